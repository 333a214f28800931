CREATE TABLE a (id bigint PRIMARY KEY, b varchar(20), n int, amount numeric(12, 2));
