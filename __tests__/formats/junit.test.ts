import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { type JunitReport, readJunit } from '../../src/formats/junit/junit.js';

const read = (text: string | Uint8Array, chunk = 65_536): Promise<JunitReport> =>
  readJunit({ name: 'r.xml', chunks: pieces(Buffer.from(text), chunk) });

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const counts = ({ passed, failed, skipped, flaky, recovered, withoutTests, hidden }: JunitReport) => ({
  passed,
  failed,
  skipped,
  flaky,
  recovered,
  withoutTests,
  hidden,
});

const NONE = { passed: 0, failed: 0, skipped: 0, flaky: 0, recovered: 0, withoutTests: 0, hidden: 0 };

/** Why it cannot be read, or else the first thing that keeps it from being believed. */
const refusal = async (text: string | Uint8Array): Promise<string> => {
  const error: unknown = await read(text).then(
    ({ doubts }) => doubts[0],
    (cause: unknown) => cause,
  );
  if (!(error instanceof CouldNotTell)) throw error;
  return `${error.why}: ${error.message}`;
};

describe('counts of testcases', () => {
  it.each([
    ['no suite at all', '<testsuites/>', NONE],
    ['a lone suite as root', '<testsuite><testcase name="a"/></testsuite>', { ...NONE, passed: 1 }],
    [
      'suites within suites',
      '<testsuites tests="3"><testsuite tests="3"><testsuite tests="2"><testcase name="a"/><testcase name="b"/></testsuite><testcase name="c"/></testsuite></testsuites>',
      { ...NONE, passed: 3 },
    ],
    [
      'a suite that counts its direct children',
      '<testsuite tests="2"><testsuite tests="0"/><testsuite tests="1"><testcase name="a"/></testsuite></testsuite>',
      { ...NONE, passed: 1 },
    ],
    [
      'a test with a failure and an error',
      '<testsuite><testcase name="a"><failure/><error/></testcase></testsuite>',
      { ...NONE, failed: 1 },
    ],
    [
      'a failure beside `skipped`',
      '<testsuite><testcase name="a"><skipped/><failure/></testcase></testsuite>',
      { ...NONE, failed: 1 },
    ],
    [
      'a teardown that breaks, which pytest counts twice and lists once',
      '<testsuite name="pytest" tests="2" errors="1"><testcase name="a"><error/></testcase></testsuite>',
      { ...NONE, failed: 1 },
    ],
    [
      'surefire’s reruns of a test that stays red',
      '<testsuite><testcase name="a"><failure/><rerunFailure/><rerunFailure/></testcase></testsuite>',
      { ...NONE, failed: 1 },
    ],
    [
      'two reruns and a pass',
      '<testsuite><testcase name="a"><failure/></testcase><testcase name="a"><failure/></testcase><testcase name="a"/></testsuite>',
      { ...NONE, passed: 1, recovered: 2 },
    ],
    [
      'a pass of the same name in another suite',
      '<testsuites><testsuite name="x"><testcase name="a"><failure/></testcase></testsuite><testsuite name="y"><testcase name="a"/></testsuite></testsuites>',
      { ...NONE, passed: 1, failed: 1 },
    ],
    [
      'a skip of the same name',
      '<testsuite><testcase name="a"><failure/></testcase><testcase name="a"><skipped/></testcase></testsuite>',
      { ...NONE, skipped: 1, failed: 1 },
    ],
    [
      'what did not run by its status',
      '<testsuite><testcase name="a" status="notrun"/><testcase name="b" status="run" result="completed"/><testcase name="c" status="disabled"/></testsuite>',
      { ...NONE, passed: 1, skipped: 2 },
    ],
    [
      'testcases in output are text',
      '<testsuite><testcase name="a"><system-out>&lt;testcase/&gt;<![CDATA[<testcase/>]]></system-out></testcase></testsuite>',
      { ...NONE, passed: 1 },
    ],
    [
      'an element of the same name inside a failure',
      '<testsuite><testcase name="a"><flakyFailure><error>x</error></flakyFailure></testcase></testsuite>',
      { ...NONE, flaky: 1 },
    ],
    ['empty counts', '<testsuite tests="" failures=" "><testcase name="a"/></testsuite>', { ...NONE, passed: 1 }],
  ])('%s', async (_, xml, expected) => {
    expect(counts(await read(xml))).toEqual(expected);
  });
});

