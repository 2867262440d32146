-- Why help did not come about is counted in the order of step and reason, over the few rows that ended so; what found no offer without
-- opening the row.
create index referral_progress_ends_from on referral_progress (from_organization_id, step, reason, sent_on, by_link, to_organization_id)
    where not by_link and step in ('not_reached', 'resident_declines', 'not_fitting', 'not_answered', 'withdrawn');
create index referral_progress_ends_to on referral_progress (to_organization_id, step, reason, sent_on, by_link, from_organization_id)
    where not by_link and step in ('not_reached', 'resident_declines', 'not_fitting', 'not_answered', 'withdrawn');
create index referral_progress_ends_account on referral_progress (account_id, step, reason, sent_on, by_link, from_organization_id,
    to_organization_id)
    where not by_link and step in ('not_reached', 'resident_declines', 'not_fitting', 'not_answered', 'withdrawn');
drop index referral_progress_unmet;
create index referral_progress_unmet on referral_progress (from_organization_id, sent_on, by_link, unmet_needs, unmet_in,
    to_organization_id) where unmet_needs <> '';
