-- What an account signs in with beside password and code: one row a device or password manager.
create table passkey (
    id text primary key,
    version bigint not null,
    account_id text not null references account (id),
    credential_id text not null unique,
    algorithm bigint not null,
    public_key bytea not null,
    counter bigint not null,
    can_be_backed_up boolean not null,
    is_backed_up boolean not null,
    name text not null,
    created_at text not null,
    last_used_at text,
    stopped_at text
);
create index passkey_account on passkey (account_id);

-- What was asked of an authenticator, once: by the session or the browser that is to answer.
create table passkey_challenge (
    id text primary key,
    purpose text not null,
    challenge text not null,
    ends_at text not null
);
create index passkey_challenge_ends on passkey_challenge (ends_at);

-- A sign-in between password and code: no session, and opens nothing but the code.
create table half_session (
    id text primary key,
    account_id text not null references account (id),
    ends_at text not null
);
delete from session where level = 'password';

-- When both factors, or the second one anew, were last proven in a session.
alter table session add column proven_at text not null default '';
