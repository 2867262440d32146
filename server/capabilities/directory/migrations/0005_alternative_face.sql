-- Who stands in for a face that takes nobody new.
alter table face add column alternative_face_id text;
