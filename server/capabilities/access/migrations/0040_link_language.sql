-- The language that was chosen behind a link; "" as long as nobody chose.
alter table link add column language text not null default '';
