-- Who wrote down that it was given: of a signed paper, who typed it over. "" on the resident's own screen.
alter table consent add column recorded_by text not null default '';
