-- A question to a desk about nobody in particular: no column names a resident.
create table short_question (
    id text primary key,
    version bigint not null,
    target text not null,
    face_id text not null,
    from_organization_id text not null,
    to_organization_id text not null,
    to_name text not null,
    asked_by text not null,
    asked_by_name text not null,
    question bytea not null,
    asked_at text not null,
    due_on text not null,
    answer bytea not null,
    answered_by_name text not null,
    answered_at text,
    seen_at text
);
create index short_question_asked on short_question (asked_by, asked_at);
create index short_question_open on short_question (to_organization_id, answered_at);
