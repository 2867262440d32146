-- Two rows of one resident made one: one colleague proposes, another confirms, and the same to undo it.
create table person_merge (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    pair_id text not null,
    stays_id text not null,
    goes_id text not null,
    state text not null,
    reason bytea not null,
    proposed_by text not null,
    proposed_by_name text not null,
    proposed_at text not null,
    decided_by text,
    decided_by_name text not null,
    decided_at text,
    undo_until text,
    undo_reason bytea not null,
    undo_asked_by text,
    undo_asked_by_name text not null,
    undo_asked_at text,
    undone_by text,
    undone_by_name text not null,
    undone_at text
);
create unique index person_merge_standing on person_merge (pair_id) where state in ('proposed', 'merged');
create index person_merge_organization on person_merge (organization_id, state, proposed_at);
create index person_merge_stays on person_merge (stays_id);
create index person_merge_goes on person_merge (goes_id);

-- Each value that a merge changed: what stood there and what was written, so that it can be put back.
create table person_merge_change (
    merge_id text not null references person_merge (id),
    table_name text not null,
    row_key text not null,
    column_name text not null,
    former text,
    written text,
    former_sealed bytea not null,
    written_sealed bytea not null,
    primary key (merge_id, table_name, row_key, column_name)
);

-- Whose looks count for a resident besides those at the own row: of a row that points at it now, and of the row that
-- held the own record for a while.
create view person_looked_with as
select same_as as person_id, id as other_id, '' as from_at, '9' as until_at from person where same_as is not null
union all
select goes_id, stays_id, decided_at, undone_at from person_merge where undone_at is not null;
