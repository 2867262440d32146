-- The answer to a POST that carried an idempotency key, sealed, for 48 hours.
create table idempotent_request (
    key_hash  text not null primary key,
    actor     text not null,
    route     text not null,
    body_hash text not null,
    status    bigint not null,
    answer    bytea not null,
    at        text not null
);
create index idempotent_request_at on idempotent_request (at);
