-- Which organisation takes part in which programme, from which day. The one-tap line and its figures
-- exist only where the practice joined one.
create table programme_membership (
    organization_id text not null references organization (id),
    programme text not null,
    joined_on text not null,
    left_on text,
    primary key (organization_id, programme)
);
-- Published for other rooms.
create view programme_card as
select organization_id, programme, joined_on, left_on from programme_membership;
