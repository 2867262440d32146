-- What the resident says at the end of a case, beside the worker's view: whether what he wanted was reached. Never asked for
-- twice; it may be changed as long as the consent runs.
create table own_word (
    id text primary key references referral (id),
    reached text not null,
    said_at text not null
);

-- Who may not see a case: knows the resident, or is not the one the resident wants. It holds for the whole ask.
create table case_barred (
    thread_id text not null references thread (id),
    account_id text not null,
    reason text not null,
    at text not null,
    primary key (account_id, thread_id)
);
