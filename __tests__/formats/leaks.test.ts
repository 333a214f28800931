import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { readReport } from '../../src/checks/secrets/foreign-report.js';
import { readGitSecrets } from '../../src/formats/leaks/git-secrets.js';
import { readGitleaks, readGitleaksLog } from '../../src/formats/leaks/gitleaks.js';
import { readSecretlint } from '../../src/formats/leaks/secretlint.js';
import { readTrufflehog, readTrufflehogLog } from '../../src/formats/leaks/trufflehog.js';

const origin = { name: 'leaks.report', remedy: 'Write it again.' };
const SECRET = 'hunter2';

describe('gitleaks', () => {
  it('is read without secret, match, author or message', () => {
    const leak = {
      RuleID: 'generic-api-key',
      File: 'a.env',
      StartLine: 3,
      Match: SECRET,
      Secret: SECRET,
      Author: SECRET,
      Message: SECRET,
      Commit: 'abc',
    };
    expect(readGitleaks(JSON.stringify([leak, { ...leak, StartLine: 0, Commit: '' }]), origin)).toEqual([
      { rule: 'generic-api-key', file: 'a.env', line: 3, commit: 'abc' },
      { rule: 'generic-api-key', file: 'a.env', line: undefined },
    ]);
  });

  it('says how much it looked at', () => {
    expect(
      readGitleaksLog('11:28PM INF 12 commits scanned.\n11:28PM INF scanned ~180 bytes (180 bytes) in 14ms\n'),
    ).toEqual({ bytes: 180, commits: 12, partial: false, error: '' });
    expect(readGitleaksLog('ERR [git] fatal: bad\nWRN partial scan completed in 1ms')).toEqual({
      bytes: undefined,
      commits: undefined,
      partial: true,
      error: '[git] fatal: bad',
    });
  });
});

describe('trufflehog', () => {
  const result = (data: unknown) =>
    JSON.stringify({ SourceMetadata: { Data: data }, DetectorName: 'AWS', Verified: true, Raw: SECRET, RawV2: SECRET });
  const log = (entry: object) => JSON.stringify({ level: 'info-0', logger: 'trufflehog', ...entry });

  it('is read from files and from commits, its log between', () => {
    const text = [
      log({ msg: 'running source' }),
      result({ Filesystem: { file: 'a.env', line: 2 } }),
      result({ Git: { file: 'b.env', line: 0, commit: 'abc', email: SECRET } }),
    ].join('\n');
    expect(readTrufflehog(text, origin)).toEqual([
      { rule: 'AWS', file: 'a.env', line: 2, verified: true },
      { rule: 'AWS', file: 'b.env', line: undefined, commit: 'abc', verified: true },
    ]);
  });

  it('counts the errors that it logs, and finishes or does not', () => {
    const finished = log({ msg: 'finished scanning', bytes: 12 });
    expect(readTrufflehogLog(`noise\n${log({ level: 'error', msg: 'lstat' })}\n${finished}`)).toEqual({
      bytes: 12,
      errors: 1,
    });
    expect(readTrufflehogLog('')).toEqual({ bytes: undefined, errors: 0 });
  });
});

describe('secretlint', () => {
  it('is read without messages and sources', () => {
    const message = {
      ruleId: '@secretlint/secretlint-rule-aws',
      message: SECRET,
      loc: { start: { line: 4, column: 0 } },
      data: { KEY: SECRET },
    };
    const report = [
      { filePath: '/w/a.env', sourceContent: SECRET, messages: [message] },
      { filePath: '/w/b.env', messages: [] },
    ];
    expect(readSecretlint(JSON.stringify(report), origin)).toEqual({
      files: ['/w/a.env', '/w/b.env'],
      leaks: [{ rule: 'aws', file: '/w/a.env', line: 4 }],
    });
  });
});

describe('git-secrets', () => {
  const END = '\n[ERROR] Matched one or more prohibited patterns\n\nPossible mitigations:\n- Mark false positives\n';

  it('is read by the names that it was given, whatever they and the lines hold', () => {
    const files = ['./a.env', './a:3:b.env'];
    const text = `./a.env:12:PASSWORD=${SECRET}:7:x\n./a:3:b.env:5:${SECRET}\n${END}`;
    expect(readGitSecrets(text, files)).toEqual({
      leaks: [
        { rule: 'prohibited-pattern', file: './a.env', line: 12 },
        { rule: 'prohibited-pattern', file: './a:3:b.env', line: 5 },
      ],
      matched: true,
      complaints: 0,
    });
  });

  it('keeps a match whose place cannot be told, and counts complaints', () => {
    expect(readGitSecrets(`rest of a line\n${END}`, []).leaks).toEqual([
      { rule: 'prohibited-pattern', file: '', line: undefined },
    ]);
    const outside = 'fatal: not a git repository (or any of the parent directories): .git\n';
    expect(readGitSecrets(`${outside}grep: Invalid regular expression\n`, [])).toEqual({
      leaks: [],
      matched: false,
      complaints: 1,
    });
  });
});

describe('a report of any tool', () => {
  const keys = [
    'RuleID',
    'File',
    'StartLine',
    'filePath',
    'messages',
    'SourceMetadata',
    'DetectorName',
    'runs',
    'tool',
    'level',
    'msg',
    'logger',
    'bytes',
  ];
  const secret = fc.constant(SECRET);
  const object = fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(
      secret,
      fc.json().map(text => JSON.parse(text) as unknown),
    ),
  );
  const text = fc.oneof(
    object.map(value => JSON.stringify(value)),
    fc.array(object, { maxLength: 3 }).map(value => JSON.stringify(value)),
    fc.array(object, { maxLength: 3 }).map(all => all.map(value => JSON.stringify(value)).join('\n')),
    fc.string({ unit: 'binary' }).map(head => `${head}${SECRET}`),
  );

  it('is a value or a refusal that repeats nothing of it', () => {
    fc.assert(
      fc.property(text, content => {
        try {
          expect(readReport(content, 'leaks.report').leaks).toBeInstanceOf(Array);
        } catch (error) {
          if (!(error instanceof CouldNotTell)) throw error;
          expect(error.message).toMatch(/^leaks\.report\b/);
          expect(error.message).not.toContain(SECRET);
        }
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 3 }), (output, files) => {
        readGitSecrets(output, files);
        readGitleaksLog(output);
        readTrufflehogLog(output);
      }),
    );
  });
});
