-- What an organisation decided about the page of its residents: whether the names of its people stand in who looked, and whom
-- to call with a complaint. Without a row: no names, and the ways of its kind (packages/complaint_ways.json).
create table resident_desk (
    id text primary key,
    version bigint not null,
    shows_names boolean not null,
    complaint_name text not null,
    complaint_phone text not null,
    complaint_site text not null,
    changed_at text not null,
    changed_by text not null
);
-- Published for the audit room: whether names may be told.
create view resident_desk_card as
select id, shows_names from resident_desk;
