CREATE INDEX j ON c (id);
