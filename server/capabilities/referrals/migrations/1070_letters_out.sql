-- Which organisations have what comes back to them as a letter in a folder, from which their own system takes it. The numbers
-- of two mailboxes are for the free letter of Edifact; without them there is only paper.
create table letter_folder (
    organization_id text primary key,
    keep_days bigint not null,
    sender_mailbox text not null,
    recipient_mailbox text not null
);
-- A letter that is asked for, and what became of it.
create table letter_out (
    id text primary key,
    referral_id text not null,
    organization_id text not null,
    asked_at text not null,
    ended_at text,
    failure text not null
);
-- What comes back twice before it is written is one letter.
create unique index letter_waiting on letter_out (referral_id) where ended_at is null;
