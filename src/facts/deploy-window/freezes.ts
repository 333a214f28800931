import { CouldNotTell } from '../../could-not-tell.js';
import { isTimeZone, readMoment } from '../../engines/deploy-window/read.js';
import { instantAt } from '../../engines/deploy-window/wall-clock.js';
import {
  type DeployWindow,
  freezeSpan,
  type Span,
  stateOf,
  type WindowState,
} from '../../engines/deploy-window/window.js';
import { type CalendarEvent, readCalendar } from '../../formats/calendar/ics.js';
import type { Http } from '../../ports/http.js';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;

type Freeze = { readonly from: string; readonly to: string; readonly reason: string } | { readonly ics: string };

/** Whether may be deployed now. Throws `CouldNotTell` where a calendar is not answered, or cannot be read. */
export async function askWindow(
  window: DeployWindow & { readonly freeze: readonly Freeze[] },
  { now, http }: { readonly now: number; readonly http: Http },
): Promise<WindowState> {
  const { timezone } = window;
  const freezes: Span[] = [];
  for (const freeze of window.freeze) {
    if (!('ics' in freeze)) freezes.push(freezeSpan(freeze, timezone));
    else
      for (const event of await eventsOf(freeze.ics, http))
        freezes.push(eventSpan(event, { timezone, url: freeze.ics }));
  }
  return stateOf(window, { now, freezes });
}

/** The query of an address may be a secret: calendars are often shared by one. */
const shown = (url: string): string => `the calendar of ${new URL(url).host}`;

async function eventsOf(url: string, http: Http): Promise<readonly CalendarEvent[]> {
  const headers = { accept: 'text/calendar' };
  const { status, body } = await http
    .request({ url, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })
    .catch(error => {
      if (!(error instanceof CouldNotTell)) throw error;
      throw new CouldNotTell(error.why, `${shown(url)} does not answer`, error.remedy);
    });
  if (status === 200) return readCalendar(body.toString('utf8'), shown(url));
  throw new CouldNotTell(
    'unreachable',
    `${shown(url)} answers HTTP ${status}`,
    'Check its address, and who may read it.',
  );
}

function eventSpan(
  { summary, from, until, zone }: CalendarEvent,
  { timezone, url }: { readonly timezone: string; readonly url: string },
): Span {
  if (zone !== undefined && !isTimeZone(zone)) {
    const remedy = 'Save the event in a time zone such as Europe/Berlin.';
    throw new CouldNotTell('unsupported', `${shown(url)}: "${summary}" is in the unknown time zone ${zone}`, remedy);
  }
  const instantOf = (text: string): number => {
    const read = readMoment(text);
    if (read === undefined) return Number.NaN;
    return read.instant ?? instantAt(read, { minutes: read.minutes ?? 0, timezone: zone ?? timezone });
  };
  return { start: instantOf(from), end: instantOf(until), reason: summary };
}
