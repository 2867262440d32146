-- Published for other rooms: whose face it is.
create view face_card as
select id, organization_id, account_id, name from face;
