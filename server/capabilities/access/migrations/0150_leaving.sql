-- Who stops working here, until when, and who goes on with the work.
create table leaving (
    account_id text primary key references account (id),
    version bigint not null,
    organization_id text not null,
    last_on text not null,
    successor_account_id text references account (id),
    noted_by_name text not null,
    noted_at text not null,
    ended_at text
);
create index leaving_last_on on leaving (last_on);
