-- One row that /readyz commits again and again: the proof that a log line could be committed now.
create table readiness (
    place        text not null primary key,
    committed_at text not null
);
