-- The answer takes longer than a month: once for each request, with the reason that the resident reads, sealed under the key
-- of the row that the request is about.
create table request_extension (
    id text primary key,
    version bigint not null,
    request_id text not null unique references record_request (id),
    person_id text not null,
    organization_id text not null,
    former_due_on text not null,
    words bytea not null,
    extended_at text not null,
    by_name text not null,
    told_at text
);
create index request_extension_person on request_extension (person_id);
-- What somebody asked by letter, phone or at the desk, as the privacy officer noted it. It hangs on no row of a person: who asks
-- may be unknown here. Name, words and answer are sealed under the key of the installation.
create table written_request (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    kind text not null,
    came_by text not null,
    name bytea not null,
    words bytea not null,
    handled_by bytea not null,
    received_on text not null,
    due_on text not null,
    noted_by_name text not null,
    noted_at text not null,
    warned_at text,
    extended_on text,
    extension_words bytea not null,
    answered_on text,
    answer text not null,
    answer_words bytea not null,
    answered_by_name text not null
);
create index written_request_organization on written_request (organization_id, answered_on, due_on);
