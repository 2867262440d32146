-- Which patient of a GP's system a row is: chosen once by the practice. Of that system's own number only a keyed hash is kept.
create table patient_link (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    issuer_code text not null,
    patient_hash text not null,
    person_id text not null,
    chosen_by text not null,
    chosen_at text not null,
    unique (organization_id, issuer_code, patient_hash)
);
create index patient_link_person on patient_link (person_id);
