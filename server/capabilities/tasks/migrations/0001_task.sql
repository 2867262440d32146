create table task (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    role text not null,
    kind text not null,
    person_id text not null,
    referral_id text,
    asked_by text not null,
    asked_by_name text not null,
    face_name text not null,
    due_on text not null,
    created_at text not null,
    done_at text,
    result text not null
);
create index task_organization on task (organization_id, done_at, due_on);
create index task_referral on task (referral_id);
