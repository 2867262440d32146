-- Published for the requests room: who works for whom with which row of a resident. Newest first it names whose turn it is.
create view row_worker as
select recipient_person_id as person_id, to_organization_id as organization_id, account_id, changed_at
from referral where recipient_person_id is not null and account_id is not null
union all
select person_id, from_organization_id, from_account_id, changed_at
from referral;
