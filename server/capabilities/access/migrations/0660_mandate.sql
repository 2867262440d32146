-- Who comes for a resident: a carer he asked himself, or whom a judge named. What he may see is ticked.
create table mandate (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    person_id text not null,
    kind text not null,
    name text not null,
    phone text not null,
    scope text not null,
    ground bytea not null,
    given_by text,
    given_by_name text not null,
    given_at text not null,
    ends_on text not null,
    link_id text not null unique,
    ended_at text,
    ended_by_name text not null
);
create index mandate_person on mandate (person_id, given_at);
