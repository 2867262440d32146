-- Published for the people room: which referrals hang on a person row. They are counted there, for who may read them.
create view leg_of_person as
select id, person_id from referral
union
select id, recipient_person_id from referral where recipient_person_id is not null;
