-- All that one account did in a period, among millions of lines: for the breach query.
create index access_log_account on access_log (account_id, at);
