import { describe, expect, it } from 'vitest';
import { isSarif, readSarif } from '../../src/formats/sarif/sarif.js';
import { errorOf } from './could-not-tell.js';

const origin = { name: 'results.sarif', remedy: 'Write it again.' };
const driver = (rules: readonly object[] = [{ id: 'r' }]) => ({ name: 'trivy', version: '0.60.0', rules });
const log = (run: object) => ({ version: '2.1.0', runs: [{ tool: { driver: driver() }, results: [], ...run }] });
const only = (result: object, rule: object = {}) =>
  readSarif(log({ tool: { driver: driver([{ id: 'r', ...rule }]) }, results: [{ ruleId: 'r', ...result }] }), origin)[0]
    ?.results[0];

describe('a SARIF log', () => {
  it('is read with what is wrong, where, and how grave', () => {
    const result = {
      ruleId: 'CVE-2024-1',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'openssl 3.0.1 is vulnerable' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b.env' },
            region: { startLine: 2, snippet: { text: 'x' } },
          },
        },
      ],
      properties: { purl: 'pkg:deb/openssl' },
    };
    const rule = {
      id: 'CVE-2024-1',
      shortDescription: { text: 'Overflow' },
      helpUri: 'https://example.org/1',
      properties: { tags: ['CRITICAL'] },
    };
    expect(readSarif(log({ tool: { driver: driver([rule]) }, results: [result] }), origin)).toEqual([
      {
        tool: 'trivy',
        version: '0.60.0',
        rules: 1,
        results: [
          {
            rule: 'CVE-2024-1',
            file: 'a b.env',
            line: 2,
            level: 'error',
            severity: 'critical',
            message: 'openssl 3.0.1 is vulnerable',
            title: 'Overflow',
            url: 'https://example.org/1',
            properties: { tags: ['CRITICAL'], purl: 'pkg:deb/openssl' },
            suppressed: false,
          },
        ],
      },
    ]);
  });

  it('names a rule by id, by index, in an extension, or by the beginning of its id', () => {
    const tool = {
      driver: driver([{ id: 'a' }, { id: 'b' }]),
      extensions: [{ name: 'x', rules: [{ id: 'c', name: 'C' }] }],
    };
    const results = [
      { ruleId: 'a' },
      { ruleIndex: 1 },
      { rule: { index: 0, toolComponent: { index: 0 } } },
      { ruleId: 'c/1' },
      { rule: { id: 'd' } },
      {},
    ];
    const [run] = readSarif(log({ tool, results }), origin);
    expect(run?.rules).toBe(3);
    expect(run?.results.map(({ rule, title }) => [rule, title])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', 'C'],
      ['c/1', 'C'],
      ['d', undefined],
      ['unknown', undefined],
    ]);
  });

  it('finds a file through the artifacts of its run', () => {
    const locations = [{ physicalLocation: { artifactLocation: { index: 1 } } }];
    const artifacts = [{}, { location: { uri: 'src/a.ts' } }];
    expect(readSarif(log({ artifacts, results: [{ locations }] }), origin)[0]?.results[0]?.file).toBe('src/a.ts');
  });

  it('leaves out what passed, does not apply or is gone, and keeps what is open or odd', () => {
    const kinds = ['pass', 'notApplicable', 'informational', 'open', 'review', 'fail', 'strange'];
    const results = [...kinds.map(kind => ({ ruleId: kind, kind })), { ruleId: 'gone', baselineState: 'absent' }];
    const kept = readSarif(log({ results }), origin)[0]?.results.map(({ rule }) => rule);
    expect(kept).toEqual(['open', 'review', 'fail', 'strange']);
  });

  it('says what has been accepted, unless somebody still has to look at it', () => {
    expect(only({ suppressions: [{ kind: 'inSource' }] })?.suppressed).toBe(true);
    expect(only({ suppressions: [{ status: 'accepted' }, { status: 'underReview' }] })?.suppressed).toBe(false);
    expect(only({ suppressions: [] })?.suppressed).toBe(false);
  });

  it.each([
    ['no run', { runs: [] }, 'nothing-checked', 'results.sarif: holds no run of any tool'],
    ['a tool that never started', log({ results: null }), 'tool-crashed', 'results.sarif: says that trivy failed'],
    [
      'a run that failed',
      log({ invocations: [{ executionSuccessful: true }, { executionSuccessful: false }] }),
      'tool-crashed',
      'results.sarif: says that trivy failed',
    ],
    [
      'an error of the tool',
      log({ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'error' }] }] }),
      'tool-crashed',
      'results.sarif: trivy reports an error of its own, so its results may not be all',
    ],
    [
      'results in another file',
      log({ externalPropertyFileReferences: { results: [{ location: { uri: 'more.sarif' } }] } }),
      'truncated',
      'results.sarif: the results of trivy are kept in other files, which are not read',
    ],
    [
      'no list of results',
      { runs: [{ tool: { driver: driver() } }] },
      'wrong-format',
      'results.sarif at /runs/0/results: missing; expected a list',
    ],
  ])('with %s shows nothing', (_, value, why, message) => {
    expect(errorOf(() => readSarif(value, origin))).toMatchObject({ why, message });
  });

  it('is known by its runs', () => {
    expect([isSarif({ runs: [] }), isSarif({ runs: 1 }), isSarif([])]).toEqual([true, false, false]);
  });
});

describe('the severity of a result', () => {
  const score = (value: unknown) => ({ properties: { 'security-severity': value } });
  it.each([
    ['its own property', { ...score('9.1'), level: 'note' }, score('2.0'), 'critical'],
    [
      "its rule's property",
      { level: 'error' },
      { properties: { 'security-severity': 4.5, tags: ['HIGH'] } },
      'moderate',
    ],
    ['a property in words', {}, { properties: { cvssV3_severity: 'HIGH' } }, 'high'],
    ['a tag', { level: 'error' }, { properties: { tags: ['security', 'LOW'] } }, 'low'],
    ['its own tag first', { properties: { tags: ['HIGH'] } }, { properties: { tags: ['LOW'] } }, 'high'],
    ['its level', { level: 'note' }, { defaultConfiguration: { level: 'error' } }, 'low'],
    ["its rule's default level", {}, { defaultConfiguration: { level: 'error' } }, 'high'],
    ['nothing at all', {}, {}, 'moderate'],
    ['a score of 0, which is unknown', { level: 'error' }, score('0.0'), 'high'],
    ['a score that is none', { level: 'error' }, score('n/a'), 'high'],
    ['a level that is none', { level: 'fatal' }, {}, 'moderate'],
  ])('comes from %s', (_, result, rule, severity) => {
    expect(only(result, rule)?.severity).toBe(severity);
  });
});
