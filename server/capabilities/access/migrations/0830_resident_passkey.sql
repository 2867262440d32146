-- With which a resident opens the own page at one organisation: one row a device and organisation. Whose it is stands with its link,
-- which nobody else got. Another organisation's page has another passkey, and no column says that they are of one human being.
create table resident_passkey (
    id text primary key,
    version bigint not null,
    link_id text not null unique references link (id),
    credential_id text not null unique,
    algorithm bigint not null,
    public_key bytea not null,
    counter bigint not null,
    can_be_backed_up boolean not null,
    is_backed_up boolean not null,
    device text not null,
    created_at text not null,
    last_used_at text,
    stopped_at text
);
