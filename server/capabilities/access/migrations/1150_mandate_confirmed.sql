-- Whom a judge named, and who has authority over a child, comes after a second colleague confirmed it.
alter table mandate add column confirmed_at text;
alter table mandate add column confirmed_by text;
alter table mandate add column confirmed_by_name text not null default '';
update mandate set confirmed_at = given_at;
