import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { reportInArchive } from '../../src/formats/github/report-archive.js';
import { errorOf } from './could-not-tell.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = { shown: 'artifact staging', maxBytes: 1000 };
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));

describe('the report in an archive', () => {
  it('is found at the top or in a folder', () => {
    expect(reportInArchive(zip({ 'report.json': '{"a":1}', 'logs/a.log': 'x' }), at)).toBe('{"a":1}');
    expect(reportInArchive(zip({ 'out/report.json': '{}', 'my-report.json': '[]' }), at)).toBe('{}');
  });

  it.each<readonly [string, Uint8Array, string]>([
    ['no archive', bytes('hello'), 'is no whole zip archive'],
    ['nothing', new Uint8Array(), 'is no whole zip archive'],
    ['an archive without one', zip({ 'report.md': '' }), 'has no report.json'],
    ['an archive with two', zip({ 'report.json': '{}', 'a/report.json': '{}' }), 'has several report.json'],
    ['a bomb', zip({ 'report.json': ' '.repeat(100_000) }), 'its report is larger than 1000 bytes'],
  ])('is not %s', (_, archive, message) => {
    expect(errorOf(() => reportInArchive(archive, at)).message).toBe(`artifact staging: ${message}`);
  });

  it('does not grow past the size that the archive states', () => {
    const archive = zip({ 'report.json': ' '.repeat(100_000) });
    const view = new DataView(archive.buffer);
    // The central directory's entry: uncompressed size at 24.
    const entry = archive.findIndex(
      (_, index) => view.getUint32(Math.min(index, archive.length - 4), true) === 0x02014b50,
    );
    view.setUint32(entry + 24, 10, true);
    expect(reportInArchive(archive, at)).toBe(' '.repeat(10));
  });

  it('is answered or refused for whatever bytes', () => {
    const whole = zip({ 'report.json': '{"a":1}' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, byte) => {
        const broken = Uint8Array.from(whole);
        broken[place] = byte;
        try {
          expect(reportInArchive(broken, at).length).toBeLessThanOrEqual(1000);
        } catch (error) {
          expect(error).toBeInstanceOf(CouldNotTell);
        }
      }),
    );
  });
});
