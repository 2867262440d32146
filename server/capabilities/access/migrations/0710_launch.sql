-- A GP's system opens a patient here (SMART App Launch). Of who is open there only a keyed hash is kept, as long as the session that
-- began with it.
alter table outside_issuer add column fhir text not null default '';
alter table outside_visit add column is_launch boolean not null default false;
alter table outside_visit add column patient_hash text not null default '';
create table open_patient (
    session_id text primary key,
    issuer_code text not null,
    patient_hash text not null,
    opened_at text not null
);
