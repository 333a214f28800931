import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { LogFile } from '../../src/ports/process/log-file.js';
import { createRedactor } from '../../src/text/redact.js';

const PIECE = 64 * 1024;
const OVERLAP = 4 * 1024;
const secret = 'Tr0ub4dor&3/horse+battery';

it.each([-30, -24, -13, -6, -1, 0, 1, 12])(
  'tears no secret where it cuts a line that is longer than a piece (%i)',
  async by => {
    const path = join(mkdtempSync(join(tmpdir(), 'log-')), 'a.log');
    const log = new LogFile(path, createRedactor({ values: [secret] }));
    const write = log.writer(new PassThrough());
    // Ends exactly one piece long, so that the cut would be `OVERLAP` before its end.
    const before = 'x'.repeat(PIECE - OVERLAP + by);
    write(Buffer.from(before + secret + 'y'.repeat(PIECE - before.length - secret.length)));
    write(Buffer.from(`${'z'.repeat(PIECE)}\n`));
    await log.close();
    const text = readFileSync(path, 'utf8');
    expect(text.match(/[^xyz\n]+/g)).toEqual(['***']);
    expect(text).toHaveLength(2 * PIECE + 1 - secret.length + 3);
  },
);
