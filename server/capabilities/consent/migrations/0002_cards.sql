-- Published for other rooms: how long a consent counts. Lists ask it for all their rows at once.
create view consent_card as
select subject_id, given_at, ends_at, withdrawn_at
from consent;
