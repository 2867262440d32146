-- Published for other rooms: whose record it is that a consent lets another see.
create view consent_subject as
select subject_id, person_id
from consent;
