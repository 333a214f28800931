import { createInterface } from 'node:readline';
import type { DeliveryRequest } from '../commands/delivery/request.js';
import type { Gated } from '../commands/gate.js';
import type { RunRequest, World } from '../commands/world.js';
import { parseDuration } from '../text/units.js';
import { UsageError } from '../usage-error.js';

export type DeliveryCommand = 'deploy' | 'verify' | 'rollback';

/** What both fronts are given beside the request of a run; texts as typed. */
interface Typed {
  readonly report?: string | undefined;
  readonly reportDigest?: string | undefined;
  readonly rollback?: string | undefined;
  readonly dryRun: boolean;
  readonly yes?: boolean | undefined;
  readonly watch?: string | undefined;
  readonly watches: boolean;
  readonly deployedAt?: string | undefined;
  readonly record?: string | undefined;
  readonly despite?: readonly string[] | undefined;
  readonly begun?: DeliveryRequest['begun'];
}

/** The request of a command that deploys, looks after or takes back. Throws `UsageError` with what was expected. */
export function deliveryOf(request: RunRequest, typed: Typed): DeliveryRequest {
  const { rollback = 'never', watch, deployedAt } = typed;
  if (rollback !== 'never' && rollback !== 'auto')
    throw new UsageError(`rollback: expected never or auto, got "${rollback}"`);
  const watchMs = watch === undefined ? undefined : parseDuration(watch);
  if (watch !== undefined && watchMs === undefined)
    throw new UsageError(`watch: expected a duration such as 24h, got "${watch}"`);
  if (watch !== undefined && !typed.watches) throw new UsageError('watch: says how long, and no-watch says not at all');
  return {
    ...request,
    report: typed.report,
    reportDigest: typed.reportDigest,
    rollback,
    dryRun: typed.dryRun,
    watchMs,
    watches: typed.watches,
    deployedAt: deployedAt === undefined ? undefined : timeOf(deployedAt),
    record: typed.record,
    despite: (typed.despite ?? []).flatMap(names => names.split(/[\s,]+/)).filter(name => name !== ''),
    begun: typed.begun,
    confirm: typed.yes === true ? undefined : confirmation(),
  };
}

function timeOf(text: string): Date {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time);
  throw new UsageError(`deployed-at: expected a time such as 2026-12-31T12:00:00Z, got "${text}"`);
}

/** Asks on a terminal; nobody is asked where nobody sits. */
function confirmation(): DeliveryRequest['confirm'] {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return undefined;
  return question =>
    new Promise(resolve => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      lines.question(`${question} [y/N] `, answer => {
        lines.close();
        resolve(/^y(?:es)?$/i.test(answer.trim()));
      });
      lines.on('close', () => resolve(false));
    });
}

/** Carries out one of the three commands. */
export async function runDeliveryCommand(
  command: DeliveryCommand,
  { request, world }: { readonly request: DeliveryRequest; readonly world: World },
): Promise<Gated> {
  if (command === 'deploy') return (await import('../commands/delivery/deploy.js')).deploy(request, world);
  if (command === 'verify') return (await import('../commands/delivery/verify.js')).verify(request, world);
  return (await import('../commands/delivery/rollback.js')).rollback(request, world);
}
