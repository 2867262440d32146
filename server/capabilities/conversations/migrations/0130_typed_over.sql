-- Who typed over what a resident filled in on paper.
alter table conversation add column typed_by_name text not null default '';
