-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY i ON z (a);
-- migrate:down transaction:false
DROP INDEX CONCURRENTLY i;
