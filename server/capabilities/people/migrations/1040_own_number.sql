-- Of a young person: the number that he said himself is his own, and of a number that came along with a referral since
-- when it was known where it came from.
create table own_number (
    person_id text primary key references person (id),
    version bigint not null,
    phone text not null,
    known_since text not null,
    confirmed_at text,
    confirmed_by_name text not null
);
-- Published for other rooms: since when the number that stands there now is known, and since when as his own.
create view number_card as
select p.id as person_id, p.birth_on,
       coalesce(o.known_since, (select max(c.at) from person_correction c where c.person_id = p.id and c.field = 'phone'),
                p.created_at) as known_since,
       coalesce(o.confirmed_at, '') as confirmed_at,
       coalesce((select max(c.at) from person_correction c where c.person_id = p.id and c.field = 'email'),
                p.created_at) as email_known_since
from person p left join own_number o on o.person_id = p.id and o.phone = p.phone;
-- A file that leaves the house asks for the address by itself.
drop view person_for_file;
create view person_for_file as
select id, organization_id, given_name, family_name, birth_on, secret_address,
       case when secret_address then '' else address end as address,
       case when secret_address then '' else village end as village,
       case when call_allowed and voicemail_allowed then phone else '' end as phone,
       language, interpreter
from person;
