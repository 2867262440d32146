-- Published for other rooms: who an account is, without its secrets.
create view account_card as
select id, organization_id, role, name, active from account;
