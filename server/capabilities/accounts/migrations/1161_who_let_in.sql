-- Who opened an account for whom, and when: two who check each other are two people.
create view let_in_card as
select account_id, invited_by, ended_at from account_invitation
where outcome = 'accepted' and purpose = 'welcome' and invited_by <> '';
