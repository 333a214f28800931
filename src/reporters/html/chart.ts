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

type Point = Chart['points'][number];

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly top: number;
}

/** A chart as a picture without script, its limit and baseline drawn across; the numbers stand below for whoever cannot see. */
export function chart(drawn: Chart): string {
  const { points } = drawn;
  if (points.length === 0) return '';
  const scale = scaleOf(drawn);
  const body = drawn.form === 'bars' ? bars(drawn, scale) : line(drawn, scale);
  const lines = [across('limit', drawn.limit, scale), across('baseline', drawn.baseline, scale)].join('');
  const axes = `${text({ x: LEFT - 6, y: TOP + 6, anchor: 'end' }, showQuantity(scale.top, drawn.unit))}${text({ x: LEFT - 6, y: HEIGHT - BOTTOM, anchor: 'end' }, '0')}${ticks(drawn, scale)}`;
  return `<figure class="chart"><figcaption>${escapeHtml(drawn.title)}${legend(drawn)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(said(drawn))}"><path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>${body}${lines}${axes}</svg></figure>`;
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

/** Shares are drawn by how rare what lies beyond them is, so that p99 and p99.9 have room. */
const rarity = (share: number): number => -Math.log10(Math.max(1e-6, 1 - Math.min(1, Math.max(0, share))));

const across1 = (from: number, to: number, value: number): number => (to === from ? 0.5 : (value - from) / (to - from));

function scaleOf({ form, points, limit, baseline }: Chart): Scale {
  const place = form === 'distribution' ? rarity : (x: number) => x;
  const xs = points.map(([x]) => place(x));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const top = Math.max(...points.map(([, y]) => y), limit ?? 0, baseline ?? 0, Number.MIN_VALUE) * 1.05;
  return {
    x: value => LEFT + across1(left, right, place(value)) * (WIDTH - LEFT - RIGHT),
    y: value => HEIGHT - BOTTOM - Math.min(1, Math.max(0, value / top)) * (HEIGHT - BOTTOM - TOP),
    top,
  };
}

const at = (value: number): string => String(Number(value.toFixed(1)));

const line = ({ points }: Chart, { x, y }: Scale): string =>
  points.length === 1
    ? points.map(([px, py]) => `<circle class="value" cx="${at(x(px))}" cy="${at(y(py))}" r="3"/>`).join('')
    : `<polyline class="line" points="${points.map(([px, py]) => `${at(x(px))},${at(y(py))}`).join(' ')}"/>`;

function bars({ points }: Chart, { y }: Scale): string {
  const step = (WIDTH - LEFT - RIGHT) / points.length;
  return points
    .map(([, value], index) => {
      const top = y(value);
      const left = LEFT + index * step + step * 0.1;
      return `<rect class="value" x="${at(left)}" y="${at(top)}" width="${at(step * 0.8)}" height="${at(HEIGHT - BOTTOM - top)}"/>`;
    })
    .join('');
}

function across(name: string, value: number | undefined, { y }: Scale): string {
  if (value === undefined) return '';
  return `<path class="${name}" d="M${LEFT} ${at(y(value))}H${WIDTH - RIGHT}"/>`;
}

function ticks(drawn: Chart, { x }: Scale): string {
  const { form, points, labels } = drawn;
  const bottom = HEIGHT - BOTTOM + 16;
  if (form === 'bars') {
    if (points.length > LABELS) return '';
    const step = (WIDTH - LEFT - RIGHT) / points.length;
    return points
      .map(([px], index) => ({ label: labels?.[index] ?? showNumber(px), middle: LEFT + (index + 0.5) * step }))
      .map(({ label, middle }) => text({ x: middle, y: bottom, anchor: 'middle' }, label))
      .join('');
  }
  const known = form === 'distribution' ? shares(points) : ends(points);
  return known.map(({ value, label, anchor }) => text({ x: x(value), y: bottom, anchor }, label)).join('');
}

const SHARES = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];

function shares(points: readonly Point[]) {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1];
  return SHARES.filter(share => share >= first && share <= last).map(value => ({
    value,
    label: value === 0 ? 'min' : `p${Number((value * 100).toFixed(4))}`,
    anchor: 'middle' as const,
  }));
}

const ends = (points: readonly Point[]) =>
  [points[0], points.at(-1)].flatMap((point, index) =>
    point === undefined
      ? []
      : [
          {
            value: point[0],
            label: `${Number(point[0].toFixed(1))} s`,
            anchor: index === 0 ? 'start' : 'end',
          } as const,
        ],
  );

const text = (
  place: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' },
  words: string,
): string => `<text x="${at(place.x)}" y="${at(place.y)}" text-anchor="${place.anchor}">${escapeHtml(words)}</text>`;
