-- Published for the people room: who reads along with a row. They are counted there.
create view mandate_of_person as select id, person_id from mandate;
