-- Of the organisations that read one inbox: which of them said that this one is not for them.
create table inbox_leave (
    referral_id text not null references referral (id),
    organization_id text not null,
    at text not null,
    primary key (referral_id, organization_id)
);
