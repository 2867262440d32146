-- Who said yes: the resident, the parent of a child under 12, or both.
alter table consent add column given_by text not null default 'resident';
