import type { Client } from 'undici';
import type { EarlyEnd, LoadEnd, LoadPlan, LoadSink } from '../load.js';
import { pinned, resolveAll } from './addresses.js';
import { closedLoop } from './closed-loop.js';
import { Crew } from './crew.js';
import { watchHealth } from './health.js';
import type { Prepared } from './lane.js';
import { openLoop } from './open-loop.js';

const SWEEP_MS = 50;

/** How a process that makes a part of a load is led. */
export interface Control {
  /** Set while it runs: ends it early. */
  halt: (why: EarlyEnd) => void;
  /** Told when it could begin. */
  readonly ready?: () => Promise<void>;
  /** It begins then. */
  readonly begin: Promise<void>;
}

interface Setting {
  readonly sink: LoadSink;
  readonly stop: AbortSignal;
  readonly control?: Control;
}

/** Makes a load from this process. */
export async function generate(plan: LoadPlan, { sink, stop, control }: Setting): Promise<LoadEnd> {
  const undici = await import('undici');
  const hosts = new Set(plan.requests.map(({ url }) => hostOf(url)));
  const addresses = await resolveAll(hosts);
  await control?.ready?.();
  await control?.begin;
  stop.throwIfAborted();
  const { ca, cert, key, serverName } = plan.tls ?? {};
  const secrets = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
  const openClient = (origin: string): Client =>
    new undici.Client(origin, {
      pipelining: 1,
      // Time is watched by the crew, to the millisecond; undici's own timers go by seconds.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: 0,
        lookup: pinned(addresses.get(hostOf(origin)) ?? []),
        ...secrets,
        ...(serverName && { servername: serverName }),
      },
    });
  const health = watchHealth();
  const zero = performance.now() + plan.warmUpMs + (plan.delayMs ?? 0);
  const crew = new Crew({ plan, prepared: plan.requests.map(prepare), sink, openClient, zero });
  if (control) {
    control.halt = why => {
      crew.ended ??= why;
    };
  }
  const loop = (plan.rate === undefined ? closedLoop : openLoop)({ crew, plan, zero });
  const sweeping = setInterval(() => {
    const now = performance.now();
    crew.sweep(now);
    loop.sweep(now);
  }, SWEEP_MS);
  try {
    await Promise.race([loop.done, aborted(stop)]);
    return {
      durationMs: Math.max(0, crew.lastEnd - zero),
      sent: crew.sent,
      connectionsOpened: crew.connectionsOpened,
      ended: crew.ended,
      addresses: Object.fromEntries([...addresses].map(([host, all]) => [host, all.map(({ address }) => address)])),
      health: health.end(loop.idleMs()),
    };
  } finally {
    clearInterval(sweeping);
    health.stop();
    crew.ended ??= 'ceiling';
    crew.close();
  }
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

function prepare({ method, url, headers, body, accepts }: LoadPlan['requests'][number], index: number): Prepared {
  const { origin, pathname, search } = new URL(url);
  const options = {
    origin,
    path: `${pathname}${search}`,
    method,
    headers: Object.entries(headers).flat(),
    ...(body !== undefined && { body: Buffer.from(body) }),
  };
  return { index, options, accepts };
}

function aborted(stop: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (stop.aborted) reject(stop.reason);
    else stop.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
}
