import type { Result } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import { showDuration } from '../../text/units.js';
import { andMore, type Page, part, table } from './page.js';

const ROW = 18;
const NAMES = 220;
const WIDTH = 860;
/** Longer ones first: beyond it nobody reads a picture. */
const MOST_ROWS = 100;
/** Two checks this close to each other follow each other. */
const GAP_MS = 150;

interface Bar {
  readonly result: Result;
  /** Milliseconds from the start of the first. */
  readonly from: number;
  readonly took: number;
  /** How much of it was spent waiting until something held. */
  readonly waited: number;
}

/** Who ran beside whom, and what the run waited for last: a row for each check, as a picture and as a table. */
export function timeline({ report }: Page): string {
  const bars = barsOf(report.checks);
  if (bars.length < 2) return '';
  const end = Math.max(...bars.map(({ from, took }) => from + took), 1);
  const last = new Set(lastChain(bars));
  const shown = bars.length <= MOST_ROWS ? bars : [...bars].sort((a, b) => b.took - a.took).slice(0, MOST_ROWS);
  const rows = [...shown].sort((a, b) => a.from - b.from || b.took - a.took);
  const height = rows.length * ROW + 22;
  const label = `${rows.length} checks over ${showDuration(end)}`;
  const picture = `<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(label)}">${axis(end, height)}${rows.map((bar, index) => row(bar, { index, end, isLast: last.has(bar) })).join('')}</svg>`;
  const cells = rows.map(bar => [
    escapeHtml(bar.result.name),
    showDuration(bar.from),
    showDuration(bar.took),
    bar.waited > 0 ? showDuration(bar.waited) : '',
    last.has(bar) ? 'yes' : '',
  ]);
  const numbers = `<details><summary>As a table</summary>${table(['Check', 'Began after', 'Took', 'Waited', 'The run waited for it last'], cells)}</details>`;
  const caption = '<p class="muted">Bold names: what the run waited for last. Pale: waiting until something held.</p>';
  return part(
    'Timeline',
    `<div class="scroll">${picture}</div>${caption}${numbers}${andMore(bars.length - rows.length)}`,
    'timeline',
  );
}

function barsOf(results: readonly Result[]): readonly Bar[] {
  const ran = results.filter(({ startedAt, reused }) => startedAt !== undefined && reused === undefined);
  const first = Math.min(...ran.map(({ startedAt = '' }) => Date.parse(startedAt)));
  return ran.flatMap((result): readonly Bar[] => {
    const from = Date.parse(result.startedAt ?? '') - first;
    if (!Number.isFinite(from)) return [];
    const waited = result.measurements.find(({ name, unit }) => name === 'waited' && unit === 'ms')?.value ?? 0;
    return [{ result, from, took: result.durationMs, waited: Math.min(waited, result.durationMs) }];
  });
}

/** From the check that ended last back through those that had just ended when the next one began. */
function lastChain(bars: readonly Bar[]): readonly Bar[] {
  const endOf = ({ from, took }: Bar): number => from + took;
  const byEnd = [...bars].sort((a, b) => endOf(b) - endOf(a));
  const chain: Bar[] = [];
  for (const bar of byEnd) {
    const next = chain.at(-1);
    if (next === undefined || (endOf(bar) <= next.from + 1 && next.from - endOf(bar) <= GAP_MS)) chain.push(bar);
  }
  return chain;
}

const at = (ms: number, end: number): number => NAMES + ((WIDTH - NAMES - 10) * ms) / end;

function axis(end: number, height: number): string {
  const marks = [0, 0.25, 0.5, 0.75, 1].map(share => {
    const x = at(share * end, end).toFixed(1);
    const anchor = share === 1 ? 'end' : share === 0 ? 'start' : 'middle';
    return `<line class="axis" x1="${x}" y1="0" x2="${x}" y2="${height - 18}"/><text x="${x}" y="${height - 5}" text-anchor="${anchor}">${escapeHtml(showDuration(share * end))}</text>`;
  });
  return marks.join('');
}

const SHOWN_NAME = 34;

function row(
  { result, from, took, waited }: Bar,
  { index, end, isLast }: { readonly index: number; readonly end: number; readonly isLast: boolean },
): string {
  const y = index * ROW;
  const x = at(from, end);
  const width = Math.max(2, at(from + took, end) - x);
  const pale = took > 0 ? (width * waited) / took : 0;
  const name = [...result.name];
  const short = name.length > SHOWN_NAME ? `${name.slice(0, SHOWN_NAME - 1).join('')}…` : result.name;
  const told = `${result.name}: ${result.status}, ${showDuration(took)}${waited > 0 ? `, ${showDuration(waited)} of it waiting` : ''}`;
  return (
    `<g class="${result.status}${isLast ? ' last' : ''}"><title>${escapeHtml(told)}</title>` +
    `<text x="0" y="${y + 13}">${escapeHtml(short)}</text>` +
    `<rect class="run" x="${x.toFixed(1)}" y="${y + 3}" width="${width.toFixed(1)}" height="${ROW - 6}" rx="2"/>` +
    (pale > 0
      ? `<rect class="wait" x="${x.toFixed(1)}" y="${y + 3}" width="${pale.toFixed(1)}" height="${ROW - 6}" rx="2"/>`
      : '') +
    '</g>'
  );
}
