-- Under which name another system knows a record of this room: "Organization/17", "identifier:http://…|06020806".
create table source_key (
    source text not null,
    key text not null,
    kind text not null,
    record_id text not null,
    primary key (source, key)
);
