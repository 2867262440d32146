-- Where a face without an account is asked, by mail and by text message, and who looks after it: a volunteer reads no
-- worklist. Which municipality has volunteers and which has paid workers is what stands here and in face.
create table face_mailbox (
    face_id text primary key references face (id),
    email text not null,
    sms text not null,
    coordinator_name text not null,
    coordinator_email text not null
);
