-- A team of thousands of open legs and a practice of years are read from the index alone.
drop index referral_to;
create index referral_to on referral (to_organization_id, account_id, due_on, id, closed_at) where closed_at is null;
drop index referral_progress_from;
create index referral_progress_from on referral_progress (from_organization_id, sent_on, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, to_organization_id);
drop index referral_progress_account;
create index referral_progress_account on referral_progress (account_id, sent_on, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, from_organization_id, to_organization_id);
