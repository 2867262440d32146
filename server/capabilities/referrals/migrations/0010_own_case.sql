-- A case without a referral: who brought the resident to the worker, a code of own_cases.hpp; '' for what was referred.
alter table referral add column source text not null default '';

-- Whether the resident wants the GP to know of it. The name of the practice is sealed under the person's key.
create table practice_choice (
    id text primary key references referral (id),
    tell boolean not null,
    practice_name bytea not null,
    chosen_at text not null,
    by_name text not null
);
