-- More to count of a leg; a row that was made before is made again by a job (`counted` tells how it was counted).
alter table referral_progress add column from_account_id text not null default '';
alter table referral_progress add column followed_up_late boolean not null default false;
alter table referral_progress add column closed_on text;
alter table referral_progress add column told_at_end boolean not null default false;
alter table referral_progress add column unmet_needs text not null default '';
alter table referral_progress add column unmet_in text not null default '';
alter table referral_progress add column counted bigint not null default 1;
create index referral_progress_counted on referral_progress (counted);
create index referral_progress_unmet on referral_progress (from_organization_id, sent_on) where unmet_needs <> '';
drop index referral_progress_from;
create index referral_progress_from on referral_progress (from_organization_id, sent_on, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, to_organization_id, followed_up_late, closed_on, told_at_end,
    from_account_id);
drop index referral_progress_account;
create index referral_progress_account on referral_progress (account_id, sent_on, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, from_organization_id, to_organization_id, followed_up_late,
    closed_on, told_at_end);
