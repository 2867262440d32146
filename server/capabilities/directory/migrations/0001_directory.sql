create table organization (
    id text primary key,
    version bigint not null,
    kind text not null,
    domain text not null,
    name text not null,
    description text not null,
    phone text not null,
    email text not null,
    website text not null,
    address text not null,
    municipality_code text not null,
    municipality text not null,
    neighbourhood_code text not null,
    village text not null,
    latitude double precision,
    longitude double precision,
    source text not null,
    source_id text not null,
    created_at text not null
);
create index organization_kind on organization (kind);
create index organization_source on organization (source, source_id);

create table service (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization (id),
    name text not null,
    description text not null,
    status text not null,
    eligibility_description text not null,
    fees_description text not null,
    schedule_description text not null,
    weekdays text not null,
    interpretation_services text not null,
    email text not null,
    phone text not null,
    url text not null,
    address text not null,
    village text not null,
    neighbourhood_code text not null,
    latitude double precision,
    longitude double precision,
    places_free bigint,
    needs text not null,
    assured_on text,
    source text not null,
    source_id text not null,
    created_at text not null
);
create index service_organization on service (organization_id);
create index service_source on service (source, source_id);

create table neighbourhood (
    code text primary key,
    name text not null,
    district_code text not null,
    municipality_code text not null,
    municipality text not null,
    latitude double precision not null,
    longitude double precision not null
);

create table face (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization (id),
    account_id text,
    role text not null,
    name text not null,
    phone text not null,
    about text not null,
    wait_weeks bigint not null,
    practice_hours text not null,
    intake_stop boolean not null
);
create index face_organization on face (organization_id);
create index face_account on face (account_id);

create table face_rule (
    id text primary key,
    practice_id text not null references organization (id),
    face_id text not null references face (id),
    need text not null,
    rank bigint not null,
    unique (practice_id, face_id, need)
);

create table slot (
    id text primary key,
    version bigint not null,
    face_id text not null references face (id),
    practice_id text not null references organization (id),
    starts_at text not null,
    minutes bigint not null,
    referral_id text
);
create index slot_face on slot (face_id, practice_id, starts_at);
create index slot_referral on slot (referral_id);

create table received_document (
    id text primary key,
    kind text not null,
    record_id text not null,
    source text not null,
    outcome text not null,
    reason text not null,
    body text not null,
    received_at text not null
);
create index received_document_record on received_document (record_id);
