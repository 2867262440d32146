-- The lines of the access log in the order in which they were sealed: a row for each round of the sealer. Ids are ranges,
-- "1-40,42": a line of a transaction that ended late comes in a later round. What is not there yet is looked for again.
create table log_round (
    number     bigint primary key,
    at         text not null,
    ids        text not null,
    lines      bigint not null,
    size       bigint not null,
    last_leaf  text not null,
    tree       bytea not null,
    open_ids   text not null
);
create table log_checkpoint (
    size       bigint primary key,
    at         text not null,
    note       text not null,
    told_at    text
);
-- The key that signs them; its public half is for everybody.
create table log_key (
    origin      text primary key,
    public_line text not null,
    sealed      bytea not null,
    made_at     text not null
);
