/** Characters of a failure's text that are kept, half from its head and half from its tail. */
const EXCERPT = 16 * 1024;
/** No clock on earth is further from UTC: what a time without a zone may be off by. */
const ANY_ZONE_MS = 14 * 3_600_000;

/** A copy that does not keep the chunk alive which the text was cut from. */
export const detached = (text: string): string => Buffer.from(text).toString();

/** The head and the tail of a long text. */
export function excerpt(text: string): string {
  if (text.length <= EXCERPT) return detached(text);
  return detached(`${text.slice(0, EXCERPT / 2)}\n…\n${text.slice(-EXCERPT / 2)}`);
}

/** A `time` attribute, seconds, perhaps with thousands separators (`1,234.5`); 0 where it is no number. */
export function milliseconds(time: string | undefined): number {
  const seconds = Number(time?.includes(',') ? time.replaceAll(',', '') : (time ?? 0));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** A declared count: undefined where there is none, `malformed` where it is anything but digits. */
export function declaredCount(text: string | undefined): number | 'malformed' | undefined {
  const digits = text?.trim() ?? '';
  if (digits === '') return undefined;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 'malformed';
}

/** What a `timestamp` can mean, in milliseconds since the epoch: one without a zone may be any zone's. */
export function instantsOf(
  timestamp: string | undefined,
): { readonly earliestMs: number; readonly latestMs: number } | undefined {
  const text = timestamp?.trim() ?? '';
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const instant = Date.parse(zoned ? text : `${text}Z`);
  // Writers without a time say year 1 or the epoch.
  if (!(instant > 0)) return undefined;
  const offMs = zoned ? 0 : ANY_ZONE_MS;
  return { earliestMs: instant - offMs, latestMs: instant + offMs };
}
