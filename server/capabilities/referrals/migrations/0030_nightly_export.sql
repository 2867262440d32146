-- Which organisations have their cases written to a file each night, and the day for which that was last done.
create table nightly_export (
    organization_id text primary key,
    at text not null,
    keep_days bigint not null,
    done_on text not null
);
-- A file is made of the cases of one organisation in the order of their ids, a few at a time.
create index referral_cases on referral (to_organization_id, id) where accepted_at is not null;
