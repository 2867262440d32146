create table account (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    role text not null,
    name text not null,
    email text not null unique,
    password_hash text not null,
    totp_key bytea not null,
    totp_last_step bigint not null,
    active boolean not null,
    created_at text not null
);
create index account_organization on account (organization_id);

create table session (
    id text primary key,
    level text not null,
    account_id text references account (id),
    link_id text,
    demo boolean not null,
    created_at text not null,
    last_seen_at text not null,
    ends_at text not null
);

create table link (
    id text primary key,
    version bigint not null,
    token_hash text not null unique,
    kind text not null,
    organization_id text not null,
    person_id text not null,
    subject_id text not null,
    created_at text not null,
    expires_at text not null,
    closed_at text,
    code_hash text,
    code_expires_at text,
    code_tries bigint not null
);
create index link_subject on link (subject_id);
create index link_person on link (person_id);

-- Guessing defence: how often an account or link was tried since the last success.
create table login_trial (
    subject text primary key,
    failures bigint not null,
    blocked_until text
);
