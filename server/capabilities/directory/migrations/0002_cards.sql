-- Published for other rooms: the public facts of an organisation.
create view organization_card as
select id, kind, name, phone, email, village, municipality, neighbourhood_code from organization;
