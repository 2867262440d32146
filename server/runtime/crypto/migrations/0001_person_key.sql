-- One wrapped key per person row. Erasing the row makes everything that was sealed for the person unreadable.
create table person_key (
    person_id  text not null primary key,
    wrapped    bytea not null,
    created_at text not null
);
