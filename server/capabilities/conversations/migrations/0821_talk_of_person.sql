-- Published for the people room: which talks hang on a person row. They are counted there, for who may read talks.
create view talk_of_person as select id, person_id from conversation;
