-- What figures are counted from: a row a leg to a face, made from the steps that stand. Kept by the news; anybody may
-- empty it and have it made again.
create table referral_progress (
    referral_id text primary key references referral (id),
    from_organization_id text not null,
    to_organization_id text not null,
    account_id text,
    target text not null,
    sent_on text not null,
    contact_on text,
    intake_on text,
    started_on text,
    followed_up_on text,
    contact_in_time boolean not null,
    told_in_time boolean not null,
    step text not null,
    reason text not null
);
create index referral_progress_from on referral_progress (from_organization_id, sent_on);
create index referral_progress_account on referral_progress (account_id, sent_on);
