-- up
create table tools (id bigserial primary key, name text not null);
-- down
drop table tools;
