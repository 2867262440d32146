create table outbox (
    id text primary key,
    version bigint not null,
    channel text not null,
    recipient text not null,
    kind text not null,
    person_id text,
    subject_id text not null,
    body bytea not null,
    state text not null,
    attempts bigint not null,
    created_at text not null,
    due_at text not null,
    sent_at text
);
create index outbox_waiting on outbox (state, due_at);
create index outbox_subject on outbox (subject_id);
