-- Who looked at whom, or tried to (NEN 7513). Names and roles are kept as they were at that moment; no foreign keys, so
-- that erasing a person or an account leaves the log whole.
create table access_log (
    id              {{serial}},
    at              text not null,
    request_id      text not null,
    action          text not null,
    outcome         text not null,
    account_id      text,
    actor_kind      text not null,
    actor_name      text not null,
    role            text not null,
    organization_id text,
    person_id       text,
    link_id         text,
    address         text not null
);
create index access_log_at on access_log (at);

create table access_log_person (
    log_id       bigint not null references access_log (id),
    person_id    text not null,
    record_class text not null,
    operation    text not null,
    ground       text not null,
    allowed      boolean not null
);
create index access_log_person_person on access_log_person (person_id, log_id);
create index access_log_person_log on access_log_person (log_id);
