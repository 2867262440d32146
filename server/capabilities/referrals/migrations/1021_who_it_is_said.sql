-- Whom a worker takes a resident for who asked himself, where what they say does not agree: another worker confirms it.
alter table self_referral add column said_person_id text;
alter table self_referral add column said_by text;
alter table self_referral add column said_by_name text not null default '';
alter table self_referral add column said_at text;
alter table self_referral add column said_take_phone boolean not null default false;
