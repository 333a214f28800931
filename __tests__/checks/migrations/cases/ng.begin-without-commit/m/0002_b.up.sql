BEGIN;
CREATE TABLE q (id int);
