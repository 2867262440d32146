-- A worklist reads the open legs of one account and the open offers of its organisation, not all that was ever sent.
drop index referral_to;
create index referral_to on referral (to_organization_id, account_id, due_on) where closed_at is null;
