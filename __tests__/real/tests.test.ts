import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CouldNotTell, type Verdict } from '../../src/check.js';
import { tests } from '../../src/checks/tests/definition.js';
import { openPorts } from '../../src/ports/open.js';
import { childEnvironment } from '../../src/ports/process/child-environment.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';
import { itWith } from './tool.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tests-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const repository = resolve(import.meta.dirname, '../..');
let number = 0;

/** Writes a project. */
function project(files: Readonly<Record<string, string>>): string {
  number += 1;
  const home = join(folder, String(number));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  return home;
}

/** Runs the check on a project with this machine's tools; times are left out of the verdict. */
async function check(home: string, options: Readonly<Record<string, unknown>>): Promise<Verdict> {
  const reportDirectory = join(home, '.deploy-validate');
  const ports = openPorts({
    workspace: openWorkspace({ workingDirectory: home, reportDirectory, githubWorkspace: home }),
    environment: childEnvironment(process.env, []),
    redact: createRedactor({ values: [] }),
  });
  const step = ports.forStep({ id: 'suite', attempt: 1 }, new AbortController().signal);
  const verdict = await tests.bound.parse(options).run(step);
  const { summary, measurements, evidence, details } = verdict;
  return {
    ...verdict,
    summary: summary.replace(/\d[\d.]* (?:ms|s)\b/, 'T'),
    measurements: measurements.map(each => (each.unit === 'ms' ? { ...each, value: 0 } : each)),
    evidence: evidence.map(path => path.replace(home, '')),
    // Tests that take no measurable time are not listed as slowest.
    details: details
      .filter(({ title }) => title !== 'slowest tests')
      .map(({ title }) => ({ title: title.replace(/, last.*/, ''), text: '' })),
  };
}

interface Counts {
  readonly executed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky?: number;
}

const measured = ({ executed, failed, skipped, flaky = 0 }: Counts) => [
  { name: 'executed', value: executed, unit: 'tests', limit: 1, bound: 'min' },
  { name: 'failed', value: failed, unit: 'tests', limit: 0 },
  { name: 'skipped', value: skipped, unit: 'tests', limit: undefined },
  { name: 'flaky', value: flaky, unit: 'tests', limit: undefined },
  { name: 'duration', value: 0, unit: 'ms' },
];

const details = (...titles: string[]) => titles.map(title => ({ title, text: '' }));

const failure = (
  file: string,
  line: number | undefined,
  rest: { message: string; subject: string; column?: number },
) => ({
  rule: 'test-failed',
  level: 'error',
  file,
  line,
  column: undefined,
  ...rest,
});

