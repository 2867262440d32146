-- Who is asked to come and work here, or gets access anew. Of link and code only hashes are kept; what
-- somebody comes in with is not kept here at all.
create table account_invitation (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    purpose text not null,
    account_id text,
    role text not null,
    name text not null,
    email text not null,
    token_hash text not null unique,
    code_hash text not null,
    code_tries bigint not null,
    pairings bigint not null,
    invited_by text not null,
    invited_by_name text not null,
    sent_at text not null,
    expires_at text not null,
    ended_at text,
    outcome text not null
);
create index account_invitation_organization on account_invitation (organization_id, sent_at);
-- One that is open for one address, whoever asks at the same moment.
create unique index account_invitation_open on account_invitation (email) where ended_at is null;
