import { describe, expect, it } from 'vitest';
import type { Waiver } from '../../src/config/schema.js';
import { openWaivers } from '../../src/pipeline/waive.js';
import type { Result } from '../../src/report/report.js';

const finding = {
  rule: 'size-budget',
  level: 'error',
  message: 'too large',
  fingerprint: 'aaaa',
  file: 'infra/a.yml',
} as const;
const failedCheck: Result = {
  id: 'images',
  name: 'images',
  kind: 'k',
  covers: [],
  required: true,
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'two images are too large',
  durationMs: 1,
  attempts: 1,
  measurements: [],
  evidence: [],
  details: [],
  findings: [
    { ...finding, subject: 'registry.example/toolboxai/backend:1.2', aliases: ['CVE-2024-1234'] },
    { ...finding, fingerprint: 'bbbb', subject: 'toolboxai/dashboard:latest' },
    { ...finding, level: 'warning', fingerprint: 'cccc' },
  ],
  images: ['registry.example/toolboxai/backend:1.2', 'toolboxai/dashboard:latest'].map(image => ({
    image,
    digest: `sha256:${'0'.repeat(64)}`,
    of: 'config',
  })),
};
const passedCheck: Result = { ...failedCheck, status: 'passed', findings: [] };
const waiver = { check: 'images', reason: 'base image moves', owner: 'octocat', expires: '2026-12-31' };
const backend: Waiver = { ...waiver, finding: 'backend' };
const dashboard: Waiver = { ...waiver, finding: 'dashboard' };

const about = (subject: string): Waiver => ({ ...waiver, subject });
const through = (via: string): Waiver => ({ ...waiver, via });

const open = (waivers: readonly Waiver[], today = '2026-12-31') => openWaivers(waivers, { today, stage: 'staging' });
const apply = async (...waivers: readonly Waiver[]) => (await open(waivers)).apply(failedCheck);
const noticesOf = async (waivers: readonly Waiver[], { today = '2026-06-01', result = failedCheck } = {}) => {
  const opened = await open(waivers, today);
  return opened.notices([opened.apply(result)]);
};

describe('a waiver', () => {
  it.each<[string, readonly Waiver[], Result['status']]>([
    ['the whole check', [waiver], 'waived'],
    ['a rule', [{ ...waiver, finding: 'size-budget' }], 'waived'],
    ['a file', [{ ...waiver, finding: 'infra/a.yml' }], 'waived'],
    ['one finding of two', [backend], 'failed'],
    ['each finding by its subject', [backend, dashboard], 'waived'],
    [
      'each by its fingerprint',
      [
        { ...waiver, finding: 'aaaa' },
        { ...waiver, fingerprint: 'bbbb' },
      ],
      'waived',
    ],
    ['another id of the rule', [{ ...waiver, finding: 'CVE-2024-1234' }, dashboard], 'waived'],
    ['an advisory in small letters', [{ ...waiver, advisory: 'cve-2024-1234' }, dashboard], 'waived'],
    ['a glob of files', [{ ...waiver, file: './infra/**' }], 'waived'],
    ['a glob of other files', [{ ...waiver, file: 'infra/*.json' }], 'failed'],
    ['a subject', [{ ...waiver, subject: 'toolboxai/dashboard:latest' }, backend], 'waived'],
    ['a rule and a file that both fit', [{ ...waiver, rule: 'size-budget', file: '**/a.yml' }], 'waived'],
    ['a rule that fits and a file that does not', [{ ...waiver, rule: 'size-budget', file: 'b.yml' }], 'failed'],
    ['a rule that is another', [{ ...waiver, rule: 'size' }], 'failed'],
    ['a fingerprint of one finding', [{ ...waiver, fingerprint: 'aaaa' }], 'failed'],
    ['a fingerprint that nothing has', [{ ...waiver, fingerprint: 'ffff' }], 'failed'],
    [
      'a fingerprint that nothing has, and a rule that fits',
      [{ ...waiver, fingerprint: 'ffff', rule: 'size-budget' }],
      'failed',
    ],
    ['an advisory of one finding', [{ ...waiver, advisory: 'CVE-2024-1234' }], 'failed'],
    ['an advisory that nothing has', [{ ...waiver, advisory: 'CVE-2024-9999' }], 'failed'],
    ['a subject of one finding', [about('toolboxai/dashboard:latest')], 'failed'],
    ['a name that nothing has', [{ ...waiver, finding: 'nothing' }], 'failed'],
    ['a way through which nothing came', [through('zip')], 'failed'],
    ['part of a name', [{ ...waiver, finding: 'back' }], 'failed'],
    ['another check', [{ ...waiver, check: 'other' }], 'failed'],
    ['this stage', [{ ...waiver, stage: 'staging' }], 'waived'],
    ['another stage', [{ ...waiver, stage: 'production' }], 'failed'],
    ['the day before', [{ ...waiver, expires: '2026-12-30' }], 'failed'],
  ])('that names %s', async (_, waivers, status) => {
    expect((await apply(...waivers)).status).toBe(status);
  });

  it.each<[string, readonly Waiver[], Result['status']]>([
    ['packages by name', [about('@scope/core'), about('lodash')], 'waived'],
    ['one of them by its version', [about('@scope/core@1.0.0'), about('lodash')], 'waived'],
    ['another version than it has', [about('@scope/core@1.0.1'), about('lodash')], 'failed'],
    ['a scope or the end of a name', [about('@scope'), about('core'), about('lodash')], 'failed'],
    ['what all ways to each lead through', [through('zip'), about('lodash')], 'waived'],
    ['what some way does not lead through', [through('async'), about('lodash')], 'failed'],
    ['a way to what is known to come in no way', [about('@scope/core'), through('zip')], 'failed'],
  ])('that names of vulnerable packages %s', async (_, waivers, status) => {
    const findings = [
      { ...finding, subject: '@scope/core@1.0.0', via: ['archiver', 'zip'] },
      { ...finding, fingerprint: 'bbbb', subject: 'lodash@4.17.15' },
    ];
    expect((await open(waivers)).apply({ ...failedCheck, findings }).status).toBe(status);
  });

  it.each(['Deployment/backend', 'golang.org/x/backend'])('of an image does not excuse %s', async subject => {
    const findings = [{ ...finding, subject }];
    const opened = await open([backend, about('backend')]);
    expect(opened.apply({ ...failedCheck, findings })).toEqual({ ...failedCheck, findings });
  });

  it('marks what it covers with who answers for it', async () => {
    const marked = (await apply(backend)).findings.map(each => each.waived?.owner);
    expect(marked).toEqual(['octocat', undefined, undefined]);
  });

  it('that has ended says so at the finding, which blocks again; one in force goes before it', async () => {
    const { status, findings } = await apply({ ...waiver, expires: '2026-12-30' }, dashboard);
    const by = { reason: 'base image moves', owner: 'octocat' };
    expect(status).toBe('failed');
    expect(findings.map(({ waived, waiverEnded }) => ({ waived, waiverEnded }))).toEqual([
      { waived: undefined, waiverEnded: { ...by, expires: '2026-12-30' } },
      { waived: { ...by, expires: '2026-12-31' }, waiverEnded: undefined },
      {},
    ]);
  });

  it('never covers that two checks looked at different images, which leaves open what will be deployed', async () => {
    const mismatch = { ...finding, rule: 'digest-mismatch', subject: 'toolboxai/backend:1.2' };
    const result: Result = { ...failedCheck, findings: [mismatch] };
    for (const wide of [waiver, backend, { ...waiver, rule: 'digest-mismatch' }]) {
      expect((await open([wide])).apply(result)).toEqual(result);
    }
  });

  it('counts a finding once where its result comes by again', async () => {
    const opened = await open([waiver], '2026-06-01');
    const again = { ...opened.apply(failedCheck), status: 'failed' } as const;
    expect(opened.notices([opened.apply(again)])).toEqual([expect.stringContaining('it excused 2 findings,')]);
  });

  it('never covers what could not be told, and leaves what passed alone', async () => {
    const waivers = await open([waiver], '2026-01-01');
    const errored: Result = { ...failedCheck, status: 'errored', findings: [] };
    expect(waivers.apply(errored)).toBe(errored);
    expect(waivers.apply(passedCheck)).toBe(passedCheck);
  });
});

