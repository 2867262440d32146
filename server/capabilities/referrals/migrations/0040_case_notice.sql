-- What a receiver must hear of a case, until somebody there has seen it.
create table case_notice (
    id text primary key,
    referral_id text not null references referral (id),
    organization_id text not null,
    account_id text,
    kind text not null,
    fields text not null,
    at text not null,
    seen_at text
);
create index case_notice_open on case_notice (organization_id) where seen_at is null;
create index case_notice_referral on case_notice (referral_id);
create index referral_recipient on referral (recipient_person_id) where recipient_person_id is not null;
