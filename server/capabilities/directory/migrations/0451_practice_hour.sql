-- The hours of a worker in a practice, week after week. The slots that can be booked follow from them, some weeks ahead.
create table practice_hour (
    id text primary key,
    version bigint not null,
    practice_id text not null references organization (id),
    face_id text not null references face (id),
    weekday bigint not null,
    starts text not null,
    ends text not null,
    minutes bigint not null,
    made_until text not null,
    ended_at text
);
create index practice_hour_practice on practice_hour (practice_id);
create index practice_hour_face on practice_hour (face_id);