describe('pytest', () => {
  const run = ['pytest', '-q', '-p', 'no:cacheprovider', '--junitxml=reports/unit.xml'];

  itWith('pytest', 'names the line of each failure', async () => {
    const home = project({
      'tests/__init__.py': '',
      'tests/helper.py': 'def boom():\n    raise KeyError("nope")\n',
      'tests/test_cart.py': `import pytest
from tests.helper import boom

def test_ok():
    assert 1 + 1 == 2

def test_sum():
    total = 3
    assert total == 4, "sum is wrong"

def test_raises():
    boom()

@pytest.mark.skip(reason="later")
def test_skip():
    pass

@pytest.fixture
def breaks():
    yield 1
    raise RuntimeError("teardown <broke>")

def test_teardown(breaks):
    pass
`,
    });
    expect(await check(home, { run, junit: 'reports/*.xml' })).toEqual({
      status: 'failed',
      summary: '3 of 4 tests failed, 1 skipped',
      findings: [
        failure('tests/test_cart.py', 9, {
          message: 'test_sum: AssertionError: sum is wrong',
          subject: 'tests.test_cart > test_sum',
        }),
        failure('tests/helper.py', 2, {
          message: "test_raises: KeyError: 'nope'",
          subject: 'tests.test_cart > test_raises',
        }),
        failure('tests/test_cart.py', 21, {
          message: 'test_teardown: failed on teardown with "RuntimeError: teardown <broke>"',
          subject: 'tests.test_cart > test_teardown',
        }),
      ],
      measurements: measured({ executed: 4, failed: 3, skipped: 1 }),
      evidence: ['reports/unit.xml', '/.deploy-validate/logs/suite.log'],
      details: details('failures', 'stdout'),
    });
  });

  itWith('pytest', 'names the line by the xunit1 attributes where there is no traceback', async () => {
    const home = project({ 'test_a.py': '\n\ndef test_b():\n    assert False\n' });
    const verdict = await check(home, { run: [...run, '--tb=no', '-o', 'junit_family=xunit1'], junit: 'reports' });
    expect(verdict.findings).toEqual([
      failure('test_a.py', 3, { message: 'test_b: assert False', subject: 'test_a > test_b' }),
    ]);
  });

  itWith('pytest', 'names the line of a file that it cannot import', async () => {
    const home = project({ 'web/tests/test_syntax.py': 'x = 1\nsyntax error here\n' });
    const verdict = await check(home, { run, cwd: 'web', junit: 'web/reports/unit.xml' });
    expect(verdict.findings).toEqual([
      failure('web/tests/test_syntax.py', 2, {
        message: 'tests.test_syntax: SyntaxError: invalid syntax',
        subject: 'pytest > tests.test_syntax',
      }),
    ]);
  });

  itWith('pytest', 'that meets no test cannot tell', async () => {
    const home = project({ 'test_a.py': '' });
    await expect(check(home, { run, junit: 'reports/unit.xml' })).rejects.toMatchObject({
      why: 'nothing-checked',
      message: expect.stringMatching(/^no test was executed \(pytest exited with 5: /),
    });
  });

  itWith('pytest', 'that fails before it writes a report cannot tell', async () => {
    const home = project({ 'test_a.py': '' });
    await expect(check(home, { run: ['pytest', '--no-such-option'], junit: 'r.xml' })).rejects.toMatchObject({
      why: 'nothing-checked',
      message: expect.stringMatching(/^r\.xml: matches no report \(pytest exited with 4: /),
    });
  });
});

describe('node --test', () => {
  const reporters = ['--test-reporter=junit', '--test-reporter-destination=unit.xml'];

  it('names the line of each failure', async () => {
    const home = project({
      'test/a.test.mjs': `import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
test('adds', () => assert.equal(1 + 1, 2));
test('fails', () => {
  assert.equal(1 + 1, 3, 'one and one');
});
test('later', { skip: true }, () => {});
test('someday', { todo: true }, () => assert.ok(false));
describe('group', () => {
  describe('inner', () => {
    it('raises', () => {
      throw new Error('boom <x>');
    });
  });
});
`,
    });
    const verdict = await check(home, {
      run: [process.execPath, '--test', ...reporters, 'test/a.test.mjs'],
      junit: 'unit.xml',
    });
    const [first, second] = verdict.findings;
    expect(verdict).toEqual({
      status: 'failed',
      summary: '2 of 3 tests failed, 2 skipped',
      findings: [
        failure('test/a.test.mjs', 5, { column: 10, message: 'fails: one and one', subject: first?.subject ?? '' }),
        failure('test/a.test.mjs', 12, { column: 13, message: 'raises: boom <x>', subject: second?.subject ?? '' }),
      ],
      measurements: measured({ executed: 3, failed: 2, skipped: 2 }),
      evidence: ['unit.xml'],
      details: details('failures'),
    });
    expect([first?.subject, second?.subject]).toEqual(['fails', expect.stringMatching(/inner > raises$/)]);
  });

  it('passes with line coverage from LCOV', async () => {
    const home = project({
      'add.mjs': 'export const add = (a, b) => a + b;\nexport function never() {\n  return 1;\n}\n',
      'a.test.mjs':
        "import { test } from 'node:test';\nimport { add } from './add.mjs';\ntest('adds', () => {\n  if (add(1, 1) !== 2) throw new Error();\n});\n",
    });
    const lcov = ['--experimental-test-coverage', '--test-reporter=lcov', '--test-reporter-destination=lcov.info'];
    const run = [process.execPath, '--test', ...lcov, ...reporters, 'a.test.mjs'];
    const options = { run, junit: 'unit.xml', coverage: { file: 'lcov.info', min: 50 } };
    const { status, measurements, evidence } = await check(home, options);
    expect([status, evidence]).toEqual(['passed', ['unit.xml', 'lcov.info']]);
    const coverage = measurements.at(-1);
    expect(coverage).toMatchObject({ name: 'coverage', unit: '%', limit: 50, bound: 'min' });
    expect(coverage?.value).toBe(expectedCoverage(readFileSync(join(home, 'lcov.info'), 'utf8')));
    const strict = await check(home, { ...options, coverage: { file: '*.info', min: 99.5 } });
    expect([strict.status, strict.findings.map(finding => finding.rule)]).toEqual(['failed', ['coverage']]);
  });

  it('cannot tell from a file without a test', async () => {
    const home = project({ 'a.test.mjs': 'export {};\n' });
    const run = [process.execPath, '--test', ...reporters, 'a.test.mjs'];
    await expect(check(home, { run, junit: 'unit.xml' })).rejects.toMatchObject({
      why: 'nothing-checked',
      message: expect.stringContaining('no test was executed, 1 file without a test'),
    });
  });

  it('fails for a test whose own failure the report leaves out', async () => {
    const home = project({
      'a.test.mjs':
        "import { test } from 'node:test';\ntest('parent', async t => { await t.test('sub', () => {}); throw new Error('after'); });\n",
    });
    const run = [process.execPath, '--test', ...reporters, 'a.test.mjs'];
    const verdict = await check(home, { run, junit: 'unit.xml' });
    expect(verdict.findings.map(({ rule, message }) => [rule, message.replace(process.execPath, 'node')])).toEqual([
      [
        'exit-code',
        'node exited with 1 although none of its 1 test failed, and its reports count 1 failure that they do not show',
      ],
    ]);
    await expect(check(home, { junit: 'unit.xml' })).rejects.toMatchObject({ why: 'truncated' });
  });
});

/** What the sums of the file itself say, in another way than the check's. */
function expectedCoverage(lcov: string): number {
  const sum = (key: string) =>
    lcov
      .split('\n')
      .filter(line => line.startsWith(`${key}:`))
      .reduce((total, line) => total + Number(line.slice(3)), 0);
  return Math.floor((sum('LH') / sum('LF')) * 10_000) / 100;
}

it('vitest names the innermost line of the project', async () => {
  const home = project({
    'package.json': '{ "type": "module" }',
    'src/lib.ts': "export function boom(): void {\n  throw new TypeError('no <boom>');\n}\n",
    'src/a.test.ts': `import { describe, expect, it } from 'vitest';
import { boom } from './lib.js';
it('adds', () => expect(1 + 1).toBe(2));
describe('group', () => {
  it('fails', () => {
    expect({ a: 1 }).toEqual({ a: 2 });
  });
  it('raises', () => boom());
  it.skip('later', () => {});
});
`,
    'src/empty.test.ts': 'export {};\n',
  });
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const run = [process.execPath, vitest, 'run', '--reporter=junit', '--outputFile=reports/unit.xml'];
  const verdict = await check(home, { run, junit: 'reports/unit.xml' });
  expect(verdict).toEqual({
    status: 'failed',
    summary: '3 of 4 tests failed, 1 skipped',
    findings: [
      failure('src/a.test.ts', 6, {
        column: 22,
        message: 'group > fails: expected { a: 1 } to deeply equal { a: 2 }',
        subject: 'src/a.test.ts > group > fails',
      }),
      failure('src/lib.ts', 2, {
        column: 9,
        message: 'group > raises: no <boom>',
        subject: 'src/a.test.ts > group > raises',
      }),
      failure('src/empty.test.ts', undefined, {
        message: `src/empty.test.ts: No test suite found in file ${home}/src/empty.test.ts`,
        subject: 'src/empty.test.ts',
      }),
    ],
    measurements: measured({ executed: 4, failed: 3, skipped: 1 }),
    evidence: ['reports/unit.xml', '/.deploy-validate/logs/suite.log'],
    details: details('failures', 'stdout', 'stderr').filter(({ title }) =>
      verdict.details.some(detail => detail.title === title),
    ),
  });
});

describe('go via gotestsum', () => {
  const CALC = `package calc

import (
	"os"
	"testing"
)

func TestAdd(t *testing.T) {}

func TestBad(t *testing.T) {
	t.Log("a log line")
	t.Errorf("want %d, got %d", 3, 2)
}

func TestTable(t *testing.T) {
	t.Run("two", func(t *testing.T) { t.Fatalf("two is wrong") })
}

func TestSkip(t *testing.T) { t.Skip("later") }

func TestFlaky(t *testing.T) {
	if _, err := os.Stat("../flag"); err != nil {
		os.WriteFile("../flag", nil, 0o644)
		t.Fatal("fails the first time")
	}
}
`;
  const PANICS = `package panics

import "testing"

func TestPanics(t *testing.T) {
	var m map[string]int
	m["x"] = 1
}
`;
  const files = {
    'go.mod': 'module example.com/shop\n\ngo 1.21\n',
    'calc/calc_test.go': CALC,
    'panics/p_test.go': PANICS,
    'broken/b_test.go': 'package broken\n\nimport "testing"\n\nfunc TestX(t *testing.T) { undefined() }\n',
  };

  itWith('gotestsum', 'names the line of each failure, panics too', async () => {
    const run = ['gotestsum', '--junitfile', 'unit.xml', './...'];
    const verdict = await check(project(files), { run, junit: 'unit.xml' });
    const place = (name: string) => `example.com/shop/calc > ${name}`;
    expect(verdict).toEqual({
      status: 'failed',
      summary: '6 of 7 tests failed, 1 skipped',
      findings: [
        failure('', undefined, {
          message: 'TestMain: FAIL example.com/shop/broken [build failed]',
          subject: 'example.com/shop/broken > TestMain',
        }),
        failure('calc/calc_test.go', 12, { message: 'TestBad: want 3, got 2', subject: place('TestBad') }),
        failure('calc/calc_test.go', 16, { message: 'TestTable/two: two is wrong', subject: place('TestTable/two') }),
        failure('', undefined, { message: 'TestTable: Failed', subject: place('TestTable') }),
        failure('calc/calc_test.go', 24, { message: 'TestFlaky: fails the first time', subject: place('TestFlaky') }),
        failure('panics/p_test.go', 7, {
          message: expect.stringMatching(/^TestPanics: panic: assignment to entry in nil map/),
          subject: 'example.com/shop/panics > TestPanics',
        }),
      ].map(finding => (finding.file === '' ? { ...finding, file: undefined } : finding)),
      measurements: measured({ executed: 7, failed: 6, skipped: 1 }),
      evidence: ['unit.xml', '/.deploy-validate/logs/suite.log'],
      details: verdict.details,
    });
  });

  itWith('gotestsum', 'takes a test that passes when run again for flaky', async () => {
    const home = project({ 'go.mod': files['go.mod'], 'calc/calc_test.go': CALC });
    const only = ['--', '-run', 'TestFlaky|TestAdd|TestSkip'];
    const run = ['gotestsum', '--junitfile', 'unit.xml', '--rerun-fails', '--packages', './calc', ...only];
    const verdict = await check(home, { run, junit: 'unit.xml' });
    expect(verdict).toEqual({
      status: 'passed',
      summary: '2 tests passed in T, 1 skipped, 1 flaky',
      findings: [
        {
          ...failure('calc/calc_test.go', 24, {
            message: 'TestFlaky: passed only when run again',
            subject: 'example.com/shop/calc > TestFlaky',
          }),
          rule: 'flaky',
          level: 'warning',
          actual: 'fails the first time',
        },
      ],
      measurements: measured({ executed: 2, failed: 0, skipped: 1, flaky: 1 }),
      evidence: ['unit.xml', '/.deploy-validate/logs/suite.log'],
      details: verdict.details,
    });
  });
});

describe('the time of a report', () => {
  const report = '<testsuite tests="1"><testcase name="a"/></testsuite>';
  const minutes = (ago: number) => new Date(Date.now() - ago * 60_000);

  it.each([
    ['just now, by default', 1, {}, 'passed'],
    ['a day ago, by default', 1440, {}, 'stale'],
    ['two hours ago, with a higher max-age', 120, { 'max-age': '3h' }, 'passed'],
    ['two minutes ago, with a lower max-age', 2, { 'max-age': '1m' }, 'stale'],
    ['in the future', -120, {}, 'stale'],
    ['before the run, whose command does nothing', 60, { run: ['true'] }, 'stale'],
    [
      'before the run, although the command wrote it',
      60,
      { run: ['cp', '-p', 'r.xml', 'new.xml'], junit: 'new.xml' },
      'stale',
    ],
  ])('%s', async (_, ago, options, expected) => {
    const home = project({ 'r.xml': report });
    utimesSync(join(home, 'r.xml'), minutes(ago), minutes(ago));
    const outcome = await check(home, { junit: 'r.xml', ...options }).catch((error: unknown) => error);
    expect(outcome instanceof CouldNotTell ? outcome.why : (outcome as Verdict).status).toBe(expected);
  });
});
