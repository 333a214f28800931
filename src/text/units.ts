const DURATION_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SIZE_BYTES: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};

/** `90s 5m 24h 30d 250ms`, also in a row (`1h30m`), in milliseconds; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(number) * DURATION_MS[unit as keyof typeof DURATION_MS];
  }
  return total;
}

/** `200MB` decimal, `200MiB` binary, in bytes; undefined where it is none. */
export function parseSize(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s?([A-Za-z]+)$/.exec(text) ?? [];
  const factor = unit === undefined ? undefined : SIZE_BYTES[unit];
  return factor === undefined ? undefined : Math.round(Number(number) * factor);
}

/** `850 ms`, `4.2 s`, `2 min 5 s`, `1 h 3 min`. */
export function showDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600)
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes >= 48 * 60) return showDays(Math.round(minutes / 60));
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Hours count for the first weeks. */
const showDays = (hours: number): string => {
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 || days >= 30 ? `${showNumber(days)} d` : `${days} d ${hours % 24} h`;
};

/** Decimal, as container tools print sizes: `180 MB`, `1.24 GB`, `12.5 kB`. */
export function showSize(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1000) return `${bytes} B`;
  const [factor, unit] = size < 999_500 ? [1e3, 'kB'] : size < 999_500_000 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${Number((bytes / Number(factor)).toPrecision(3))} ${unit}`;
}

/** `0.31 ms`, `12.4 ms`, `312 ms`, `1.24 s`: times of requests, of which three digits are worth showing. */
export function showLatency(ms: number): string {
  if (!Number.isFinite(ms)) return `${ms} ms`;
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/** A measurement's value in its unit, as people read it. */
export function showQuantity(value: number, unit: string): string {
  if (unit === 'bytes') return showSize(value);
  // Whole ones are of clocks; what has a fraction was measured finely.
  if (unit === 'ms') return Number.isInteger(value) || value >= 1000 ? showDuration(value) : showLatency(value);
  const number = Number.isInteger(value) ? showNumber(value) : String(Number(value.toPrecision(4)));
  return unit === '%' ? `${number} %` : `${number} ${unit}`.trim();
}

/** `12,345`. By hand: the first use of Intl costs 10 ms, a tenth of a whole run. */
export const showNumber = (number: number): string =>
  Number.isInteger(number) ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(number);

/** `1 test`, `2 tests`; `many` where the plural is irregular. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${showNumber(number)} ${number === 1 ? one : many}`;
}
