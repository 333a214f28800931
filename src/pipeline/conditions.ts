import type { Conditions } from '../config/schema.js';
import type { Circumstances } from '../ports/circumstances.js';

/** Why a check's `when` does not hold, as a sentence; undefined where it holds or cannot be known: then the check runs. */
export async function whyNot(when: Conditions | undefined, now: Circumstances): Promise<string | undefined> {
  if (when === undefined) return undefined;
  if (when.event && !when.event.includes(now.event)) {
    return `the event is ${now.event}, not ${when.event.join(' or ')}`;
  }
  for (const [name, wanted] of Object.entries(when.env ?? {})) {
    if (now.env[name] !== wanted) return `the environment variable ${name} is not "${wanted}"`;
  }
  if (when.branch && now.branch !== undefined && !(await anyMatches(when.branch, [now.branch]))) {
    return `the branch is ${now.branch}, not ${when.branch.join(' or ')}`;
  }
  if (when.changed) {
    const changed = await now.changed();
    // Nothing at all is no answer: it may be the wrong commit that was compared.
    const isKnown = changed !== undefined && changed.length > 0;
    if (isKnown && !(await anyMatches(when.changed.flatMap(withBelow), changed)))
      return `nothing changed in ${when.changed.join(', ')}`;
  }
  return undefined;
}

/** A path without a wildcard at its end may be a folder, and stands for what lies below it. */
const withBelow = (glob: string): readonly string[] =>
  /[*?[\](){}!+@]/.test(glob.split('/').at(-1) ?? '') ? [glob] : [glob, `${glob}/**`];

async function anyMatches(globs: readonly string[], names: readonly string[]): Promise<boolean> {
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch([...globs], { dot: true });
  return names.some(name => matches(name));
}

/** Pull requests run code that nobody has reviewed yet. */
export const isPullRequest = (event: string): boolean => event.startsWith('pull_request');

/** Events on which something outside may be changed, and what it is called where there is no workflow. */
const CHANGING: ReadonlySet<string> = new Set([
  'local',
  'push',
  'workflow_dispatch',
  'repository_dispatch',
  'schedule',
  'release',
  'deployment',
]);

/** Whether a run on this event may have deployed, as far as the event alone tells. */
export const mayChangeOn = (event: string): boolean =>
  event === 'workflow_run' || (event !== 'local' && CHANGING.has(event));

/** Why nothing outside may be changed on an event, as a sentence; undefined where it may. */
export async function whyNoChange({
  event,
  cause,
}: Pick<Circumstances, 'event' | 'cause'>): Promise<string | undefined> {
  if (CHANGING.has(event)) return undefined;
  const behind = event === 'workflow_run' ? await cause?.() : undefined;
  if (behind !== undefined && behind !== 'local' && CHANGING.has(behind)) return undefined;
  const what = event === 'workflow_run' ? `workflow_run after ${behind ?? 'nobody knows what'}` : event;
  return `the event is ${what}, on which nothing outside may be changed`;
}
