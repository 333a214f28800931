import { describe, expect, it } from 'vitest';
import type { Report, Result } from '../../src/report/report.js';
import { renderAnnotations } from '../../src/reporters/annotations.js';
import { renderComment } from '../../src/reporters/comment.js';
import { renderHtml } from '../../src/reporters/html.js';
import { renderSarif } from '../../src/reporters/sarif.js';
import { renderSummary } from '../../src/reporters/summary.js';
import { finding, report, result } from './sample.js';

const failed = (id: string, parts: Partial<Result> = {}): Result =>
  result(id, { status: 'failed', reasonCode: 'check-failed', summary: `${id} is wrong`, ...parts });

const many = (number: number) =>
  Array.from({ length: number }, (_, index) =>
    finding({ message: `defect ${index} | with @mention and <tags>`, file: `src/file-${index}.ts`, line: index + 1 }),
  );

const megabytes = `start of output\n${'x'.repeat(79)}\n`.repeat(52_000);
const details = [{ title: 'stdout', text: `${megabytes}the last line` }];

const huge: Readonly<Record<string, Report>> = {
  '100,000 findings in one check': report([failed('a', { findings: many(100_000) })]),
  '1,000 findings in each of 200 checks': report(
    Array.from({ length: 200 }, (_, index) => failed(`check-${index}`, { findings: many(1000) })),
  ),
  '5 MB of output in each of 20 checks': report(
    Array.from({ length: 20 }, (_, index) => failed(`check-${index}`, { details })),
  ),
  '5 MB in one message': report([failed('a', { findings: [finding({ message: megabytes })], summary: megabytes })]),
  '10,000 checks that pass': report(Array.from({ length: 10_000 }, (_, index) => result(`check-${index}`))),
};

describe.each(Object.entries(huge))('%s', (_, big) => {
  const blockers = big.checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

  it('fit into a job summary, decision and blockers first', () => {
    const text = renderSummary(big);
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/^# (?:🛑 NO-GO|✅ GO) · toolboxai · pre-deployment\n/);
    for (const id of blockers) expect(text).toContain(id);
  });

  it('fit into a comment, decision and blockers first', () => {
    const text = renderComment(big);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^<!-- deploy-validate:toolboxai\/pre-deployment -->\n## (?:🛑 NO-GO|✅ GO) · /);
    for (const id of blockers) expect(text).toContain(id);
  });

  it('leave no fold, block of code or table open', () => {
    for (const text of [renderSummary(big), renderComment(big)]) {
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
      expect((text.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
    }
  });

  it('make a page that a browser can show', () => {
    expect(renderHtml(big).length).toBeLessThan(32 * 1024 * 1024);
  });

  it('make annotations that GitHub shows all of', () => {
    const annotations = renderAnnotations(big);
    expect(annotations.length).toBeLessThanOrEqual(30);
    for (const annotation of annotations) expect(annotation.length).toBeLessThan(3 * 4096);
  });
});

describe('a text that must be shortened', () => {
  it('counts the findings that it leaves out', () => {
    const text = renderSummary(report([failed('a', { findings: many(100_000) })]));
    expect(text).toContain('- … and 99,995 more');
    expect(text).toContain('… and 99,800 more: report.json has them all.');
  });

  it('shows the end of long output, where tools tell what went wrong', () => {
    const text = renderSummary(report([failed('a', { details })]));
    expect(text).toContain('the last line\n```');
    expect(text).toMatch(/… [\d,]+ more characters left out …/);
  });

  it('keeps within the room that other steps have left', () => {
    const text = renderSummary(huge['1,000 findings in each of 200 checks'] ?? report([]), { maxBytes: 20_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/^# 🛑 NO-GO/);
  });

  it('names as many of ten thousand blockers as there is room for, and counts the rest', () => {
    const checks = Array.from({ length: 10_000 }, (_, index) => failed(`check-${index}`, { summary: 'it is wrong' }));
    const text = renderComment(report(checks));
    expect(text.length).toBeLessThanOrEqual(65_536);
    const named = text.match(/^- ❌ /gm)?.length ?? 0;
    expect(named).toBeGreaterThan(1000);
    expect(text).toMatch(/… and [\d,]+ more lines: see report.json.\n$/);
  });
});

describe('annotations', () => {
  it('give each check its turn, count the rest by check, and leave the tenth error to the decision', () => {
    const annotations = renderAnnotations(
      report([failed('loud', { findings: many(1000) }), failed('quiet', { findings: many(1) })]),
    );
    expect(annotations).toHaveLength(9);
    expect(annotations[1]).toContain('title=quiet%3A rule');
    expect(annotations.at(-1)).toBe(
      '::error title=993 more errors::993 in loud. The job summary and report.json have them.',
    );
  });
});

describe('SARIF', () => {
  it('holds no more results than GitHub takes, and says how many are missing', () => {
    const { runs } = JSON.parse(renderSarif(report([failed('a', { findings: many(30_000) })])));
    expect(runs[0].results).toHaveLength(25_000);
    expect(runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe(
      '5000 more findings are left out here; report.json has them.',
    );
  });
});
