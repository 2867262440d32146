-- Whether this person wants messages at all, and between which hours of the day they may come; '' for any hour.
alter table person add column messages_allowed boolean not null default true;
alter table person add column safe_from text not null default '';
alter table person add column safe_until text not null default '';
drop view person_card;
create view person_card as
select id, organization_id, given_name, family_name, birth_on, phone, email, village, language, interpreter, call_allowed,
       voicemail_allowed, call_when, secret_address, status, messages_allowed, safe_from, safe_until
from person;
