-- Who said yes to sharing with whom, and when: for who looks back.
create view consent_yes as
select person_id, recipient_organization_id, given_by, given_at
from consent;
