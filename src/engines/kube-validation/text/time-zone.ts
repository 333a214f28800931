const PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/** Why a text is no name of the database of time zones, or undefined where it is one. */
export function badTimeZone(zone: string): string | undefined {
  if (zone === '') return 'must name a time zone';
  const isName = zone
    .split('/')
    .every(part => part !== '.' && part !== '..' && !part.startsWith('-') && PART.test(part));
  if (!isName) return 'is no name of a time zone';
  if (zone.toLowerCase() === 'local') return 'must be a time zone of its own, such as Etc/UTC';
  return isKnown(zone) ? undefined : 'no such time zone';
}

function isKnown(zone: string): boolean {
  if (/^[+-]/.test(zone) || !/^[A-Z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
