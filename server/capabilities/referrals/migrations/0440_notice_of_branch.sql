-- A line for who sent a case on: which of its branches it is about.
alter table case_notice add column branch_id text;
