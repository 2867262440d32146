-- That a number was quoted, and what was answered. What went wrong stands with it as it was found then: the next colleague may
-- look when nothing else remembers it. No person, no address, no word of anybody.
create table help_desk_note (
    id text primary key,
    number text not null,
    noted_at text not null,
    noted_by text not null,
    answer text not null,
    failed_at text not null,
    action text not null,
    code text not null,
    status bigint not null,
    role text not null,
    organization_id text not null,
    took_ms bigint,
    reached_database boolean not null
);
create index help_desk_note_number on help_desk_note (number);
create index help_desk_note_at on help_desk_note (noted_at);
