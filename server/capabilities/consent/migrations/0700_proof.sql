-- Each time that somebody said yes, as it was said: what is said anew stands beside it and overwrites nothing.
create table consent_proof (
    id text primary key,
    consent_id text not null,
    given_at text not null,
    given_how text not null,
    given_by text not null,
    text_version text not null,
    language text not null,
    with_interpreter boolean not null,
    recorded_by text not null,
    until_at text not null,
    parent_name text not null,
    parent_relation text not null,
    parent_given_how text not null
);
create index consent_proof_consent on consent_proof (consent_id, given_at);
insert into consent_proof (id, consent_id, given_at, given_how, given_by, text_version, language, with_interpreter, recorded_by,
    until_at, parent_name, parent_relation, parent_given_how)
select id, id, given_at, given_how, given_by, text_version, language, with_interpreter, recorded_by, agreed_until,
    parent_name, parent_relation, parent_given_how
from consent;
