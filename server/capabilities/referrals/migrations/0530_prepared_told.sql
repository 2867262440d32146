-- That it waits was told to the practice: from then on it is for all there who may send.
alter table prepared_referral add column told_at text;
