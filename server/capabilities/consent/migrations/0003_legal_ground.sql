-- On which ground the fields went: the consent itself, or the resident's own act (a melding).
alter table consent add column legal_ground text not null default 'consent';
