create table consent (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    recipient_organization_id text not null,
    recipient_name text not null,
    purpose text not null,
    fields text not null,
    feedback_level text not null,
    attendance boolean not null,
    given_how text not null,
    text_version text not null,
    language text not null,
    asked_by text,
    given_at text not null,
    ends_at text not null,
    withdrawn_at text,
    subject_id text not null unique
);
create index consent_person on consent (person_id);