describe('reports that cannot be believed', () => {
  it.each([
    ['', 'truncated: r.xml: is empty'],
    [' \n\n ', 'truncated: r.xml: is empty'],
    ['<testsuite>', 'truncated: r.xml: ends early at 1:11: unclosed tag: testsuite'],
    ['<testsuite><testcase name="a', 'truncated: r.xml: ends early at 1:28: unclosed tag: testsuite'],
    ['<testsuite><![CDATA[ ', 'truncated: r.xml: ends early at 1:21: unclosed tag: testsuite'],
    ['<testsuite></testsuites>', 'wrong-format: r.xml:1:24: unexpected close tag.'],
    ['<testsuite a="1" a="2"/>', 'wrong-format: r.xml:1:24: duplicate attribute: a.'],
    ['<testsuite/><testsuite/>', 'wrong-format: r.xml:1:23: documents may contain only one root.'],
    ['<testsuite a=1/>', 'wrong-format: r.xml:1:14: unquoted attribute value.'],
    ['<testsuite>\0</testsuite>', 'wrong-format: r.xml:1:12: disallowed character.'],
    ['{"tests": 3}', 'wrong-format: r.xml:1:12: text data outside of root node.'],
    ['<html/>', 'wrong-format: r.xml:1: not a JUnit report: the root is <html>, not <testsuites>'],
    [
      '<testsuite><testcase name="a"><testcase name="b"/></testcase></testsuite>',
      'wrong-format: r.xml:1: not a JUnit report: <testcase> inside <testcase>',
    ],
    [
      '<testsuite><testcase name="a"><result><failure/></result></testcase></testsuite>',
      'wrong-format: r.xml:1: not a JUnit report: <failure> inside <result>',
    ],
    ['<testsuite tests="1e3"/>', 'wrong-format: r.xml:1: tests="1e3" is not a count'],
    ['<testsuite errors="-1"/>', 'wrong-format: r.xml:1: errors="-1" is not a count'],
    [
      '<testsuites tests="9">\n<testsuite name="s" tests="2"><testcase/></testsuite></testsuites>',
      'truncated: r.xml:2: suite "s" declares 2 tests and holds 1',
    ],
    [
      '<?xml version="1.0"?>\n<!-- written by deploy-validate -->\n<testsuites/>',
      'wrong-format: r.xml: is a report of deploy-validate itself',
    ],
    ['<testsuites tests="1"/>', 'truncated: r.xml:1: suite "" declares 1 test and holds 0'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><testsuite/>', 'unsupported: r.xml: a document type with declarations of its own'],
    ['<?xml version="1.0" encoding="klingon"?><testsuite/>', 'unsupported: r.xml: unknown encoding klingon'],
    [`${'<testsuite>'.repeat(300)}`, 'unsupported: r.xml: elements nest deeper than 256'],
  ])('%s', async (xml, expected) => {
    expect(await refusal(xml)).toBe(expected);
  });

  it.each([
    ...['warning', 'failed', 'fail', 'exception', 'incomplete', 'risky', 'timeout', 'crash', 'aborted', 'failures'],
    ...['errors', 'Skipped', 'x:failure', 'problem', 'assertion', 'Failure', 'FAILURE'],
  ])('does not take a test that holds <%s> for passed', async name => {
    const xml = `<testsuite xmlns:x="u"><testcase name="a"/><testcase name="b"><${name}/></testcase></testsuite>`;
    expect(counts(await read(xml))).toEqual({ ...NONE, passed: 1 });
    expect(await refusal(xml)).toBe(
      `wrong-format: r.xml:1: <${name}> in test "b": nobody knows whether that is a pass`,
    );
  });

  it.each(['status', 'result'])('takes a closed list of values of %s for passed', async key => {
    const of = async (value: string) => {
      const report = await read(`<testsuite><testcase name="a" ${key}="${value}"/></testsuite>`);
      return report.passed === 1 && report.doubts.length === 0;
    };
    const all = ['', 'passed', 'PASS', ' success ', 'SUCCESSFUL', 'ok', 'run', 'completed', 'executed'];
    for (const value of all) expect([value, await of(value)]).toEqual([value, true]);
    const others = ['CANCELED', 'STOPPED', 'incomplete', 'inconclusive', 'warning', 'undefined', 'unknown', 'x', '0'];
    for (const value of [...others, 'failed', 'skipped', 'not passed', 'passed?']) {
      expect([value, await of(value)]).toEqual([value, false]);
    }
  });

  it('knows what tells of trouble in a suite', async () => {
    expect(await refusal('<testsuite><testcase name="a"/><setup-failure/></testsuite>')).toBe(
      'wrong-format: r.xml:1: <setup-failure> in a suite: nobody knows whether that is a pass',
    );
  });

  it('shows a failure although the counts are wrong', async () => {
    const report = await read('<testsuite tests="9" skipped="3"><testcase name="a"><failure/></testcase></testsuite>');
    expect([counts(report), report.doubts.length]).toEqual([{ ...NONE, failed: 1 }, 2]);
  });

  it('counts what is skipped and failed as both', async () => {
    const xml =
      '<testsuite tests="1" skipped="1" failures="1"><testcase name="a"><skipped/><failure/></testcase></testsuite>';
    expect([counts(await read(xml)), (await read(xml)).doubts]).toEqual([{ ...NONE, failed: 1 }, []]);
  });

  it('knows failures that a suite declares and does not show', async () => {
    const xml =
      '<testsuites failures="2"><testsuite failures="2" name="s"><testcase name="a"/></testsuite></testsuites>';
    expect(counts(await read(xml))).toEqual({ ...NONE, passed: 1, hidden: 2 });
  });

  it('knows them beside a flake as well', async () => {
    const flake = '<testcase name="b"><flakyFailure/></testcase>';
    const xml = `<testsuite failures="2" name="s"><testcase name="a"/>${flake}</testsuite>`;
    expect(counts(await read(xml))).toEqual({ ...NONE, passed: 1, flaky: 1, hidden: 1 });
  });

  it('believes a status that says failed before an element that says skipped', async () => {
    const xml = '<testsuite name="s"><testcase name="a" status="failed"><skipped/></testcase></testsuite>';
    expect(counts(await read(xml))).toEqual({ ...NONE, failed: 1 });
  });
});

describe('what a failure tells', () => {
  it('keeps message, type, text and place', async () => {
    const xml = `<testsuite name="pytest"><testcase classname="t.c" name="a" file="t/c.py" line="6">
      <failure message="no &lt;b&gt;" type="E">one<![CDATA[ <two> ]]><stackTrace>three</stackTrace></failure>
      <failure message="second">four</failure><system-out>five</system-out></testcase></testsuite>`;
    expect((await read(xml)).failures).toEqual([
      {
        suite: 'pytest',
        classname: 't.c',
        name: 'a',
        file: 't/c.py',
        line: 7,
        message: 'no <b>',
        type: 'E',
        text: 'one <two> three',
        passedLater: false,
      },
    ]);
  });

  it('keeps the first thousand and counts all', async () => {
    const one = '<testcase name="a"><failure message="m"/></testcase>';
    const report = await read(`<testsuite>${one.repeat(1500)}</testsuite>`);
    expect([report.failed, report.failures.length]).toEqual([1500, 1000]);
  });

  it('keeps the head of a text of many megabytes, and reads on behind it', async () => {
    const line = `${'x'.repeat(99)}\n`;
    const long = line.repeat(30_000);
    const xml = `<testsuite><testcase name="${'n'.repeat(300_000)}"><failure message="${long}&#10;">${long}&amp;${long}<![CDATA[${long}]]></failure></testcase>
      <testcase name="b"/><testcase name=c/></testsuite>`;
    expect(await refusal(xml)).toBe('wrong-format: r.xml:120002:42: unquoted attribute value.');
    const report = await read(xml.replace('name=c', 'name="c"'));
    expect([report.passed, report.failed, report.failures[0]?.text.length]).toEqual([2, 1, 16 * 1024 + 3]);
  });
});

it('lists the slowest tests, slowest first', async () => {
  const cases = Array.from({ length: 30 }, (_, index) => `<testcase name="t${index}" time="${(index * 7) % 30}"/>`);
  const { slowest, ms } = await read(`<testsuite>${cases.join('')}<testcase time="NaN"/></testsuite>`);
  expect(slowest.map(test => test.ms / 1000)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  expect(ms).toBe(435_000);
});

it('knows when the newest suite began and ended, a time without a zone taken for any', async () => {
  const at = async (timestamp: string) => (await read(`<testsuite timestamp="${timestamp}" time="2"/>`)).dated;
  const span = (from: string, to: string) => ({ earliestMs: Date.parse(from), latestMs: Date.parse(to) });
  expect(await at('2024-05-01T10:00:00Z')).toEqual(span('2024-05-01T10:00:00Z', '2024-05-01T10:00:02Z'));
  expect(await at('2024-05-01T10:00:00+02:00')).toEqual(span('2024-05-01T08:00:00Z', '2024-05-01T08:00:02Z'));
  expect(await at('2024-05-01T10:00:00')).toEqual(span('2024-04-30T20:00:00Z', '2024-05-02T00:00:02Z'));
  expect(await at('0001-01-01T00:00:00Z')).toBeUndefined();
  expect(await at('yesterday')).toBeUndefined();
});

const attribute = fc.string({ unit: fc.constantFrom('a', 'é', '🎉', ' ', '>', "'", '&lt;', '&#x41;'), maxLength: 8 });
const outcome = fc.constantFrom('', '<failure>t</failure>', '<skipped/>', '<flakyFailure/>', '<error/>');
const testcase = fc.tuple(attribute, outcome);

describe('properties', () => {
  it('reads any suite the same, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(testcase, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (cases, size) => {
        const body = cases.map(([name, inside], index) => `<testcase name="${index}${name}">${inside}</testcase>`);
        const xml = `<?xml version="1.0"?><!-- a -- ><testsuite tests="${cases.length}">${body.join('\n<!--b-->')}<system-out><![CDATA[ ]] ]>é]]></system-out></testsuite>`;
        const sound = xml.replace('-- >', '-->');
        const report = await read(sound, size);
        expect(report).toEqual(await read(sound));
        const of = (...what: string[]) => cases.filter(([, inside]) => what.includes(inside)).length;
        expect(counts(report)).toEqual({
          ...NONE,
          passed: of(''),
          failed: of('<failure>t</failure>', '<error/>'),
          skipped: of('<skipped/>'),
          flaky: of('<flakyFailure/>'),
        });
      }),
    );
  });

  it('answers arbitrary bytes with a report or a reason', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), soundOrRefused));
  });

  it('answers a damaged report with a report or a reason', async () => {
    const sound = Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="2"><testsuite name="s" tests="2" failures="1"><testcase name="é"/><testcase name="b"><failure message="m"><![CDATA[at x]]></failure></testcase></testsuite><!-- fail 1 --></testsuites>',
    );
    const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(sound.length), async (changes, length) => {
        const bytes = Buffer.from(sound);
        for (const [at, byte] of changes) bytes[at] = byte;
        await soundOrRefused(bytes);
        await soundOrRefused(bytes.subarray(0, length));
      }),
      { numRuns: 500 },
    );
  });

  it('never reads a report that was cut off', async () => {
    const sound = '<testsuites><testsuite name="s"><testcase name="a"/></testsuite>\n</testsuites>';
    for (let length = 0; length < sound.length; length += 1) {
      expect(await refusal(sound.slice(0, length))).toMatch(/^truncated: /);
    }
  });
});

async function soundOrRefused(bytes: Uint8Array): Promise<void> {
  const outcome = await read(bytes).catch((error: unknown) => error);
  if (outcome instanceof CouldNotTell) expect(outcome.message).toContain('r.xml');
  else expect(outcome).toHaveProperty('passed');
}
