-- Whom the answer tells of, sealed as the answer is: who asks again is decided upon again.
alter table idempotent_request add column looks bytea;
