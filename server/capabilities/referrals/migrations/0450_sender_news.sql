-- What became of a referral that its sender has to hear without opening a page: told at once, or in one message the next
-- working day. `at` is the moment of the step; a step taken again is news again.
create table sender_news (
    referral_id text not null references referral (id),
    step text not null,
    organization_id text not null,
    at text not null,
    told_at text,
    primary key (referral_id, step)
);
create index sender_news_waiting on sender_news (organization_id) where told_at is null;
