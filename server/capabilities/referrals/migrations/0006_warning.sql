-- Of which silent referrals somebody was told, so that each is told once.
create table referral_warning (
    referral_id text not null references referral (id),
    kind text not null,
    at text not null,
    primary key (referral_id, kind)
);
