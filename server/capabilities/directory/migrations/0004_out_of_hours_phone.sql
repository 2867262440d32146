-- The huisartsenpost of this practice: who cannot wait sees it without calling twice.
alter table organization add column out_of_hours_phone text not null default '';
drop view organization_card;
create view organization_card as
select id, kind, name, phone, out_of_hours_phone, email, village, municipality, neighbourhood_code
from organization;
