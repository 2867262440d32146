-- The weekly sample of the access log: which lines were drawn, why, and what was judged of them. Made once for an organisation and
-- a week. A line here points to a line of the log and holds nobody's name but that of who judged; remarks are sealed under the
-- key of the installation. Each verdict that there ever was stays in log_verdict, which is only added to.
create table log_sample (
    id text primary key,
    organization_id text not null,
    from_on text not null,
    until_on text not null,
    made_at text not null,
    due_on text not null,
    looks bigint not null,
    left_out bigint not null,
    read_at text,
    warned_at text,
    unique (organization_id, from_on)
);
create index log_sample_unread on log_sample (due_on) where read_at is null;
create table log_sample_line (
    id text primary key,
    version bigint not null,
    sample_id text not null references log_sample (id),
    place bigint not null,
    log_id bigint not null,
    why text not null,
    verdict text not null,
    words bytea not null,
    judged_at text,
    judged_by_name text not null,
    breach_id text,
    unique (sample_id, log_id)
);
create table log_verdict (
    id text primary key,
    line_id text not null references log_sample_line (id),
    number bigint not null,
    at text not null,
    by_name text not null,
    verdict text not null,
    words bytea not null,
    unique (line_id, number)
);
