-- News, in the transaction of what happened. A row without a position is not sealed yet; nobody reads it.
create table event (
    id             {{serial}},
    position       bigint unique,
    transaction_id bigint,
    name           text not null,
    body           text not null,
    at             text not null
);
create index event_unsealed on event (transaction_id, id) where position is null;

create table event_cursor (
    subscriber text not null primary key,
    position   bigint not null
);
