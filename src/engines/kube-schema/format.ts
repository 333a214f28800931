const QUANTITY = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const TIME = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A quantity of resources as Kubernetes writes it: `100m`, `1.5Gi`, `1e3`. */
export const isQuantity = (text: string): boolean => QUANTITY.test(text);

/** A point in time, RFC 3339, as Go's `time.Parse` takes it. */
export function isTime(text: string): boolean {
  const [, month, day, hour, minute, second] = (TIME.exec(text) ?? []).map(Number);
  if (month === undefined || day === undefined || hour === undefined) return false;
  const date = new Date(Date.UTC(Number(text.slice(0, 4)), month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && hour < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** The same with six digits behind the point, as leases and events have it. */
export const isMicroTime = (text: string): boolean => isTime(text) && /:\d\d[.,]\d{6}(?:Z|[+-])/.test(text);

/** Base64 with padding, line breaks left out of account, as Go reads bytes in JSON. */
export function isBase64(text: string): boolean {
  const compact = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text;
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}

export const isInt32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** Up to the doubles that 64-bit integers are rounded to. */
export const isInt64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;
