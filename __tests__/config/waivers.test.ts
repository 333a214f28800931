import { describe, expect, it } from 'vitest';
import { importWaivers } from '../../src/config/import-waivers.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';
import { CouldNotTell } from '../../src/could-not-tell.js';

const TODAY = '2026-11-25';

const configOf = (waivers: string) => `version: 1
project: p
stages:
  staging: { checks: [{ id: health, kind: command, with: { run: ['true'] } }, { id: audit, kind: command, with: { run: ['true'] } }] }
  production: { checks: [{ id: health, kind: command, with: { run: ['true'] } }] }
${waivers}`;

const load = (waivers: string) => loadConfig({ file: 'c.yml', text: configOf(waivers) }, {}, { today: TODAY });

async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.message.split('\n');
  }
}

const BY = 'reason: r, owner: o, expires: 2026-12-31';

describe('a waiver in the config', () => {
  it.each([
    [
      'of a check that several stages have',
      `{ check: health, ${BY} }`,
      [
        'c.yml:7:14: waivers[0].check: "health" is a check of staging and production; name one with `stage`, and write a waiver for each',
      ],
    ],
    ['of a check in one of these', `{ check: health, stage: production, ${BY} }`, []],
    [
      'of a check that the stage does not have',
      `{ check: audit, stage: production, ${BY} }`,
      ['c.yml:7:14: waivers[0].check: "audit" is no check of production; known: health'],
    ],
    [
      'of a stage that is not there',
      `{ check: audit, stage: prod, ${BY} }`,
      ['c.yml:7:28: waivers[0].stage: "prod" is no stage; known: staging, production'],
    ],
    [
      'of a check that is not there',
      `{ check: audits, ${BY} }`,
      ['c.yml:7:14: waivers[0].check: "audits" is no check; did you mean "audit"?'],
    ],
    ['that holds for 180 days', '{ check: audit, reason: r, owner: o, expires: 2027-05-24 }', []],
    [
      'that holds for 181 days',
      '{ check: audit, reason: r, owner: o, expires: 2027-05-25 }',
      [
        'c.yml:7:51: waivers[0].expires: too far ahead: expected 2027-05-24 (180 days from today) or earlier, got "2027-05-25"; renew it then, or raise `longest-waiver`',
      ],
    ],
    ['that has ended', '{ check: audit, reason: r, owner: o, expires: 2020-01-01 }', []],
    [
      'without a reason to speak of',
      `{ check: audit, reason: "  ", owner: o, expires: 2026-12-31 }`,
      ['c.yml:7:29: waivers[0].reason: expected a text, got "  "'],
    ],
    [
      'of every file',
      `{ check: audit, file: '**/*', ${BY} }`,
      [
        'c.yml:7:27: waivers[0].file: matches every file, or nearly; leave it out to excuse the whole check, got "**/*"',
      ],
    ],
    ...['!src/**', '!(src)/**', '[!s]*/**', '{src/**,**}', '**/*.*', '?*/**', '+(*)/**'].map(
      (glob): [string, string, readonly string[]] => [
        `of nearly every file: ${glob}`,
        `{ check: audit, file: '${glob}', ${BY} }`,
        [
          `c.yml:7:27: waivers[0].file: matches every file, or nearly; leave it out to excuse the whole check, got "${glob}"`,
        ],
      ],
    ),
    ['of some files', `{ check: audit, file: '{src,lib}/**/*.test.{js,ts}', ${BY} }`, []],
    [
      'of whatever comes in by a package',
      `{ check: audit, via: webpack, ${BY} }`,
      [
        'c.yml:7:26: waivers[0].via: expected `advisory` beside it: all else that comes in that way would be excused, got "webpack"',
      ],
    ],
    ['of an advisory that a package brings in', `{ check: audit, via: webpack, advisory: GHSA-1, ${BY} }`, []],
    [
      'of half a fingerprint',
      `{ check: audit, fingerprint: abc, ${BY} }`,
      ['c.yml:7:34: waivers[0].fingerprint: expected the sixteen hex digits that a report shows, got "abc"'],
    ],
  ])('%s', async (_, waiver, problems) => {
    expect(await problemsOf(load(`waivers:\n  - ${waiver}\n`))).toEqual(problems);
  });

  it('excuses items of a written list alone', async () => {
    const excused = `excused: [{ item: load-tests, ${BY} }]\n`;
    expect(await problemsOf(load(excused))).toEqual([
      expect.stringMatching(/^c\.yml:6:1: excused: expected `checklist` beside it: only items of a written list/),
    ]);
    expect(await problemsOf(load(`checklist: docs/list.md\n${excused}`))).toEqual([]);
  });

  it('may hold for longer where the config says so, and is held to that where the config is wrong elsewhere', async () => {
    const far = '{ check: audit, reason: r, owner: o, expires: 2027-06-01 }';
    expect(await problemsOf(load(`longest-waiver: 365d\nwaivers: [${far}]\n`))).toEqual([]);
    expect(await problemsOf(load(`longest-waiver: 365d\nwaivers: [${far}]\nodd: 1\n`))).toEqual([
      expect.stringContaining('c.yml:8:1: odd: unknown key'),
    ]);
    expect(await problemsOf(load(`longest-waiver: 30d\nwaivers: [{ check: audit, ${BY} }]\n`))).toEqual([
      expect.stringContaining('expected 2026-12-25 (30 days from today) or earlier, got "2026-12-31"'),
    ]);
  });
});

