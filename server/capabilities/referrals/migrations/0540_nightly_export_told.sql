-- What came of the file of the night, for who keeps the server: when it was last made and with how many cases, and the
-- last time that it failed.
alter table nightly_export add column done_at text;
alter table nightly_export add column cases bigint not null default 0;
alter table nightly_export add column failed_at text;
alter table nightly_export add column failure text not null default '';
