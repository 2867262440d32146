-- A look is written where it only has to be appended, and filed by person a moment later: a worklist of forty would else
-- change forty places of the index by person before its answer may leave. Who reads asks the view, which holds both.
alter table access_log_person rename to access_log_filed;
create table access_log_unfiled (
    log_id       bigint not null,
    person_id    text not null,
    record_class text not null,
    operation    text not null,
    ground       text not null,
    allowed      boolean not null
);
create index access_log_unfiled_log on access_log_unfiled (log_id);
create view access_log_person as
select log_id, person_id, record_class, operation, ground, allowed from access_log_filed
union all
select log_id, person_id, record_class, operation, ground, allowed from access_log_unfiled;
