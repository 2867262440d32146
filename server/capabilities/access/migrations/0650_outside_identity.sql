-- The login of an organisation itself, as its own house tells of it; filled from the settings.
create table outside_issuer (
    code text primary key,
    organization_name text not null,
    issuer text not null,
    client_id text not null,
    authorization_endpoint text not null,
    levels_wanted text not null,
    says_who_answers boolean not null,
    read_at text not null
);

-- Who an account is there. Of the subject only a keyed hash is kept.
create table outside_identity (
    id text primary key,
    version bigint not null,
    account_id text not null references account (id),
    issuer_code text not null,
    subject_hash text not null,
    created_at text not null,
    last_used_at text,
    unique (issuer_code, subject_hash),
    unique (issuer_code, account_id)
);
create index outside_identity_account on outside_identity (account_id);

-- On the way there and back, in one browser: answered once, within ten minutes.
create table outside_visit (
    id text primary key,
    version bigint not null,
    issuer_code text not null,
    account_id text,
    state_hash text not null,
    secrets bytea not null,
    stage text not null,
    subject_hash text not null,
    level text not null,
    proven_at text not null,
    ends_at text not null
);
create index outside_visit_stage on outside_visit (issuer_code, stage);
