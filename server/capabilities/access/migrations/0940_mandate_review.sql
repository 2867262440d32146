-- Whom a judge named, or who has authority over a child: each year somebody looks at the paper again.
alter table mandate add column review_on text not null default '';
alter table mandate add column reviewed_by_name text not null default '';
create index mandate_review on mandate (organization_id, review_on) where ended_at is null and review_on <> '';
