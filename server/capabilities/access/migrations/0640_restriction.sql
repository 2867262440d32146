-- A record that is frozen while an objection is decided (GDPR 18). `person_id` is the row of the organisation that keeps it. The
-- restriction holds from began_at until ends_at; without an end it holds on. Why it began and why it ends is sealed under the
-- key of that row.
create table restriction (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    request_id text not null unique,
    handled_by text not null,
    handled_by_name text not null,
    began_at text not null,
    reason bytea not null,
    ends_at text,
    end_reason bytea not null,
    ended_by text,
    ended_by_name text not null
);
create index restriction_person on restriction (person_id);
-- Published for other rooms: for which request a row is frozen, and until when.
create view restriction_card as
select request_id, person_id, organization_id, ends_at
from restriction;
