-- Published for other rooms: who a person is. Whoever reads it asks the door first.
create view person_card as
select id, organization_id, given_name, family_name, birth_on, phone, email, village, language, interpreter, call_allowed,
       voicemail_allowed, call_when, secret_address, status
from person;
