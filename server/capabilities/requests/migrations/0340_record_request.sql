-- What a resident asks about what an organisation keeps of him, with the answer. Own words and answer are sealed under the key
-- of that organisation's row. A statement that is said anew replaces the former one, which stays.
create table record_request (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    kind text not null,
    subject text not null,
    words bytea not null,
    asked_at text not null,
    due_on text not null,
    warned_at text,
    replaced_at text,
    answered_at text,
    answer text not null,
    answer_words bytea not null,
    answered_by text,
    answered_by_name text not null,
    told_at text
);
create index record_request_person on record_request (person_id, asked_at);
create index record_request_organization on record_request (organization_id, answered_at, due_on);
