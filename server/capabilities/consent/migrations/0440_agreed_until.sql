-- Until when was agreed. A close ends a consent earlier; a close that was undone makes it no longer than this.
alter table consent add column agreed_until text not null default '';
update consent set agreed_until = ends_at;
-- Who goes along hears of an end that is near: of a few days, and not of all that ever was agreed.
create index consent_end on consent (ends_at) where withdrawn_at is null;
-- A no that the resident took back: it is kept, and stands in nobody's way any more.
alter table consent_refusal add column taken_back_at text;
