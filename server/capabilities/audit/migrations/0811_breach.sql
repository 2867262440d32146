-- The register of breaches (GDPR 33, 5): what happened, what was decided and why. The words are sealed under the key of the
-- installation: a breach hangs on no row of a person. Each state that it ever had stays in breach_change, which is only added to.
create table breach (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    emergency_id text unique,
    discovered_at text not null,
    report_due_at text not null,
    report text not null,
    facts bytea not null,
    noted_at text not null,
    noted_by_name text not null,
    warned_at text,
    closed_at text,
    closed_by_name text not null
);
create index breach_organization on breach (organization_id, closed_at, report_due_at);
create table breach_change (
    id text primary key,
    breach_id text not null references breach (id),
    number bigint not null,
    at text not null,
    by_name text not null,
    act text not null,
    facts bytea not null,
    unique (breach_id, number)
);
