-- Of a locum: the first and the last day. '' of everybody else.
alter table account_invitation add column from_on text not null default '';
alter table account_invitation add column until_on text not null default '';
