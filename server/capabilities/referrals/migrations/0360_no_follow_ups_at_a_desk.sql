-- Dates of two weeks and later belong to who goes along with somebody; a desk has terms of its own.
delete from follow_up where done_at is null and referral_id in (
    select id from referral where target in ('wmo_desk', 'debt_desk', 'youth_team'));
