-- Of what a volunteer of the village answers by link: who sees to it that something happens.
alter table referral add column looked_after_by text not null default '';
