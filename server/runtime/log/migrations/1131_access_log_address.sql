-- All that came from one address in a period: else the breach query reads every line of that period.
create index access_log_address on access_log (address, at);
