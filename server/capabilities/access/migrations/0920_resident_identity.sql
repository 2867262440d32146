-- A login elsewhere with which residents come in (DigiD, an eIDAS broker): `least_level` is the lowest that is let in; '' is a login of
-- those who work here. With `signing_keys` it signs that somebody signed out there.
alter table outside_issuer add column least_level text not null default '';
alter table outside_issuer add column signing_keys text not null default '';
alter table outside_issuer add column end_session_endpoint text not null default '';
-- Whose visit it is: of a resident, and which page of his is open; the number of the session there, as a keyed hash.
alter table outside_visit add column is_of_resident boolean not null default false;
alter table outside_visit add column person_id text;
alter table outside_visit add column sid_hash text not null default '';
-- With which a resident opens the own page at one organisation. The hash is another one at each organisation: no column says that two rows
-- are of one human being. Whose it is stands with its link, which nobody else got. `organization_id` is the one at which it was made.
create table resident_identity (
    id text primary key,
    version bigint not null,
    link_id text not null unique references link (id),
    organization_id text not null,
    issuer_code text not null,
    subject_hash text not null unique,
    created_at text not null,
    last_used_at text
);
create index resident_identity_issuer on resident_identity (issuer_code, organization_id);
-- Sessions that began with a login elsewhere, so that they end with it.
create table outside_session (
    session_id text primary key,
    issuer_code text not null,
    subject_hash text not null,
    sid_hash text not null
);
create index outside_session_subject on outside_session (issuer_code, subject_hash);
create index outside_session_sid on outside_session (issuer_code, sid_hash);