const source = { file: '.nsprc', check: 'audit', owner: 'octocat' };
const NSPRC = `{
  // read by better-npm-audit
  "GHSA-35jh-r3h4-6jhm": { "active": true, "notes": "not // reachable", "expiry": "2026-12-31" },
  "1097677": { "notes": "build only", "expiry": 1798761600000, }, /* 2027-01-01 */
  "CVE-2020-0001": { "active": false },
  "https://github.com/advisories/GHSA-xvch-5gv4-984h": { "notes": "old", "expiry": "2026-01-01T12:00:00Z" },
}`;

const importFrom = async (text: string, more: object = {}) =>
  importWaivers(
    { waivers: [], 'waivers-from': [{ ...source, ...more }], 'longest-waiver': 180 * 86_400_000 },
    { read: async () => text, today: TODAY },
  );

describe('records of other tools', () => {
  it('become waivers of one check, which end no later than the records did', async () => {
    const by = { check: 'audit', stage: undefined, owner: 'octocat' };
    expect(await importFrom(NSPRC)).toEqual([
      { ...by, advisory: '1097677', reason: 'build only', expires: '2026-12-31' },
      { ...by, advisory: 'GHSA-35jh-r3h4-6jhm', reason: 'not // reachable', expires: '2026-12-30' },
      { ...by, advisory: 'GHSA-xvch-5gv4-984h', reason: 'old', expires: '2025-12-31' },
    ]);
  });

  it('take reason and end from the config where they have none, and count in audit-ci only where active', async () => {
    const text = '{"high": true, "allowlist": ["GHSA-35jh-r3h4-6jhm", {"GHSA-xvch-5gv4-984h": {"notes": "n"}}]}';
    const waivers = await importFrom(text, { reason: 'see the board', expires: '2026-12-01' });
    expect(waivers.map(({ advisory, reason, expires }) => [advisory, reason, expires])).toEqual([
      ['GHSA-35jh-r3h4-6jhm', 'see the board', '2026-12-01'],
    ]);
  });

  it.each([
    [
      '{"GHSA-35jh-r3h4-6jhm": "why"}',
      'GHSA-35jh-r3h4-6jhm: has no expiry; add one, or give the entry of `waivers-from` an `expires`',
    ],
    [
      '{"GHSA-35jh-r3h4-6jhm": {"expiry": "2026-12-31"}}',
      'GHSA-35jh-r3h4-6jhm: has no notes; add some, or give the entry of `waivers-from` a `reason`',
    ],
    ['{"GHSA-35jh-r3h4-6jhm": {"expiry": "soon"}}', 'GHSA-35jh-r3h4-6jhm: its expiry is no date'],
    [
      '{"GHSA-35jh-r3h4-6jhm": {"expiry": "2030-01-01", "notes": "n"}}',
      'GHSA-35jh-r3h4-6jhm: too far ahead: expected 2027-05-24 (180 days from today) or earlier, got "2029-12-31"; renew it then, or raise `longest-waiver`',
    ],
    [
      '{"CWE-471": "n"}',
      'CWE-471: names a whole class of weaknesses, which would excuse what nobody has seen yet; write a waiver that names the advisory',
    ],
    [
      '{"allowlist": ["axios"]}',
      'allowlist[0]: names no advisory, which would excuse what nobody has seen yet; write a waiver that names the advisory',
    ],
    [
      '{"allowlist": ["GHSA-35jh-r3h4-6jhm|a>b"]}',
      'allowlist[0]: names one way to a package, which would excuse what nobody has seen yet; write a waiver that names the advisory',
    ],
    ['[]', 'expected a map of keys and values, got a list; name a .nsprc of better-npm-audit or a config of audit-ci'],
    ['', 'is empty; name a .nsprc of better-npm-audit or a config of audit-ci'],
    ['{"a": ', 'the JSON ends early; name a .nsprc of better-npm-audit or a config of audit-ci'],
  ])('are refused where they cannot be waivers: %s', async (text, message) => {
    expect(await problemsOf(importFrom(text))).toEqual([`.nsprc:1:${text === '{"a": ' ? 7 : 1}: ${message}`]);
  });

  it('are refused where their file cannot be read', async () => {
    const missing = importWaivers(
      { waivers: [], 'waivers-from': [source], 'longest-waiver': 1 },
      {
        read: async () => Promise.reject(new CouldNotTell('unreadable', '.nsprc: no such file', 'Write it')),
        today: TODAY,
      },
    );
    expect(await problemsOf(missing)).toEqual(['.nsprc:1:1: no such file; write it']);
  });
});

describe('an exception without an owner and an end', () => {
  it('is refused in the policy of licences, and says what to write instead', async () => {
    const text = `version: 1
project: p
stages:
  s:
    checks:
      - id: audit
        kind: dependencies
        with:
          licenses:
            allow: [MIT]
            exceptions: [{ package: a, reason: bought }]
            dny: [GPL-3.0-only]
`;
    expect(await problemsOf(loadConfig({ file: 'c.yml', text }, {}, { today: TODAY }))).toEqual([
      'c.yml:11:13: stages.s.checks[0].with.licenses.exceptions: `exceptions` have no owner and no end: write each as an entry of `waivers`, { check: …, rule: license-unknown, subject: PACKAGE, reason: …, owner: …, expires: … }',
      'c.yml:12:13: stages.s.checks[0].with.licenses.dny: unknown key; did you mean "deny"?',
    ]);
  });
});
