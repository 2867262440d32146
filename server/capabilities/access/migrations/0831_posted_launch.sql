-- A system that opens us with a posted token (HTI) is one more row of outside_issuer: with the public keys that it signs with, and
-- with what its word is worth here. As `client_id` it names us in its tokens.
alter table outside_issuer add column keys text not null default '';
alter table outside_issuer add column level text not null default '';
-- Tokens that were used, by a keyed hash, for as long as they would have been good.
create table launch_token (
    id text primary key,
    ends_at text not null
);
create index launch_token_ends on launch_token (ends_at);
