-- Published for the audit room: which person rows belong to one resident's threads. Read for the resident himself only.
create view resident_rows as
select own.person_id as person_id, other.person_id as other_person_id
from thread_party own join thread_party other on other.thread_id = own.thread_id;
