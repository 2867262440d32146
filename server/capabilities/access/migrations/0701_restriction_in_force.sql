-- What is frozen now is read with every request: few rows, also when many restrictions have ended.
create index restriction_ends on restriction (ends_at);
