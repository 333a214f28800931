import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputsOf } from './outputs.js';
import * as samples from './sample.js';

/** `UPDATE_CASES=1 npx vitest run __tests__/reporters/golden.test.ts` writes the files anew: read what it wrote. */
const GOLDEN = join(import.meta.dirname, 'golden');
const { go, noGo, invalid, cancelled, toSign, signed, dryRun, hostile, hostileToSign } = samples;
const people = { 'to-sign': toSign, signed, 'dry-run': dryRun, 'hostile-to-sign': hostileToSign };

describe.each(Object.entries({ go, 'no-go': noGo, invalid, cancelled, hostile, ...people }))(
  'a report: %s',
  (name, report) => {
    it.each(Object.entries(outputsOf(report)))('looks in %s as it should', (file, written) => {
      // The style's digest is held by the page's own test: one change of colour would touch every file here.
      const text = written.replace(/'sha256-[\w+/]+=*'/g, "'sha256-…'");
      const path = join(GOLDEN, name, file);
      if (process.env.UPDATE_CASES) {
        mkdirSync(join(GOLDEN, name), { recursive: true });
        writeFileSync(path, text);
      }
      expect(text).toBe(readFileSync(path, 'utf8'));
    });
  },
);
