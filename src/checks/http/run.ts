import type { Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import type { HttpOptions } from './options.js';
import { askRound } from './round.js';
import { veilOf } from './veil.js';
import { verdictOf } from './verdict.js';

/** A captured value or a cookie that is shorter may be a word that stands in every report. */
const SECRET_LENGTH = 12;

/** Asks until it holds, each time on new connections: a kept one would lead to the very server that was there before. */
export async function runHttp(options: HttpOptions, ports: Ports): Promise<Verdict> {
  const connected = await connect(options, ports);
  return until(() => once(options, { ports, connected }), { waiting: options, ports });
}

async function once(
  options: HttpOptions,
  { ports, connected }: { readonly ports: Ports; readonly connected: Awaited<ReturnType<typeof connect>> },
): Promise<Verdict> {
  const { clock, signal } = ports;
  const session = await ports.probe.open();
  try {
    const deployedAt = isAfterDeploy(options) ? (await ports.delivery?.deployedAt())?.getTime() : undefined;
    const times = () => ({ now: clock.now().getTime(), deployedAt });
    const asked = await askRound({ options, session, connected, times, signal });
    ports.hide([...asked.secrets.keys()].filter(value => value.length >= SECRET_LENGTH));
    const own = asked.outcomes.flatMap(({ sent }) => [...sent.secrets].filter(([, name]) => name !== ''));
    return verdictOf(asked, options, veilOf([...own, ...asked.secrets]));
  } finally {
    session.close();
  }
}

/** Whether any answer is held against the time of the deploy: nobody is asked for it otherwise. */
const isAfterDeploy = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, item]) => (key === 'after' && item === 'deploy') || isAfterDeploy(item));
