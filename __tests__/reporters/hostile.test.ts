import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Report, Status } from '../../src/report/report.js';
import { renderComment } from '../../src/reporters/comment.js';
import { FILTER } from '../../src/reporters/html/filter.js';
import { createRedactor, redactDeep } from '../../src/text/redact.js';
import { spellings } from '../../src/text/spellings.js';
import { elementsIn, toHtml } from '../text/github.js';
import { outputsOf } from './outputs.js';
import { finding, hostile, report, result } from './sample.js';

const STATUSES = ['passed', 'failed', 'errored', 'skipped', 'waived', 'pending'] as const;
const MARKDOWN = [
  'a',
  'br',
  'code',
  'details',
  'em',
  'h1',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'li',
  'p',
  'path',
  'pre',
  'span',
  'strong',
  'sub',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
  '!--',
];
const PAGE = [
  '!doctype',
  'a',
  'article',
  'body',
  'br',
  'circle',
  'code',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'g',
  'h1',
  'h2',
  'h3',
  'h4',
  'head',
  'header',
  'html',
  'li',
  'line',
  'main',
  'meta',
  'p',
  'path',
  'pre',
  'rect',
  'section',
  'small',
  'span',
  'strong',
  'style',
  'summary',
  'svg',
  'table',
  'tbody',
  'td',
  'text',
  'th',
  'thead',
  'time',
  'title',
  'tr',
  'ul',
];

/** A report in which each text is drawn from `texts`. */
function reportOf(texts: fc.Arbitrary<string>): fc.Arbitrary<Report> {
  const line = fc.option(fc.nat({ max: 9999 }), { nil: undefined });
  const maybe = fc.option(texts, { nil: undefined });
  const findings = fc.array(
    fc.record({
      rule: texts,
      level: fc.constantFrom('error', 'warning', 'note'),
      message: texts,
      file: maybe,
      line,
      expected: maybe,
      actual: maybe,
      subject: maybe,
      help: maybe,
    }),
    { maxLength: 3 },
  );
  const details = fc.array(fc.record({ title: texts, text: texts }), { maxLength: 2 });
  const check = fc.record({
    name: texts,
    section: maybe,
    summary: texts,
    remedy: maybe,
    help: maybe,
    status: fc.constantFrom<Status>(...STATUSES),
    required: fc.boolean(),
    findings,
    details,
  });
  return fc
    .record({
      project: texts,
      stage: texts,
      ref: maybe,
      sha: maybe,
      repository: maybe,
      notice: texts,
      checks: fc.array(check, { maxLength: 4 }),
    })
    .map(({ project, stage, ref, sha, repository, notice, checks }) =>
      report(
        checks.map((parts, index) => result(`check-${index}`, { ...parts, findings: parts.findings.map(finding) })),
        { project, stage, notices: [notice], subject: { ref, sha, repository, configDigest: 'sha256:00' } },
      ),
    );
}

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '<script>',
    '</details>',
    '```',
    '::error::x',
    '##[group]',
    '| a |',
    '@octocat',
    '#1',
    '[a](b)',
    '\u001b[2J',
    '\u202e',
    '-->',
    ']]>',
    'https://a.example/b',
    'a/b.ts',
    '../x',
    '`x`',
    '%0A',
  ),
);

/** What GitHub's runner takes for a command. */
const commandsIn = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).filter(line => /^\s*::.*::/.test(line) || line.includes('##['));

function expectHarmless(outputs: Readonly<Record<string, string>>): void {
  for (const name of ['report.md', 'comment.md']) {
    const html = toHtml(outputs[name] ?? '');
    expect(elementsIn(html).filter(element => !MARKDOWN.includes(element))).toEqual([]);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    for (const [, url] of html.matchAll(/<a href="([^"]*)"/g)) expect(url).toMatch(/^https?:\/\//);
  }
  const page = outputs['report.html'] ?? '';
  // The page's own script, which its policy knows by its digest, and no other.
  const own = `<script>${FILTER}</script>`;
  expect(page.split(own)).toHaveLength(2);
  expect(elementsIn(page.replace(own, '')).filter(element => !PAGE.includes(element))).toEqual([]);
  for (const [, url] of page.matchAll(/\s(?:href|src)="([^"]*)"/g)) expect(url).toMatch(/^https?:\/\//);
  expect(page).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
  new SaxesParser().write(outputs['junit.xml'] ?? '').close();
  JSON.parse(outputs['report.json'] ?? '');
  JSON.parse(outputs['results.sarif'] ?? '');
  for (const line of (outputs['annotations.txt'] ?? '').trim().split('\n')) {
    expect(line).toMatch(/^$|^::(?:error|warning|notice) [^:]*::/);
  }
  expect(commandsIn(outputs['log.txt'] ?? '').filter(line => !/^::(?:group::|endgroup::$)/.test(line))).toEqual([]);
  expect(commandsIn(outputs['terminal.txt'] ?? '')).toEqual([]);
  expect(outputs['terminal.txt']).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
}

describe('text from tools', () => {
  it('cannot leave its place in any report', () => {
    expectHarmless(outputsOf(hostile));
  });

  it('cannot leave its place, whatever it is', () => {
    fc.assert(
      fc.property(reportOf(texts), made => expectHarmless(outputsOf(made))),
      { numRuns: 300 },
    );
  });

  it('cannot be taken for the marker of a comment', () => {
    const other = '<!-- deploy-validate:other/stage -->';
    const shown = renderComment(report([result('a', { name: other, summary: other })], { project: other }));
    expect(shown.match(/<!--/g)).toHaveLength(1);
  });
});

describe('JUnit', () => {
  it('is red exactly where the decision is no-go', () => {
    fc.assert(
      fc.property(reportOf(fc.string({ maxLength: 5 })), made => {
        const junit = outputsOf(made)['junit.xml'] ?? '';
        expect(/<(?:failure|error) /.test(junit)).toBe(made.decision === 'no-go');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a registered secret', () => {
  /** Made of what escaping changes, and long enough not to be met by chance. */
  const secret = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'aZ9<>&"\'|`*_[]()#@$%:/\\+ é{}~-'), minLength: 3, maxLength: 12 }),
      fc.uuid(),
    )
    .map(([odd, id]) => `${odd}${id.slice(0, 13)}`.trim());

  it('is in no report, in no spelling', () => {
    fc.assert(
      fc.property(secret, fc.integer({ min: 0, max: 30 }), (value, seed) => {
        const ways = [
          value,
          ...spellings([value]),
          `\u001b[31m${value.slice(0, 5)}\u001b[0m${value.slice(5)}`,
          `user:${value}@host`,
        ];
        const spelled = fc.constantFrom(...ways).map(way => `before ${way} after`);
        const [made] = fc.sample(reportOf(spelled), { seed, numRuns: 1 });
        if (!made) throw new Error('nothing was made');
        const clean = redactDeep(made, createRedactor({ values: [value] }));
        // Names alone: to print what differs in a hundred pages takes longer than to make them.
        const leaks = Object.entries(outputsOf(clean)).flatMap(([name, text]) => {
          const shown = text
            .replaceAll('\u200b', '')
            .replaceAll('&#8203;', '')
            .replace(/<\/?(?:span|code)>/g, '');
          const ways = [value, ...spellings([value]), value.slice(-13)];
          return ways.filter(way => shown.includes(way)).map(way => `${name}: ${way}`);
        });
        expect(leaks).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
