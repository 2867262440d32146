-- Where an organisation works: in a municipality, or in one village of it ('' is all). Who asks for help there finds its
-- faces; `residents_ask`: residents there find them themselves.
create table work_area (
    organization_id text not null references organization (id),
    municipality text not null,
    village text not null,
    residents_ask boolean not null,
    primary key (organization_id, municipality, village)
);
create index work_area_municipality on work_area (municipality);
