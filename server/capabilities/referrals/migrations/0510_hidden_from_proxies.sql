-- A leg that nobody reads who comes for the resident: a parent, a representative, a carer.
alter table referral add column hidden_from_proxies boolean not null default false;
update referral set hidden_from_proxies = true where target = 'youth_team' and source = '';
-- Published for other rooms: which organisations a proxy of this resident does not hear of.
create view hidden_recipient as
select p.person_id as person_id, r.to_organization_id as organization_id
from referral r join thread_party p on p.thread_id = r.thread_id where r.hidden_from_proxies
union
select p.person_id as person_id, m.organization_id as organization_id
from referral r join thread_party p on p.thread_id = r.thread_id
join inbox_member_card m on m.inbox_id = r.to_organization_id where r.hidden_from_proxies;
-- … and where it was asked: what is looked at there of the ask would tell that there is one.
create view hidden_ask as
select distinct p.person_id as person_id, r.from_organization_id as organization_id
from referral r join thread_party p on p.thread_id = r.thread_id where r.hidden_from_proxies;
create index referral_hidden on referral (thread_id) where hidden_from_proxies;
