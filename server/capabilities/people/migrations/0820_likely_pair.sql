-- Who was not compared yet with the others of the organisation: new, or with a changed name, number, date or address.
create table person_to_compare (
    person_id text primary key
);
insert into person_to_compare (person_id) select id from person;

-- By what two rows of one organisation find each other without comparing everybody with everybody: a birth date, a number,
-- a mail address, how a name sounds.
create table person_trace (
    organization_id text not null,
    trace {{binary_text}} not null,
    person_id text not null,
    primary key (organization_id, trace, person_id)
);
create index person_trace_person on person_trace (person_id);

-- Two rows of one organisation that may be the same resident, with why. Put away: somebody said that these are two people.
create table likely_pair (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    first_id text not null,
    second_id text not null,
    score bigint not null,
    reasons text not null,
    found_at text not null,
    put_away_at text,
    put_away_by text,
    put_away_by_name text not null,
    unique (first_id, second_id)
);
create index likely_pair_second on likely_pair (second_id);
create index likely_pair_organization on likely_pair (organization_id, score, id);
