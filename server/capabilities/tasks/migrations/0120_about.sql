-- What a task is about, a code: with call_instead the kind of message that may not be sent.
alter table task add column about text not null default '';
