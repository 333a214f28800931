CREATE INDEX CONCURRENTLY tools_by_subject ON tools (subject);
