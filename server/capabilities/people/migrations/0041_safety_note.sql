-- What colleagues must know to be safe, and to keep this resident safe. One for each row of a person, sealed under the
-- person's key; never outside the own organisation.
create table safety_note (
    id text primary key references person (id),
    version bigint not null,
    organization_id text not null,
    words bytea not null,
    by_name text not null,
    written_at text not null
);
