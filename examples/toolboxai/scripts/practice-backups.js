/**
 * Prints what the job `backup` leaves in a month, one dump an hour, as a store lists what it holds, so that this example
 * has something to look at without a cluster. With `--write` it writes them into reports/backups, too: plain SQL, packed,
 * with a checksum beside each; those of the real job are encrypted.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = join(import.meta.dirname, '../reports/backups');
const HOUR_MS = 3_600_000;
const HOURS = 30 * 24 + 1;

const dump = gzipSync(`--
-- PostgreSQL database dump
--

CREATE TABLE public.tools (
    id bigint NOT NULL,
    name text NOT NULL,
    subject text NOT NULL
);

COPY public.tools (id, name, subject) FROM stdin;
1\tAbacus\tmaths
2\tMicroscope\tscience
\\.

--
-- PostgreSQL database dump complete
--
`);
const sum = createHash('sha256').update(dump).digest('hex');

const isWritten = process.argv.includes('--write');
if (isWritten) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
}
const now = Date.now();
const listed = [];
for (let hour = 0; hour < HOURS; hour += 1) {
  const at = new Date(now - hour * HOUR_MS);
  const file = join(FOLDER, `${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.sql.gz`);
  if (isWritten) {
    writeFileSync(file, dump);
    writeFileSync(`${file}.sha256`, `${sum}  ${basename(file)}\n`);
    utimesSync(file, at, at);
  }
  listed.push({ name: basename(file), size: dump.length, time: at.toISOString() });
}
console.log(JSON.stringify(listed));
