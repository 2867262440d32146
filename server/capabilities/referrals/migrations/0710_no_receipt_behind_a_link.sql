-- What is asked by link is received by nobody with an account: who looked at it there had no part
-- in it, and the volunteer can still answer.
delete from referral_step where step = 'received' and referral_id in (
    select id from referral where target = 'initiative' or looked_after_by <> '');
update referral set step = 'sent'
where step = 'received' and (target = 'initiative' or looked_after_by <> '');
