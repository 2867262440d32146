-- By which way residents came further is counted without opening a row.
create index referral_progress_routes on referral_progress (from_organization_id, target, by_link, sent_on);
