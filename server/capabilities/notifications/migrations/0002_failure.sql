alter table outbox add column failure text;
