-- A no of the resident to one recipient: kept, and stronger than any yes before it.
create table consent_refusal (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    recipient_organization_id text not null,
    recipient_name text not null,
    given_how text not null,
    given_by text not null,
    text_version text not null,
    language text not null,
    recorded_by text not null,
    refused_at text not null
);
create index consent_refusal_pair on consent_refusal (person_id, recipient_organization_id);
alter table consent add column refused_at text;
