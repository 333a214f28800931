DROP INDEX CONCURRENTLY tools_by_subject;
