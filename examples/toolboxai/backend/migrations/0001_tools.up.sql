SET LOCAL lock_timeout = '2s';
CREATE TABLE tools (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  subject text NOT NULL,
  age_from integer NOT NULL,
  age_to integer NOT NULL,
  CHECK (3 <= age_from AND age_from <= age_to AND age_to <= 19)
);
