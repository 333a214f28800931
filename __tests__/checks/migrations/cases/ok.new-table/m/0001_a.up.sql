CREATE TABLE a (id bigint PRIMARY KEY, b varchar(20), n int, amount numeric(12, 2));
CREATE INDEX i ON a (b);
ALTER TABLE a ADD COLUMN c text NOT NULL;
ALTER TABLE a DROP COLUMN b;
