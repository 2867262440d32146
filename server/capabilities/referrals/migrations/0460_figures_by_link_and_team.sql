-- What a word back and a talk at a date are expected of, and what was asked of a volunteer by link. A row that was made before is made
-- again by a job.
alter table referral_progress add column words_back boolean not null default false;
alter table referral_progress add column dated_talks boolean not null default false;
alter table referral_progress add column by_link boolean not null default false;
alter table referral_progress add column answered_on text;
alter table referral_progress add column welcome boolean not null default false;
-- Of volunteers there was no row: an empty one is filled by the same job.
insert into referral_progress (referral_id, from_organization_id, to_organization_id, account_id, target, sent_on, contact_in_time,
    told_in_time, step, reason, from_account_id, by_link, counted)
select id, from_organization_id, to_organization_id, account_id, target, substr(sent_at, 1, 10), false, false, step, reason,
    from_account_id, true, 0
from referral where target in ('initiative', 'village_volunteer')
    and id not in (select referral_id from referral_progress);
drop index referral_progress_from;
create index referral_progress_from on referral_progress (from_organization_id, sent_on, by_link, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, to_organization_id, followed_up_late, closed_on, told_at_end,
    from_account_id, words_back, dated_talks, account_id);
drop index referral_progress_account;
create index referral_progress_account on referral_progress (account_id, sent_on, by_link, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, from_organization_id, to_organization_id, followed_up_late,
    closed_on, told_at_end, from_account_id, words_back, dated_talks);
create index referral_progress_to on referral_progress (to_organization_id, sent_on, by_link, step, reason, contact_on, intake_on,
    started_on, followed_up_on, contact_in_time, told_in_time, from_organization_id, followed_up_late, closed_on, told_at_end,
    from_account_id, words_back, dated_talks, account_id);
create index referral_progress_link_from on referral_progress (from_organization_id, sent_on, answered_on, welcome) where by_link;
create index referral_progress_link_asker on referral_progress (from_account_id, sent_on, answered_on, welcome) where by_link;
