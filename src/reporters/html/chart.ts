import { scaleBand, scaleLinear } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import type { Chart } from '../../check.js';
import { escapeHtml } from '../../text/escape.js';
import { showNumber, showQuantity } from '../../text/units.js';

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 70;
const BOTTOM = 28;
const TOP = 12;
const RIGHT = 12;
const LABELS = 12;
const LINES = 4;
const ROWS = 30;

type Point = Chart['points'][number];

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Round values of y at which lines are drawn. */
  readonly levels: readonly number[];
}

/**
 * A chart as a picture without script: its limit and baseline are drawn across and differ without colour. The numbers stand
 * in a table below, for whoever cannot see or wants to copy.
 */
export function chart(drawn: Chart): string {
  const { points } = drawn;
  if (points.length === 0) return '';
  const scale = scaleOf(drawn);
  const body = drawn.form === 'bars' ? bars(drawn, scale) : line(drawn, scale);
  const lines = [across('limit', drawn.limit, scale), across('baseline', drawn.baseline, scale)].join('');
  const frame = `<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`;
  const picture = `${levels(drawn, scale)}${frame}${body}${lines}${ticks(drawn, scale)}`;
  return `<figure class="chart"><figcaption>${escapeHtml(drawn.title)}${legend(drawn)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(said(drawn))}">${picture}</svg>${numbers(drawn)}</figure>`;
}

function legend({ limit, baseline, unit }: Chart): string {
  const parts = [
    ...(limit === undefined ? [] : [`limit ${showQuantity(limit, unit)}`]),
    ...(baseline === undefined ? [] : [`baseline ${showQuantity(baseline, unit)}`]),
  ];
  return parts.length === 0 ? '' : ` <small>${escapeHtml(parts.join(', '))}</small>`;
}

function said({ title, points, unit }: Chart): string {
  const values = points.map(([, y]) => y);
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return `${title}: ${points.length} points, ${showQuantity(low, unit)} to ${showQuantity(high, unit)}`;
}

/** At most so many rows, evenly chosen: the picture has them all. */
function numbers(drawn: Chart): string {
  const { points, labels, form, unit } = drawn;
  const step = Math.ceil(points.length / ROWS);
  const rows = points.flatMap(([x, y], index) => {
    if (index % step !== 0 && index !== points.length - 1) return [];
    const at =
      labels?.[index] ?? (form === 'distribution' ? shareOf(x) : form === 'series' ? secondsOf(x) : showNumber(x));
    return [`<tr><td>${escapeHtml(at)}</td><td>${escapeHtml(showQuantity(y, unit))}</td></tr>`];
  });
  return `<details class="numbers"><summary>Numbers</summary><table><thead><tr><th>At</th><th>Value</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

/** Shares are drawn by how rare what lies beyond them is, so that p99 and p99.9 have room. */
const rarity = (share: number): number => -Math.log10(Math.max(1e-6, 1 - Math.min(1, Math.max(0, share))));

function scaleOf({ form, points, limit, baseline }: Chart): Scale {
  const place = form === 'distribution' ? rarity : (x: number) => x;
  const xs = points.map(([x]) => place(x));
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const ys = [...points.map(([, y]) => y), limit ?? 0, baseline ?? 0, Number.MIN_VALUE];
  const top = ys.reduce((a, b) => Math.max(a, b)) * 1.05;
  const x = scaleLinear([left, right], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([0, top], [HEIGHT - BOTTOM, TOP]).clamp(true);
  const middle = (LEFT + WIDTH - RIGHT) / 2;
  return { x: value => (left === right ? middle : x(place(value))), y, levels: y.ticks(LINES) };
}

const at = (value: number): string => String(Number(value.toFixed(1)));

function line({ points }: Chart, { x, y }: Scale): string {
  const [only] = points;
  if (points.length === 1 && only) return `<circle class="value" cx="${at(x(only[0]))}" cy="${at(y(only[1]))}" r="3"/>`;
  const path = lineThrough<Point>()
    .x(([px]) => x(px))
    .y(([, py]) => y(py))
    .digits(1);
  return `<path class="line" d="${path(points) ?? ''}"/>`;
}

const bandOf = ({ points }: Chart) =>
  scaleBand(
    points.map((_, index) => index),
    [LEFT, WIDTH - RIGHT],
  ).padding(0.2);

function bars(drawn: Chart, { y }: Scale): string {
  const band = bandOf(drawn);
  return drawn.points
    .map(([, value], index) => {
      const top = y(value);
      return `<rect class="value" x="${at(band(index) ?? LEFT)}" y="${at(top)}" width="${at(band.bandwidth())}" height="${at(HEIGHT - BOTTOM - top)}"/>`;
    })
    .join('');
}

function across(name: string, value: number | undefined, { y }: Scale): string {
  if (value === undefined) return '';
  return `<path class="${name}" d="M${LEFT} ${at(y(value))}H${WIDTH - RIGHT}"/>`;
}

/** Round values at the left, with a faint line each. */
const levels = ({ unit }: Chart, { levels: values, y }: Scale): string =>
  values
    .map(value => {
      const label = text({ x: LEFT - 6, y: y(value) + 4, anchor: 'end' }, showQuantity(value, unit));
      return `<path class="level-line" d="M${LEFT} ${at(y(value))}H${WIDTH - RIGHT}"/>${label}`;
    })
    .join('');

function ticks(drawn: Chart, { x }: Scale): string {
  const { form, points, labels } = drawn;
  const bottom = HEIGHT - BOTTOM + 16;
  if (form === 'bars') {
    if (points.length > LABELS) return '';
    const band = bandOf(drawn);
    return points
      .map(([px], index) => {
        const middle = (band(index) ?? LEFT) + band.bandwidth() / 2;
        return text({ x: middle, y: bottom, anchor: 'middle' }, labels?.[index] ?? showNumber(px));
      })
      .join('');
  }
  const known = form === 'distribution' ? shares(points) : ends(points);
  return known.map(({ value, label, anchor }) => text({ x: x(value), y: bottom, anchor }, label)).join('');
}

const SHARES = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];

const shareOf = (value: number): string => (value === 0 ? 'min' : `p${Number((value * 100).toFixed(4))}`);

const secondsOf = (value: number): string => `${Number(value.toFixed(1))} s`;

function shares(points: readonly Point[]) {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1];
  return SHARES.filter(share => share >= first && share <= last).map(value => ({
    value,
    label: shareOf(value),
    anchor: 'middle' as const,
  }));
}

const ends = (points: readonly Point[]) =>
  [points[0], points.at(-1)].flatMap((point, index) =>
    point === undefined
      ? []
      : [{ value: point[0], label: secondsOf(point[0]), anchor: index === 0 ? 'start' : 'end' } as const],
  );

const text = (
  place: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' },
  words: string,
): string => `<text x="${at(place.x)}" y="${at(place.y)}" text-anchor="${place.anchor}">${escapeHtml(words)}</text>`;
