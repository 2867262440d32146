-- An inbox that several organisations read: the organisation that stands for it, and who they are. Whoever takes
-- something on has it alone.
create table inbox_member (
    inbox_id text not null references organization (id),
    organization_id text not null references organization (id),
    primary key (inbox_id, organization_id)
);
create index inbox_member_organization on inbox_member (organization_id);
-- Published for other rooms.
create view inbox_member_card as
select inbox_id, organization_id from inbox_member;
