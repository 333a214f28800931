import type { Finding } from '../../check.js';
import { clip } from '../../text/clip.js';
import { showNumber, showSize } from '../../text/units.js';
import { largestLayers } from './tables.js';
import type { Weighed } from './weigh.js';

export const isOver = ({ bytes, budget }: Weighed): boolean => bytes > budget.max;

/** `toolboxai/backend:1.2 is 180 MB uncompressed, within its budget of 200 MB (Docker Engine 28.2.2 at unix:///…)`. */
export function sentenceOf(one: Weighed): string {
  const { image, bytes, budget, source } = one;
  const [size, max] = showPair(bytes, budget.max);
  const held = isOver(one)
    ? `${showSize(bytes - budget.max)} over its budget of ${max}`
    : `within its budget of ${max}`;
  return `${image} is ${size} ${budget.measure}, ${held}${changeOf(one)} (${source})`;
}

/** `, 12 MB more than main`; nothing where the change is below 1 % of the base. */
function changeOf({ bytes, base }: Weighed): string {
  if (base === undefined || Math.abs(bytes - base.bytes) < base.bytes / 100) return '';
  const change = showSize(Math.abs(bytes - base.bytes));
  return `, ${change} ${bytes > base.bytes ? 'more' : 'less'} than ${base.name}`;
}

export function budgetFinding(one: Weighed): readonly Finding[] {
  if (!isOver(one)) return [];
  const { image, bytes, budget } = one;
  const [actual, max] = showPair(bytes, budget.max);
  const message = `${image} is ${actual} ${budget.measure}, ${showSize(bytes - budget.max)} over its budget of ${max}`;
  return [
    {
      rule: 'size-budget',
      level: 'error',
      subject: image,
      message,
      expected: `at most ${max}`,
      actual,
      help: adviceOf(one),
    },
  ];
}

export function growthFinding({ image, bytes, budget, base }: Weighed): readonly Finding[] {
  const limit = budget['max-growth'];
  if (limit === undefined || base === undefined || bytes - base.bytes <= limit) return [];
  const [growth, max] = showPair(bytes - base.bytes, limit);
  const message = `${image} is ${growth} larger than ${base.name}; ${max} are allowed`;
  const help = `It was ${showSize(base.bytes)} and is ${showSize(bytes)}: see which layers are new or have grown.`;
  return [
    { rule: 'size-growth', level: 'error', subject: image, message, expected: `at most ${max}`, actual: growth, help },
  ];
}

export function baseFinding({ image, budget, baseless }: Weighed): readonly Finding[] {
  if (baseless === undefined) return [];
  const message = `${image} is not compared with ${budget.base}: ${baseless.message}`;
  return [{ rule: 'size-base', level: 'warning', subject: image, message, help: baseless.remedy }];
}

function adviceOf(one: Weighed): string {
  const [largest] = largestLayers(one, 1);
  const general =
    'Leave build tools and caches in an earlier stage of the build, start from a smaller base image, or raise the budget.';
  if (largest === undefined) return general;
  const from = largest.command === undefined ? '' : `, from \`${clip(largest.command, 100)}\``;
  return `Its largest layer is ${showSize(largest.bytes)}${from}. ${general}`;
}

/** Two sizes to be compared: exact to the byte where their short forms would be the same, a limit in binary units also as such. */
function showPair(bytes: number, max: number): readonly [string, string] {
  const binary = showBinary(max);
  const exact = bytes !== max && showSize(bytes) === showSize(max);
  const show = (value: number) => (exact ? `${showNumber(value)} B` : showSize(value));
  return [show(bytes), binary === undefined ? show(max) : `${binary} (${show(max)})`];
}

/** `200 MiB` where a limit was plainly meant so. */
function showBinary(bytes: number): string | undefined {
  const unit = [
    { name: 'GiB', bytes: 2 ** 30, decimal: 1e9 },
    { name: 'MiB', bytes: 2 ** 20, decimal: 1e6 },
    { name: 'KiB', bytes: 2 ** 10, decimal: 1e3 },
  ].find(known => bytes > 0 && bytes % known.bytes === 0 && bytes % known.decimal !== 0);
  return unit && `${bytes / unit.bytes} ${unit.name}`;
}
