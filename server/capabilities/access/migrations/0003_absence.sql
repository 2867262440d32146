-- Who is away, and who looks after the work meanwhile.
create table absence (
    id text primary key,
    version bigint not null,
    account_id text not null references account (id),
    organization_id text not null,
    from_on text not null,
    until_on text not null,
    substitute_account_id text references account (id),
    noted_by_name text not null,
    noted_at text not null,
    ended_at text
);
create index absence_account on absence (account_id, until_on);
create index absence_substitute on absence (substitute_account_id, until_on);

-- Published for other rooms: an absence that was ended before its last day is none.
create view absence_card as
select account_id, organization_id, from_on, until_on, substitute_account_id from absence where ended_at is null;
