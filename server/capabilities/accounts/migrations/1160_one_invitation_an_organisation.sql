-- One that is open for one address at each organisation: who invites learns nothing of what others do.
drop index account_invitation_open;
create unique index account_invitation_open on account_invitation (organization_id, email)
    where ended_at is null;
