-- Said with an interpreter: there is no reviewed text in the resident's language.
alter table consent add column with_interpreter boolean not null default false;
