-- Who does not answer is reminded once, with a link of its own: the first keeps working.
alter table invitation add column reminded_at text;
alter table invitation add column reminder_link_id text;
