import { CouldNotTell, findingOf, type Verdict } from '../../check.js';
import { type Block, blocksOf } from '../../engines/rollout/block.js';
import type { Cause } from '../../engines/rollout/cause.js';
import { restartsSince } from '../../engines/rollout/pod.js';
import type { Progress } from '../../engines/rollout/workload.js';
import { type Cluster, openCluster } from '../../facts/cluster/cluster.js';
import { type Question, until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { unlessUnknown } from '../../told-in-part.js';
import { belowMinimum } from './autoscalers.js';
import { type Diagnosis, diagnose, isSuspicious } from './diagnose.js';
import { evidenceOf } from './evidence.js';
import { gather, type Selectors, type Target } from './gather.js';
import { holdImages } from './images.js';
import { holdNetwork } from './network.js';
import type { RolloutOptions } from './options.js';
import { rolloutRules } from './rules.js';
import { findTargets, type Targets } from './targets.js';
import { progressLine, verdictOf } from './verdict.js';

/** What is the same at each look. */
interface Watch extends Targets {
  readonly options: RolloutOptions;
  readonly cluster: Cluster;
  readonly ports: Ports;
  readonly known: Selectors;
  /** What was there at an earlier look. */
  readonly seen: Set<string>;
}

/** Looks until all of it runs and stays so, or it is plain that waiting does not help. */
export async function runRollout(options: RolloutOptions, ports: Ports): Promise<Verdict> {
  const cluster = await openCluster(options, ports);
  const found = await findTargets(options, { namespace: cluster.namespace, delivery: ports.delivery });
  const watch: Watch = { ...found, options, cluster, ports, known: new Map(), seen: new Set() };
  const lost = new WeakSet<Verdict>();
  const ask = async (question: Question): Promise<Verdict> => {
    const { verdict, isLost } = await look(watch, question);
    if (isLost) lost.add(verdict);
    return verdict;
  };
  return until(ask, { waiting: options, ports, isLost: verdict => lost.has(verdict) });
}

interface Look {
  readonly verdict: Verdict;
  readonly isLost: boolean;
}

async function look(watch: Watch, { isLast }: Question): Promise<Look> {
  const { cluster, options, ports, targets, known, seen } = watch;
  const { progress, absent } = await gather(targets, { cluster, minReady: options['min-ready'], known });
  ports.tell(progressLine(progress));
  const gone = absent.filter(target => target.isDeployed || seen.has(keyOf(target)));
  const unknown = absent.filter(target => !gone.includes(target)).map(target => notThere(target, cluster));
  for (const { kind, name, namespace } of progress) seen.add(keyOf({ kind: kind.toLowerCase(), name, namespace }));
  const faulty = progress.filter(each => each.missing !== undefined || isRestarted(each, watch));
  const isWorth = isLast || faulty.some(isSuspicious);
  const now = ports.clock.now().getTime();
  const told: Diagnosis =
    faulty.length > 0 && isWorth
      ? await diagnose(faulty, { cluster, now, maxRestarts: options['max-restarts'], since: watch.since })
      : { blocks: faulty.map(shortBlock), events: [], unseen: [] };
  const rest = faulty.length + absent.length === 0 ? await beyondPods(progress, watch) : NOTHING;
  const blocks = [...gone.map(goneBlock), ...told.blocks, ...rest.blocks];
  const isLost = blocks.some(({ isFatal }) => isFatal);
  const details = isLast || isLost ? await evidenceOf(blocks, { cluster, events: told.events, progress }) : [];
  const verdict = verdictOf({ cluster, progress, blocks, details, others: rest.others, unseen: told.unseen });
  return { verdict: unlessUnknown(verdict, [...unknown, ...rest.unknown]), isLost };
}

const keyOf = ({ kind, name, namespace }: { kind: string; name: string; namespace: string }): string =>
  `${namespace}/${kind}/${name}`;

const isRestarted = (progress: Progress, { options, since }: Watch): boolean =>
  progress.kind !== 'Job' &&
  progress.pods.some(pod =>
    pod.containers.some(
      container =>
        (!container.isInit || container.isSidecar) &&
        restartsSince(container, { pod, since: since ?? progress.since }) > options['max-restarts'],
    ),
  );

function notThere({ kind, name, namespace }: Target, cluster: Cluster): CouldNotTell {
  const message = `${cluster.shown} has no ${kind}/${name} in namespace ${namespace}`;
  return new CouldNotTell('nothing-checked', message, 'Check name and namespace in the config.');
}

const plainBlock = (progress: Pick<Progress, 'subject' | 'namespace'>, cause: Partial<Block>): Block => ({
  rule: 'not-progressing',
  subject: progress.subject,
  namespace: progress.namespace,
  sentence: 'it is not complete',
  pods: [],
  isFatal: false,
  evidence: [],
  next: ['get', 'events', '--sort-by=.lastTimestamp'],
  log: undefined,
  ...cause,
});

const shortBlock = (progress: Progress): Block =>
  plainBlock(progress, { sentence: progress.missing ?? 'a container was restarted' });

function goneBlock({ kind, name, namespace }: Target): Block {
  const sentence = 'it does not exist any more: somebody has deleted it';
  return plainBlock({ subject: `${SHOWN[kind]}/${name}`, namespace }, { sentence, isFatal: true, next: ['get', kind] });
}

const SHOWN = { deployment: 'Deployment', statefulset: 'StatefulSet', daemonset: 'DaemonSet', job: 'Job' } as const;

interface Beyond {
  readonly blocks: readonly Block[];
  readonly others: Verdict['findings'];
  readonly unknown: readonly CouldNotTell[];
}

const NOTHING: Beyond = { blocks: [], others: [], unknown: [] };

/** What must hold once all pods are ready: the right images, and ways that lead to them. */
async function beyondPods(progress: readonly Progress[], watch: Watch): Promise<Beyond> {
  const [held, reaches, below] = await Promise.all([
    holdImages(progress, watch),
    holdNetwork(progress, watch),
    belowMinimum(progress, watch.cluster),
  ]);
  const scaled = below.map(({ progress: each, said, autoscaler }) =>
    plainBlock(each, { sentence: said, next: ['describe', 'horizontalpodautoscaler', autoscaler] }),
  );
  const images = held.flatMap(each => blocksOf(each.progress, each.causes));
  const ways = reaches.flatMap(({ object, namespace, causes }) =>
    causes.map(({ rule, said, evidence, next }: Cause) =>
      plainBlock({ subject: object, namespace }, { rule, sentence: said, evidence, next }),
    ),
  );
  const others = reaches.flatMap(({ object, warnings }) =>
    warnings.map(said =>
      findingOf(rolloutRules, { rule: 'no-ingress-address', message: `${object}: ${said}`, subject: object }),
    ),
  );
  const remedy = 'Name the digest that the nodes report, or let this job read the registry.';
  const unknown = held.flatMap(each => each.unknown).map(text => new CouldNotTell('unsupported', text, remedy));
  return { blocks: [...images, ...scaled, ...ways], others, unknown };
}
