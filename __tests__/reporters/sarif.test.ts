import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/reporters/sarif.js';
import * as samples from './sample.js';
import { finding, report, result } from './sample.js';

/** The official schema, as Microsoft's package for SARIF carries it; draft 4, of which it uses nothing that draft 7 reads otherwise. */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(
  readFileSync(
    join(dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif')), 'schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
);
const isUri = (text: string) => URL.canParse(text);
const validate = new Ajv({
  strict: false,
  allErrors: true,
  // One of its patterns is none under the flag `u`.
  unicodeRegExp: false,
  formats: {
    uri: isUri,
    'uri-reference': (text: string) => URL.canParse(text, 'http://x/') && !/[\s"<>\\^`{|}]/.test(text),
    'date-time': (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text),
  },
}).compile(schema);

function faultsOf(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const { go, noGo, invalid, cancelled, hostile } = samples;

describe('results.sarif', () => {
  it.each(Object.entries({ go, noGo, invalid, cancelled, hostile }))(
    'keeps to the official schema: %s',
    (_name, sample) => {
      expect(faultsOf(renderSarif(sample))).toEqual([]);
    },
  );

  it('would be found out if it did not', () => {
    expect(faultsOf('{"version":"2.1.0","runs":[{"results":[{"level":"fatal"}]}]}')).not.toEqual([]);
    expect(faultsOf('{"version":"2.1.0","runs":[],"$schema":"no address"}')).toEqual([
      '/$schema must match format "uri"',
    ]);
  });

  it('keeps to it whatever a finding says', () => {
    const text = fc.string({ unit: 'binary' });
    const odd = fc.record(
      { rule: text, message: text, file: text, line: fc.integer(), column: fc.integer(), subject: text, help: text },
      { requiredKeys: ['rule', 'message'] },
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 5 }), all => {
        const findings = all.map(one => finding(one));
        expect(faultsOf(renderSarif(report([result('a', { status: 'failed', findings })])))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const only = (parts: Parameters<typeof finding>[0], origin = {}) =>
    JSON.parse(renderSarif(report([result('a', { kind: 'k', findings: [finding(parts)] })]), origin)).runs[0];

  it('leaves the tracking of lines to GitHub, and tells apart what stands on none', () => {
    const inFile = only({ message: 'm', file: 'a b.ts', line: 3, fingerprint: 'f00d' }, { root: 'sub' }).results[0];
    expect(inFile.partialFingerprints).toEqual({ 'deployValidate/v1': 'f00d' });
    expect(inFile.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'sub/a%20b.ts',
      uriBaseId: '%SRCROOT%',
    });
    const nowhere = only({ message: 'm', file: '/etc/passwd', fingerprint: 'f00d' }).results[0];
    expect(nowhere.partialFingerprints).toEqual({ 'deployValidate/v1': 'f00d', primaryLocationLineHash: 'f00d:1' });
    expect(nowhere.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: '/etc/passwd' }]);
  });

  it('says how grave a weakness is: the worst of its rule', () => {
    const findings = (['low', 'critical', 'high'] as const).map(gravity => finding({ message: 'm', gravity }));
    const { rules } = JSON.parse(renderSarif(report([result('a', { kind: 'k', findings })]))).runs[0].tool.driver;
    expect(rules[0].properties).toEqual({ tags: ['k', 'security'], 'security-severity': '9.5' });
    expect(only({ message: 'm' }).tool.driver.rules[0].properties).toEqual({ tags: ['k'] });
  });

  it('says of a waived finding who excused it, of one that is excused no more who had', () => {
    const by = { reason: 'moves', owner: 'octocat', expires: '2026-12-31' };
    expect(only({ message: 'm', waived: by }).results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'moves (octocat, until 2026-12-31)' },
    ]);
    const ended = only({ message: 'm', waiverEnded: by }).results[0];
    expect(ended.suppressions).toBeUndefined();
    expect(ended.message.text).toBe('m\nWas waived until 2026-12-31 by octocat: moves');
  });

  it('stays within what GitHub takes, the worst first', () => {
    const findings = Array.from({ length: 20_000 }, (_unused, index) =>
      finding({ level: index === 19_999 ? 'error' : 'warning', message: randomBytes(900).toString('base64') }),
    );
    const text = renderSarif(report([result('a', { findings })]));
    expect(gzipSync(text).length).toBeLessThanOrEqual(10_000_000);
    const [run] = JSON.parse(text).runs;
    expect(run.results.length).toBe(12_500);
    expect(run.results[0].level).toBe('error');
    for (const { message } of run.results) expect(message.text.length).toBeLessThanOrEqual(1030);
  });
});
