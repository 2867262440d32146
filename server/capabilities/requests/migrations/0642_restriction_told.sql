-- What the resident heard of the restriction that was made for it: "", began or ends.
alter table record_request add column restriction_told text not null default '';
