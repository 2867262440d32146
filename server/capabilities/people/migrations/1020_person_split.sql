-- A row that held two people from the start: the same two colleagues, the other way. `parts` is who the second is and what
-- is his, sealed under the key of the row that stays.
alter table person_merge add column kind text not null default 'merge';
alter table person_merge add column parts bytea not null default '';
create unique index person_split_standing on person_merge (stays_id) where kind = 'split' and state = 'proposed';
