-- A resident who asks for help himself. Until the own phone was confirmed the words are sealed under the key of the
-- installation; then they become a case and are wiped here. What nobody confirmed is gone after a day.
create table self_referral (
    id text primary key,
    version bigint not null,
    token_hash text not null unique,
    body bytea not null,
    phone_hash text not null,
    parent_phone_hash text,
    address_hash text not null,
    code_hash text,
    parent_code_hash text,
    code_expires_at text not null,
    code_tries bigint not null,
    codes_sent bigint not null,
    asked_at text not null,
    referral_id text references referral (id),
    settled_at text
);
create index self_referral_phone on self_referral (phone_hash, asked_at);
create index self_referral_address on self_referral (address_hash, asked_at);
create unique index self_referral_case on self_referral (referral_id) where referral_id is not null;
