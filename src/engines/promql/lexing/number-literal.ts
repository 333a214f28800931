const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const MAX_MS = 2 ** 63 / 1e6;

/** A duration as Prometheus writes them (`1h30m`, units in order, no fractions) in milliseconds; undefined where it is none. */
export function parsePrometheusDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const parts = DURATION.exec(text);
  if (text === '' || !parts) return undefined;
  const [, y, w, d, h, m, s, ms] = parts;
  const total = Object.entries({ y, w, d, h, m, s, ms }).reduce(
    (sum, [unit, amount]) => sum + Number(amount ?? 0) * (UNIT_MS[unit] ?? 0),
    0,
  );
  return total < MAX_MS ? total : undefined;
}

/** The value of a number, or of a duration in seconds; undefined where it is none. */
export function parsePromqlNumber(text: string): number | undefined {
  const clean = text.replace(/\s/g, '').toLowerCase();
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/.exec(clean) ?? [];
  const value = unsigned(body);
  return value === undefined ? undefined : sign === '-' ? -value : value;
}

function unsigned(body: string): number | undefined {
  if (body === 'inf') return Number.POSITIVE_INFINITY;
  if (body === 'nan') return Number.NaN;
  const ms = /[a-z]$/.test(body) && !body.startsWith('0x') ? parsePrometheusDuration(body) : undefined;
  if (ms !== undefined) return ms / 1000;
  if (/^0x[0-9a-f]+(?:_[0-9a-f]+)*$/.test(body)) return Number(body.replaceAll('_', ''));
  if (!/^(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/.test(body)) return undefined;
  // Go reads a leading zero as octal where the rest allows it.
  if (/^0[0-7]+$/.test(body)) return Number.parseInt(body, 8);
  return Number(body.replaceAll('_', ''));
}
