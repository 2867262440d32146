-- Published for other rooms: the numbers of an organisation and of who works there.
create view phone_of_house as
select organization_id, phone from face where phone <> ''
union all
select id, phone from organization where phone <> '';
