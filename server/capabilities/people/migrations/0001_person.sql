create table person (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    domain text not null,
    given_name text not null,
    family_name text not null,
    birth_on text not null,
    phone text not null,
    email text not null,
    address text not null,
    neighbourhood_code text not null,
    village text not null,
    language text not null,
    interpreter boolean not null,
    call_allowed boolean not null,
    voicemail_allowed boolean not null,
    call_when text not null,
    secret_address boolean not null,
    status text not null,
    source text not null,
    created_at text not null
);
create index person_birth on person (organization_id, birth_on);

-- The parts of a name without accents and in lower case, for finding by the first letters.
create table person_name (
    organization_id text not null,
    token {{binary_text}} not null,
    person_id text not null references person (id),
    primary key (organization_id, token, person_id)
);
create index person_name_person on person_name (person_id);

create table need (
    id text primary key,
    person_id text not null references person (id),
    organization_id text not null,
    conversation_id text,
    code text not null,
    created_at text not null,
    closed_at text
);
create index need_person on need (person_id);

create table goal (
    id text primary key,
    version bigint not null,
    person_id text not null references person (id),
    organization_id text not null,
    need_code text,
    words bytea not null,
    state text not null,
    created_at text not null,
    ended_at text
);
create index goal_person on goal (person_id);

-- What happened with a person, for the person page: ids and codes, never content.
create table person_event (
    id {{serial}},
    person_id text not null references person (id),
    at text not null,
    kind text not null,
    subject_id text not null,
    code text not null,
    label text not null
);
create index person_event_person on person_event (person_id, id);
