#!/bin/sh
# Dumps the database, encrypted for the key of the operations team, and removes dumps older than RETENTION_DAYS.
set -eu
target="/backup/postgres/$(date -u +%Y-%m-%dT%H%M%SZ).dump.age"
pg_dump --format=custom "$DATABASE_URL" | age --encrypt --recipients-file /etc/backup/recipients.txt >"$target.part"
mv "$target.part" "$target"
find /backup/postgres -name '*.dump.age' -mtime "+$RETENTION_DAYS" -delete
