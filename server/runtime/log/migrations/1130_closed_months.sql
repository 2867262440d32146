-- A month of the log that left the tables: to which round, in which file, and the hash of that file. The round with which it ends
-- stays, because what follows is linked to it; checkpoints stay as well.
create table log_month (
    month      text primary key,
    lines      bigint not null,
    size       bigint not null,
    last_round bigint not null,
    file       text not null,
    sha256     text not null,
    at         text not null,
    removed_at text
);
