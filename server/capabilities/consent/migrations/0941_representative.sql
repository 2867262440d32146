-- Why an adult could not decide on this question himself, of who decided for him. Sealed under the key of the person.
alter table consent add column why_for_him bytea not null default '';
