-- One short question on a case between who sent it, who took it on and the resident; at most one is open at a time. The
-- words are sealed under the key of the sender's person row.
create table leg_question (
    id text primary key,
    version bigint not null,
    referral_id text not null references referral (id),
    to_organization_id text not null,
    asked_by text not null,
    asked_of text not null,
    code text not null,
    words bytea not null,
    asked_by_name text not null,
    asked_at text not null,
    due_on text not null,
    answer text not null,
    answer_words bytea not null,
    answered_by_name text not null,
    answered_at text,
    ended_at text
);
create index leg_question_referral on leg_question (referral_id, asked_at);
create unique index leg_question_open on leg_question (referral_id) where answered_at is null and ended_at is null;
create index leg_question_team on leg_question (to_organization_id, answered_at) where ended_at is null;
