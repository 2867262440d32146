-- Which faces a resident may ask without anybody in between: in which municipality, in one village of it or in all ('').
create table open_face (
    id text primary key,
    municipality text not null,
    village text not null,
    face_id text not null references face (id),
    need text not null,
    rank bigint not null,
    unique (municipality, village, face_id, need)
);