describe('the notices', () => {
  const ended = { ...waiver, expires: '2026-01-01' };
  const errored: Result = { ...failedCheck, status: 'errored', findings: [] };
  const skipped: Result = { ...failedCheck, status: 'skipped', findings: [] };
  it.each<[string, readonly Waiver[], { today?: string; result?: Result }, readonly string[]]>([
    ['nothing of one that is in force', [backend], {}, []],
    [
      'of a check that was not run only what has ended',
      [{ ...waiver, check: 'gone' }, ended, backend],
      { result: skipped },
      ['The waiver of check images ended on 2026-01-01 (octocat: base image moves).'],
    ],
    ['nothing of another stage', [{ ...ended, stage: 'production' }], {}, []],
    [
      'one that excused nothing',
      [backend],
      { result: passedCheck },
      ['The waiver of backend in check images excused nothing in this run; octocat may remove it.'],
    ],
    [
      'one that has ended',
      [ended],
      {},
      [
        'The waiver of check images ended on 2026-01-01 (octocat: base image moves); 2 findings that it excused block again.',
      ],
    ],
    [
      'one that ends within fourteen days',
      [backend],
      { today: '2026-12-17' },
      ['The waiver of backend in check images ends on 2026-12-31, in 14 days (octocat: base image moves).'],
    ],
    ['not yet one that ends in fifteen', [backend], { today: '2026-12-16' }, []],
    [
      'one on its last day',
      [backend],
      { today: '2026-12-31' },
      ['The waiver of backend in check images ends on 2026-12-31, today (octocat: base image moves).'],
    ],
    [
      'one that excuses a whole check',
      [waiver],
      {},
      [
        'The waiver of check images names no finding (octocat: base image moves): it excused 2 findings, and would excuse whatever else images finds.',
      ],
    ],
    [
      'one that cannot help',
      [backend],
      { result: errored },
      ['The waiver of backend in check images excuses nothing now: what could not be told is never waived.'],
    ],
    [
      'all that it names',
      [{ ...waiver, rule: 'r', file: 'a/**' }],
      {},
      ['The waiver of r with a/** in check images excused nothing in this run; octocat may remove it.'],
    ],
  ])('tell %s', async (_, waivers, at, expected) => {
    expect(await noticesOf(waivers, at)).toEqual(expected);
  });
});
