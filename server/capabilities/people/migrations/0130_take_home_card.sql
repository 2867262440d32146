-- A card for who wants to think it over. Code and token are sealed, so that it can be printed again.
create table take_home_card (
    id text primary key,
    version bigint not null,
    person_id text not null references person (id),
    organization_id text not null,
    channel text not null,
    link_id text not null unique,
    code_hash text not null unique,
    code bytea not null,
    token bytea not null,
    given_by text not null,
    given_by_name text not null,
    given_at text not null,
    expires_at text not null,
    replaced_at text,
    used_at text,
    tells_practice boolean not null
);
create index take_home_card_person on take_home_card (person_id, given_at);
