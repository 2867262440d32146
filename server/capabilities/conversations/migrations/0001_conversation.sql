create table conversation (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    account_id text,
    questionnaire text not null,
    questionnaire_version text not null,
    filled_in_by text not null,
    state text not null,
    answers bytea not null,
    words bytea not null,
    held text not null,
    held_reason text not null,
    held_minutes text not null,
    started_at text not null,
    changed_at text not null,
    arrived_at text
);
create index conversation_person on conversation (person_id, started_at);
create index conversation_organization on conversation (organization_id, started_at);

create table invitation (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    sent_by text not null,
    questionnaire text not null,
    channel text not null,
    link_id text not null,
    conversation_id text,
    sent_at text not null,
    expires_at text not null,
    answered_at text,
    seen_at text,
    draft_session text not null
);
create index invitation_person on invitation (person_id);
create index invitation_organization on invitation (organization_id, sent_at);
