import type { Detail } from '../../check.js';
import type { Ran } from '../../ports/exec.js';
import { showDuration } from '../../text/units.js';
import type { Totals } from './totals.js';

const TAIL_LINES = 40;
const MAX_TOLD = 10;
const TOLD_LINES = 40;

/** The slowest tests, the first failures in their tool's words, and the end of the suite's output. */
export function details(totals: Totals, ran: Ran | undefined): readonly Detail[] {
  return [...firstFailures(totals), ...slowest(totals), ...(ran ? output(ran) : [])];
}

function firstFailures({ failures, failed }: Totals): readonly Detail[] {
  const told = failures.slice(0, MAX_TOLD);
  if (told.length === 0) return [];
  const title = failed > told.length ? `the first ${told.length} failures` : 'failures';
  const texts = told.map(({ classname, name, message, text }) => {
    const lines = (text.trim() === '' ? message : text).trim().split('\n');
    const shown = lines.length > TOLD_LINES ? [...lines.slice(0, TOLD_LINES), '…'] : lines;
    return [[classname, name].filter(part => part !== '').join(' > '), ...shown.map(line => `  ${line}`)].join('\n');
  });
  return [{ title, text: texts.join('\n\n') }];
}

function slowest(totals: Totals): readonly Detail[] {
  if (totals.slowest.length === 0) return [];
  const rows = totals.slowest.map(({ ms, name }) => ({ time: showDuration(ms), name: name.replaceAll('\n', ' ') }));
  const width = Math.max(...rows.map(row => row.time.length));
  return [{ title: 'slowest tests', text: rows.map(row => `${row.time.padStart(width)}  ${row.name}`).join('\n') }];
}

function output(ran: Ran): readonly Detail[] {
  return (['stdout', 'stderr'] as const).flatMap(stream => {
    const lines = ran[stream].text.trimEnd().split('\n');
    if (lines.join('') === '') return [];
    const title = lines.length > TAIL_LINES ? `${stream}, last ${TAIL_LINES} lines` : stream;
    return [{ title, text: lines.slice(-TAIL_LINES).join('\n') }];
  });
}
