-- Finds the next message to send without sorting all that wait: thousands wait after a busy hour, and each is asked for
-- on the one connection that writes.
drop index outbox_waiting;
create index outbox_next_due on outbox (state, channel, attempts, due_at, id);
