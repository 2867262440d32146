-- Which organisations have a part in the case of a leg: what hangs under the leg is theirs (the second lock of PostgreSQL).
create view side_of_leg as
select r.id as referral_id, p.organization_id as organization_id
from referral r join thread_party p on p.thread_id = r.thread_id;
