-- Published for the people room: which messages went to the resident of a row. They are counted there.
create index outbox_person on outbox (person_id) where person_id is not null;
create view message_of_person as select id, person_id from outbox where person_id is not null;
