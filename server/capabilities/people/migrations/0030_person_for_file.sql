-- Published for other rooms: a person as a file may hold it that leaves the house. What is not safe to know outside is
-- not in it: a secret address, and a number that may not be called or spoken to.
create view person_for_file as
select id, organization_id, given_name, family_name, birth_on,
       case when secret_address then '' else address end as address,
       case when secret_address then '' else village end as village,
       case when call_allowed and voicemail_allowed then phone else '' end as phone,
       language, interpreter
from person;
