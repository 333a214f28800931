SET LOCAL lock_timeout = '2s';
CREATE TABLE users (
  name text PRIMARY KEY,
  salt bytea NOT NULL,
  hash bytea NOT NULL
);
