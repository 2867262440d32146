-- Published for the people room: of whom the parents read nothing, because the child from 12 asked so. It holds from the day
-- it is asked until somebody says no to it, or the child takes it back.
create view shut_to_parents as select person_id from record_request
where kind = 'not_for_parents' and replaced_at is null and answer <> 'refused';
