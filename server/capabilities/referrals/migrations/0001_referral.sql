create table thread (
    id text primary key,
    version bigint not null,
    person_id text not null,
    organization_id text not null,
    goal_id text,
    opened_at text not null
);
create index thread_person on thread (person_id);

create table thread_party (
    id text primary key,
    thread_id text not null references thread (id),
    organization_id text not null,
    person_id text not null,
    unique (thread_id, organization_id)
);
create index thread_party_person on thread_party (person_id);

create table referral (
    id text primary key,
    version bigint not null,
    thread_id text not null references thread (id),
    parent_id text,
    target text not null,
    from_organization_id text not null,
    from_account_id text not null,
    from_name text not null,
    to_organization_id text not null,
    to_name text not null,
    face_id text,
    service_id text,
    account_id text,
    person_id text not null,
    recipient_person_id text,
    consent_id text not null,
    first_name text not null,
    village text not null,
    needs text not null,
    sentence bytea not null,
    fields bytea not null,
    feedback_level text not null,
    state text not null,
    step text not null,
    reason text not null,
    attempts bigint not null,
    due_on text,
    meets_at text,
    outcome text not null,
    sent_at text not null,
    accepted_at text,
    closed_at text,
    seen_by_sender_at text,
    changed_at text not null
);
create index referral_thread on referral (thread_id);
create index referral_person on referral (person_id);
create index referral_parent on referral (parent_id);
create index referral_from on referral (from_organization_id, closed_at, changed_at);
create index referral_to on referral (to_organization_id, closed_at, due_on);

create table referral_step (
    id text primary key,
    referral_id text not null references referral (id),
    number bigint not null,
    step text not null,
    reason text not null,
    by_name text not null,
    by_organization_id text not null,
    at text not null,
    undone_at text,
    undone_by text not null,
    former_state text not null,
    former_step text not null,
    former_reason text not null,
    former_attempts bigint not null,
    former_due_on text,
    former_meets_at text,
    unique (referral_id, number)
);

create table feedback (
    id text primary key,
    referral_id text not null references referral (id),
    status text not null,
    sentence bytea not null,
    by_name text not null,
    sent_at text not null
);
create index feedback_referral on feedback (referral_id, sent_at);

create table referral_note (
    id text primary key,
    referral_id text not null references referral (id),
    person_id text not null,
    organization_id text not null,
    account_id text not null,
    by_name text not null,
    words bytea not null,
    written_at text not null
);
create index referral_note_referral on referral_note (referral_id, written_at);

create table follow_up (
    id text primary key,
    referral_id text not null references referral (id),
    code text not null,
    due_on text not null,
    done_at text,
    result text not null,
    unique (referral_id, code)
);

create table link_answer (
    id text primary key references referral (id),
    answer text not null,
    answered_at text not null,
    attended_at text
);
