-- Who said yes to sharing with whom, and when, each time: for who looks back.
create view consent_yes as
select c.person_id, c.recipient_organization_id, p.given_by, p.given_at
from consent_proof p join consent c on c.id = p.consent_id;
