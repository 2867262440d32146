-- What was read by an emergency: for whoever judges it.
create view emergency_look as
select l.at as at, l.account_id as account_id, p.person_id as person_id
from access_log_person p join access_log l on l.id = p.log_id
where p.ground = 'break_glass' and p.allowed;
