-- Who noted a last working day: not by name alone, so that who was let go does not undo it.
alter table leaving add column noted_by text;
