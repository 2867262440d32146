-- What the assistant made ready on instruction: nothing of it has left before somebody sends it.
create table prepared_referral (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    for_account_id text not null,
    face_id text not null,
    request bytea not null,
    prepared_by text not null,
    prepared_by_name text not null,
    prepared_at text not null,
    ended_at text,
    referral_id text
);
create index prepared_referral_open on prepared_referral (organization_id, ended_at);
create index prepared_referral_person on prepared_referral (person_id);
