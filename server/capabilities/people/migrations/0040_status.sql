-- How a person's status came about: when, said by whom, and by which other organisation when it came as news.
alter table person add column status_at text;
alter table person add column status_by text not null default '';
alter table person add column status_from text not null default '';
-- The row that is meant when this one was made twice.
alter table person add column same_as text;
create index person_same_as on person (same_as) where same_as is not null;

-- What was corrected in a name, number or birth date. The former words are sealed under the person's key.
create table person_correction (
    id text primary key,
    person_id text not null references person (id),
    field text not null,
    former bytea not null,
    by_name text not null,
    at text not null
);
create index person_correction_person on person_correction (person_id, at);
