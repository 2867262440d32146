-- Of a child below 16: which parent said yes, how he stands to the child and how he said it. "" of everybody else.
alter table consent add column parent_name text not null default '';
alter table consent add column parent_relation text not null default '';
alter table consent add column parent_given_how text not null default '';
