-- A professional opened in an emergency what other organisations keep of a resident: for an hour, with a reason.
create table emergency (
    id text primary key,
    version bigint not null,
    account_id text not null,
    account_name text not null,
    role text not null,
    organization_id text not null,
    person_id text not null,
    reason text not null,
    words bytea not null,
    opened_at text not null,
    ends_at text not null,
    not_safe bytea not null,
    tell_on text not null,
    told_at text,
    verdict text not null,
    verdict_words bytea not null,
    judged_at text,
    judged_by_name text not null
);
create index emergency_account on emergency (account_id, opened_at);
create index emergency_organization on emergency (organization_id, opened_at);
create index emergency_tell on emergency (told_at, tell_on);
-- The rows of other organisations that it opens: those of the same resident at that moment.
create table emergency_row (
    id text primary key,
    emergency_id text not null references emergency (id),
    person_id text not null,
    organization_id text not null
);
create index emergency_row_person on emergency_row (person_id, emergency_id);
create index emergency_row_emergency on emergency_row (emergency_id);
create index emergency_row_organization on emergency_row (organization_id, emergency_id);
-- What the resident is not told yet: which account, of which row, between which moments, until which day.
create view emergency_card as
select e.account_id as account_id, r.person_id as person_id, e.opened_at as opened_at, e.ends_at as ends_at,
       e.tell_on as tell_on
from emergency e join emergency_row r on r.emergency_id = e.id;
