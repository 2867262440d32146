-- One look at what is past its term, and what became of it. `terms` says by which terms it was counted.
create table retention_run (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    terms text not null,
    state text not null,
    looked_at text not null,
    looked_by text not null,
    released_at text,
    released_by text not null,
    finished_at text
);
create index retention_run_organization on retention_run (organization_id, looked_at);
create index retention_run_to_do on retention_run (organization_id) where state = 'released';

-- The numbers of a run, by kind of record: kept before, past its term, removed; and what stayed, by reason.
create table retention_count (
    run_id text not null references retention_run (id),
    record text not null,
    what text not null,
    number bigint not null,
    primary key (run_id, record, what)
);

-- Nothing is removed of this organisation as long as this holds.
create table retention_hold (
    id text primary key,
    version bigint not null,
    reason text not null,
    until_on text not null,
    placed_at text not null,
    placed_by text not null
);
