import type { ChangedNumber, Difference } from '../report/difference.js';
import { count, showQuantity } from '../text/units.js';
import { oneLine } from '../text/visible.js';
import { DECISION, STATUS_ICON } from './wording.js';

const MOST_SHOWN = 20;

/** The difference in one line: `2 new, 1 fixed, image size +3.1 MB, p95 −8 %`. Undefined where nothing changed. */
export function headlineOf({ decision, checks, fresh, fixed, numbers }: Difference): string | undefined {
  const parts = [
    ...(decision.before === decision.after
      ? []
      : [`${DECISION[decision.before].word} → ${DECISION[decision.after].word}`]),
    ...(fresh.length > 0 ? [`${fresh.length} new`] : []),
    ...(fixed.length > 0 ? [`${fixed.length} fixed`] : []),
    ...(fresh.length + fixed.length === 0 && checks.length > 0 ? [`${count(checks.length, 'check')} changed`] : []),
    ...numbers.slice(0, 3).map(showChange),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What `report diff` prints. */
export function renderDifference(difference: Difference): string {
  const { checks, fresh, fixed, numbers } = difference;
  const lines = [
    headlineOf(difference) ?? 'nothing changed',
    ...part(
      'Checks',
      checks.map(({ id, before, after }) => `${wordOf(before)} → ${wordOf(after)}  ${id}`),
    ),
    ...part('New findings', fresh.map(showFinding)),
    ...part('Fixed findings', fixed.map(showFinding)),
    ...part(
      'Numbers',
      numbers.map(number => `${number.check}: ${changesOf(number)}`),
    ),
  ];
  return `${lines.map(oneLine).join('\n')}\n`;
}

const wordOf = (status: keyof typeof STATUS_ICON | undefined): string =>
  status === undefined ? 'not there' : `${STATUS_ICON[status]} ${status}`;

const showFinding = ({ check, rule, message, file, line }: Difference['fresh'][number]): string => {
  const place = file === undefined ? '' : ` ${file}${line === undefined ? '' : `:${line}`}`;
  return `${check} · ${rule}${place}: ${message}`;
};

function part(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_SHOWN;
  return [
    '',
    title,
    ...lines.slice(0, MOST_SHOWN).map(line => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

/** `image size +3.1 MB (1 MB → 4.1 MB)`. */
export const changesOf = (number: ChangedNumber): string =>
  `${showChange(number)} (${showQuantity(number.before, number.unit)} → ${showQuantity(number.after, number.unit)})`;

/** In percent where that says something, else by how much. */
function showChange({ name, unit, before, after }: ChangedNumber): string {
  const change = after - before;
  const sign = change < 0 ? '−' : '+';
  if (unit !== 'bytes' && before !== 0) return `${name} ${sign}${Math.abs(Math.round((100 * change) / before))} %`;
  return `${name} ${sign}${showQuantity(Math.abs(change), unit)}`;
}
