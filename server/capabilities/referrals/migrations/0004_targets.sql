alter table referral add column urgent boolean not null default false;

-- The dated lines of a desk: confirmation of receipt, own plan, outcome in writing.
create table clock_line (
    id text primary key,
    referral_id text not null references referral (id),
    code text not null,
    owner text not null,
    due_on text not null,
    done_at text,
    done_by text not null,
    unique (referral_id, code)
);
