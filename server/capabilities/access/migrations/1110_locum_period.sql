-- When somebody stands in for a practice, and who answers for him. A row is ended and never rewritten: the access log is read beside it.
create table locum_period (
    id text primary key,
    version bigint not null,
    account_id text not null references account (id),
    organization_id text not null,
    from_on text not null,
    until_on text not null,
    responsible_account_id text not null references account (id),
    responsible_name text not null,
    noted_at text not null,
    ended_at text
);
create index locum_period_account on locum_period (account_id, until_on);
create index locum_period_organization on locum_period (organization_id, until_on);
create index locum_period_responsible on locum_period (responsible_account_id);
-- Published for the access log: who answers for what an account did on a day.
create view locum_card as
select account_id, organization_id, from_on, until_on, responsible_account_id, responsible_name, noted_at, ended_at
from locum_period;
