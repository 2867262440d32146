-- How often in this hour: by account and by organisation. A mark is a keyed hash; the same one counts once.
create table limited_use (
    what text not null,
    who text not null,
    hour text not null,
    mark text not null,
    used bigint not null,
    primary key (what, who, hour, mark)
);
