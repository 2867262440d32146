-- Which look somebody wants the name behind: its day, role, operation and ground as they stand at Wie keek. '' where it is another
-- request.
alter table record_request add column look text not null default '';
