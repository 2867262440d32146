-- A child from 12 and a parent each say yes on the own phone: until both did, nothing of it has left.
alter table prepared_referral add column on_own_phones boolean not null default false;
alter table prepared_referral add column resident_said_at text;
alter table prepared_referral add column parent_said_at text;
alter table prepared_referral add column parent_name text not null default '';
alter table prepared_referral add column no_by text not null default '';
