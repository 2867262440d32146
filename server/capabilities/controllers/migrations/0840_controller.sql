-- Who answers for the records of an organisation, and how to reach it (GDPR 4, 7 and 13).
create table controller (
    id text primary key,
    version bigint not null,
    name text not null,
    registration text not null,
    address text not null,
    postcode text not null,
    place text not null,
    contact_name text not null,
    contact_email text not null,
    contact_phone text not null,
    saved_at text not null,
    saved_by text not null
);
-- Published for other rooms and pages: who that is.
create view controller_card as
select id, name, address, postcode, place, contact_email, contact_phone from controller;

-- Which text of the processor agreement was signed, by whom and when. A next text is signed beside it.
create table signed_agreement (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    text_version text not null,
    signed_by text not null,
    signed_as text not null,
    signed_on text not null,
    saved_at text not null,
    saved_by text not null,
    unique (organization_id, text_version)
);

-- Who watches over privacy: a colleague, or somebody of another house.
create table officer (
    id text primary key,
    version bigint not null,
    kind text not null,
    name text not null,
    email text not null,
    phone text not null,
    saved_at text not null,
    saved_by text not null
);

-- That somebody looked at it and said that it is so: who does what, and how long is kept.
create table settled_step (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    step text not null,
    saved_at text not null,
    saved_by text not null,
    unique (organization_id, step)
);

-- Where an organisation keeps something longer or shorter than packages/retention.json says.
create table chosen_term (
    organization_id text not null,
    record text not null,
    months bigint not null,
    primary key (organization_id, record)
);
