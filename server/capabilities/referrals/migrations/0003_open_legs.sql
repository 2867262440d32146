-- A worklist reads the open legs of one account and the open offers of its organisation, not all that was ever sent.
drop index referral_to;
create index referral_to on referral (to_organization_id, accepted_at, due_on) where closed_at is null;
create index referral_account on referral (account_id, due_on) where closed_at is null and account_id is not null;
