-- What the privacy officer looked up in the access log for a breach: by whom, why, and how much it was. What was looked for and
-- why are sealed under the key of the installation.
create table log_query (
    id text primary key,
    organization_id text not null,
    at text not null,
    by_name text not null,
    looked_by text not null,
    subject bytea not null,
    reason bytea not null,
    from_on text not null,
    until_on text not null,
    people bigint not null,
    times bigint not null,
    classes text not null,
    first_at text,
    last_at text
);
create index log_query_organization on log_query (organization_id, at);
