-- A number that a worker wrote over another waits for a second colleague or for three days, before a code goes there.
alter table own_number add column waits_since text;
alter table own_number add column changed_by text;
alter table own_number add column changed_by_name text not null default '';
alter table own_number add column former_id text not null default '';
alter table own_number add column told boolean not null default false;
alter table own_number add column held_at text;
alter table own_number add column held_by_name text not null default '';
