-- An organisation whose people come in by its own login alone. One account keeps password and authenticator, for when that login is away.
create table own_login (
    id text primary key,
    version bigint not null,
    keeper_account_id text not null references account (id),
    help text not null,
    since text not null,
    set_by_name text not null
);
-- Somebody who was invited is on the way: a hash of his link, and of the address that the login vouched for ('' when it did not).
alter table outside_visit add column invitation text not null default '';
alter table outside_visit add column email_hash text not null default '';
