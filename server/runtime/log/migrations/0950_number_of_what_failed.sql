-- Somebody quotes the number of what went wrong. What went well is never quoted, so that it costs the many lines nothing.
create index access_log_failed_number on access_log (request_id) where outcome <> 'done';
