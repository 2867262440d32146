-- Nothing is sent between a restore and its release: what was sent after the backup would go twice. What waited in the
-- backup has state `held`, until the release says whether it goes or not.
create table outbox_hold (
    restored_at text primary key,
    backup_at   text not null,
    released_at text
);
