-- Who said yes to research. The tie to a person stands here and nowhere else: answers know the participant only.
create table research_participant (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    study text not null,
    study_version text not null,
    programme text not null,
    channel text not null,
    asked_by text not null,
    asked_by_name text not null,
    asked_at text not null,
    expires_at text not null,
    link_id text not null,
    reminder_link_id text,
    reminded_at text,
    answered_at text,
    withdrawn_at text,
    withdrawn_by text not null,
    unique (person_id, study)
);
create index research_participant_waiting on research_participant (asked_at) where answered_at is null;

create table research_response (
    id text primary key,
    participant_id text not null references research_participant (id),
    wave text not null,
    study_version text not null,
    answers bytea not null,
    answered_on text not null,
    unique (participant_id, wave)
);
