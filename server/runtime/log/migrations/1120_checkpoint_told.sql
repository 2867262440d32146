-- The newest checkpoint that somebody outside took, among hundreds of thousands: asked at every look at how the house does.
create index log_checkpoint_told on log_checkpoint (size) where told_at is not null;
