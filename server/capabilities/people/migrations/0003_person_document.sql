-- What another system sent about a person, as it was received. Sealed under the key of the person; under the key of the
-- installation when no row of ours is meant (person_id is null, and `reason` says why).
create table person_document (
    id text primary key,
    person_id text references person (id),
    organization_id text not null,
    kind text not null,
    source text not null,
    source_key text not null,
    outcome text not null,
    reason text not null,
    body bytea not null,
    received_at text not null
);
create index person_document_person on person_document (person_id);
create index person_document_source on person_document (organization_id, source_key);
