-- Published for the people room: what a resident asked about a row. It is counted there, for who may read it.
create view request_of_person as select id, person_id from record_request;
