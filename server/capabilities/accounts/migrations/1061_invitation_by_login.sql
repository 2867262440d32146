-- Who came by the login of the organisation, and waits until the one who invited says that it is he. '' when nobody did.
alter table account_invitation add column came_by text not null default '';
alter table account_invitation add column came_as text not null default '';
