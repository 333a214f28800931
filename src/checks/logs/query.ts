import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { fillWindow } from '../../facts/live/window.js';
import { showLabels } from '../../facts/prometheus-api/samples.js';
import type { Ports } from '../../ports/ports.js';
import { count, showNumber } from '../../text/units.js';
import type { LogsOptions, LogsQuery } from './options.js';
import { logsRules } from './rules.js';
import { type Looked, notBeyond, spanOf } from './span.js';
import type { LogStore, Value } from './store.js';
import { type Told, worstOf } from './told.js';

const WINDOW_MS = 300_000;
/** So many lines are counted exactly, whatever the limits. */
const COUNTED = 100;
/** Beyond it a server is asked for the number alone. */
const MOST_LINES = 5_000;

interface Asking {
  readonly store: LogStore;
  readonly options: LogsOptions;
  readonly ports: Ports;
}

/** What was counted; `isLeast` where there may be more. */
interface Counted {
  readonly values: readonly Value[];
  readonly isLeast: boolean;
  readonly lines: readonly string[];
  readonly isNumber: boolean;
}

/** Asks one query, and holds what it counts against its limits. */
export async function askQuery(entry: LogsQuery, asking: Asking): Promise<Told> {
  const { store, options, ports } = asking;
  const span = await spanOf(entry.window ?? options.window ?? WINDOW_MS, ports);
  const query = fillWindow(entry.query, span.ms);
  const gives = store.check(query, entry.name);
  notBeyond(query, { name: entry.name, span, ports });
  const counted =
    gives === 'lines' ? await countLines(entry, { query, span, store }) : await number(query, { span, store });
  const findings = [...findingsOf(entry, counted, span)];
  if (findings.length === 0 && entry.min === undefined)
    findings.push(...(await silence(entry, { query, span, store })));
  const said = saidOf(entry, counted);
  return {
    said,
    findings,
    measurements: measurementsOf(entry, counted),
    title: `${entry.name}: ${said.slice(entry.name.length + 1)} in ${span.shown}`,
    text: [query, ...worstOf(counted.lines, entry.show)].join('\n'),
  };
}

interface At {
  readonly query: string;
  readonly span: Looked;
  readonly store: LogStore;
}

async function countLines(entry: LogsQuery, { query, span, store }: At): Promise<Counted> {
  const { max = 0, min = 0, show } = entry;
  const needed = Math.max(max + 1, min, show, COUNTED);
  if (needed > MOST_LINES) {
    const seconds = Math.max(1, Math.floor(span.ms / 1000));
    const values = await store.values(`sum(count_over_time(${query} [${seconds}s]))`, span.to);
    return { values: values.length === 0 ? [none] : values, isLeast: false, lines: [], isNumber: false };
  }
  const { lines, isAll } = await store.lines(query, { ...span, most: Math.ceil(needed) });
  const values = [{ labels: {}, value: lines.length }];
  return { values, isLeast: !isAll, lines: lines.map(({ text }) => text), isNumber: false };
}

const none: Value = { labels: {}, value: 0 };

/** An empty answer of a query for numbers is none: that is how LogQL counts what is not there. */
async function number(query: string, { span, store }: Omit<At, 'query'>): Promise<Counted> {
  const values = await store.values(query, span.to);
  return { values: values.length === 0 ? [none] : values, isLeast: false, lines: [], isNumber: true };
}

/** Each series is held against both limits: the worst one decides. */
function findingsOf(entry: LogsQuery, counted: Counted, span: Looked): readonly Finding[] {
  const { max, min, name } = entry;
  const [worst] = worstOf(counted.lines, 1);
  return counted.values.flatMap(({ labels, value }) => {
    if (Number.isNaN(value)) throw notNumber(name);
    const of = Object.keys(labels).length === 0 ? name : `${name} ${showLabels(labels)}`;
    const actual = `${counted.isLeast ? 'at least ' : ''}${showNumber(value)}`;
    if (max !== undefined && value > max) {
      const example = worst === undefined ? '' : `, such as: ${worst}`;
      const message = `${of}: ${actual} in ${span.shown}, more than ${showNumber(max)}${example}`;
      return [
        findingOf(logsRules, { rule: 'too-many-lines', message, subject: name, expected: `at most ${max}`, actual }),
      ];
    }
    if (min === undefined || value >= min) return [];
    const message = `${of}: ${value === 0 ? 'none' : actual} in ${span.shown}, fewer than ${showNumber(min)}`;
    return [
      findingOf(logsRules, { rule: 'too-few-lines', message, subject: name, expected: `at least ${min}`, actual }),
    ];
  });
}

const notNumber = (name: string): CouldNotTell =>
  new CouldNotTell('nothing-checked', `${name}: the value is not a number (NaN)`, 'Write a query that always counts.');

/** No complaint proves nothing where nobody has logged: the services of the selector must have, in the same time. */
async function silence(entry: LogsQuery, { query, span, store }: At): Promise<readonly Finding[]> {
  if (entry['no-streams'] === 'passed') return [];
  const has = await store.hasStreams(query, span);
  if (has === true) return [];
  if (has === false) {
    const message = `${entry.name}: nothing that the selector names has logged anything in ${span.shown}`;
    const remedy =
      'Check the labels and the agent that ships the logs; or write `no-streams: passed` where silence is right.';
    throw new CouldNotTell('nothing-checked', message, remedy);
  }
  const message = `${entry.name}: whether anything has logged at all is not known`;
  return [findingOf(logsRules, { rule: 'streams-unknown', message, subject: entry.name })];
}

function saidOf({ name }: LogsQuery, { values, isLeast, isNumber }: Counted): string {
  const [first] = values;
  if (values.length !== 1 || first === undefined) return `${name} ${count(values.length, 'series', 'series')}`;
  const least = isLeast ? 'at least ' : '';
  return `${name} ${least}${isNumber ? showNumber(first.value) : count(first.value, 'line')}`;
}

const measurementsOf = ({ name, max, min }: LogsQuery, { values, isNumber }: Counted): readonly Measurement[] =>
  values
    .filter(({ value }) => Number.isFinite(value))
    .slice(0, 20)
    .map(({ labels, value }) => ({
      name: Object.keys(labels).length === 0 ? name : `${name} ${showLabels(labels)}`,
      value,
      unit: isNumber ? '' : 'lines',
      ...(max !== undefined ? { limit: max, bound: 'max' } : { limit: min ?? 0, bound: 'min' }),
    }));
