import { randomUUID } from 'node:crypto';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { bare } from '../../facts/live/bare-error.js';
import type { Connected } from '../../facts/live/connection.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import type { Alertmanager } from './alertmanager.js';
import type { Test } from './options.js';
import { alertsRules } from './rules.js';

const LABEL = 'deploy_validate_test';
const PAUSE_MS = 500;

interface Testing {
  readonly server: Alertmanager;
  readonly connected: Connected;
  readonly ports: Ports;
}

/**
 * Sends an alert with a label of its own, looks whether it is routed to its receiver and arrives there, and ends it again,
 * whatever came of it. Where it ended must arrive as well. Findings say what did not.
 */
export async function tryDelivery(test: Test, testing: Testing): Promise<readonly Finding[]> {
  const { server, ports } = testing;
  const id = randomUUID();
  const begun = ports.clock.now();
  // Ends by itself soon after, if this process dies.
  const labels = { alertname: 'DeployValidateTest', ...test.labels, [LABEL]: id };
  const alertUntil = (end: Date) => [
    {
      labels,
      annotations: { summary: 'A test by deploy-validate: nothing is wrong.' },
      startsAt: begun.toISOString(),
      endsAt: end.toISOString(),
    },
  ];
  const before = await server.failures();
  await server.post(alertUntil(new Date(begun.getTime() + 2 * test.within + 60_000)));
  let found: readonly Finding[];
  try {
    found = await follow(test, { ...testing, id });
  } finally {
    await server.post(alertUntil(new Date(ports.clock.now().getTime())));
  }
  if (found.length > 0) return found;
  const ended = await arrival(test, { ...testing, id, what: 'the end of the test alert', wanted: 'resolved' });
  if (ended !== undefined) return [ended];
  const after = await server.failures();
  if (before === undefined || after === undefined || after <= before) return [];
  const message = `${after - before} notifications failed while the test ran`;
  return [findingOf(alertsRules, { rule: 'notifications-failed', message })];
}

async function follow(test: Test, testing: Testing & { readonly id: string }): Promise<readonly Finding[]> {
  const routed = await routing(test, testing);
  if (routed !== undefined) return [routed];
  const lost = await arrival(test, { ...testing, what: 'the test alert', wanted: 'firing' });
  return lost === undefined ? [] : [lost];
}

/** Alertmanager tells at once whom an alert goes to. */
async function routing(
  { receiver, within }: Test,
  { server, ports, id }: Testing & { readonly id: string },
): Promise<Finding | undefined> {
  const receivers = await waitFor(ports, within, async () => {
    const [alert] = await server.alerts(`${LABEL}="${id}"`);
    return alert?.receivers.map(({ name }) => name);
  });
  if (receivers === undefined) {
    const message = `the test alert was taken, and is not there within ${showDuration(within)}`;
    throw new CouldNotTell('nothing-checked', message, 'Look at the log of Alertmanager.');
  }
  if (receivers.includes(receiver)) return undefined;
  const actual = receivers.join(', ') || 'nobody';
  const message = `the test alert goes to ${actual}, not to ${receiver}`;
  return findingOf(alertsRules, { rule: 'not-routed', message, subject: receiver, expected: receiver, actual });
}

/** What the receiver got must name the test, and after its end say that it is resolved. */
async function arrival(
  { 'received-at': url, receiver, within }: Test,
  {
    connected,
    ports,
    id,
    what,
    wanted,
  }: Testing & { readonly id: string; readonly what: string; readonly wanted: 'firing' | 'resolved' },
): Promise<Finding | undefined> {
  if (url === undefined) return undefined;
  const arrived = await waitFor(ports, within, async () => {
    const answer = await ports.http
      .request({ url, timeoutMs: connected.timeoutMs })
      .catch((error: unknown) => Promise.reject(bare(error, { long: url, short: bareUrl(url) })));
    if (answer.status !== 200) {
      const message = `${bareUrl(url)}: what was received cannot be read (${answer.status})`;
      throw new CouldNotTell('tool-refused', message, 'Check `received-at`.');
    }
    const text = answer.body.toString('utf8');
    return text.includes(id) && (wanted === 'firing' || hasEnded(text, id)) ? true : undefined;
  });
  if (arrived) return undefined;
  const message = `${what} did not arrive at ${receiver} within ${showDuration(within)}`;
  return findingOf(alertsRules, { rule: 'not-delivered', message, subject: receiver });
}

const bareUrl = (url: string): string => `${new URL(url).origin}${new URL(url).pathname}`;

/** `resolved` stands near the id, in whatever form the receiver keeps it. */
function hasEnded(text: string, id: string): boolean {
  const near = 1500;
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    if (/resolved/i.test(text.slice(Math.max(0, at - near), at + near))) return true;
  }
  return false;
}

async function waitFor<T>(
  { clock, signal }: Pick<Ports, 'clock' | 'signal'>,
  withinMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = clock.monotonic() + withinMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined || clock.monotonic() >= end) return found;
    await clock.sleep(PAUSE_MS, signal);
  }
}
