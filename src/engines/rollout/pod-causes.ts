import { clip } from '../../text/clip.js';
import { field, isSequence } from '../kube-yaml/value.js';
import { type Cause, describePod, logCommand, logOf, type PodSight, type Sight } from './cause.js';
import { eventsOf } from './event.js';
import { imageCause } from './image-causes.js';
import { absent, crashCause, probeText, shortened, startCause } from './start-causes.js';

const UNSCHEDULABLE_MS = 60_000;

/** What is wrong with the pods of a workload's newest revision, pod by pod; what is ready has no cause. */
export function podCauses(sight: Sight): readonly Cause[] {
  return sight.progress.pods.flatMap(pod => {
    const told = eventsOf(sight.events, { uid: pod.uid, since: undefined });
    return causesOf({ ...sight, pod, told });
  });
}

function causesOf(sight: PodSight): readonly Cause[] {
  const { pod, progress } = sight;
  if (pod.phase === 'Succeeded') return [];
  const unscheduled = schedulingCause(sight);
  if (unscheduled) return [unscheduled];
  const own = pod.containers.flatMap(
    container => imageCause(sight, container) ?? startCause(sight, container) ?? crashCause(sight, container) ?? [],
  );
  // The others only start once the init containers have ended.
  const first = own.filter(({ container }) => pod.containers.some(each => each.isInit && each.name === container));
  if (own.length > 0) return first.length > 0 ? first : own;
  if (pod.isReady || progress.kind === 'Job') return volumeCauses(sight);
  const volumes = volumeCauses(sight);
  return volumes.length > 0 ? volumes : readinessCauses(sight);
}

function schedulingCause({ pod, told, now, claims }: PodSight): Cause | undefined {
  const { unscheduled } = pod;
  if (unscheduled === undefined || pod.node !== '') return undefined;
  if (unscheduled.reason === 'SchedulingGated')
    return {
      rule: 'unschedulable',
      said: 'it waits for its scheduling gates',
      pod: pod.name,
      isFatal: false,
      evidence: [`PodScheduled is False: ${unscheduled.reason}`],
      next: describePod(pod),
    };
  const { message } = unscheduled;
  const claim = /persistentvolumeclaim "([^"]+)" (not found|is being deleted|bound to non-existent)/i.exec(message);
  const isUnbound =
    /unbound immediate PersistentVolumeClaims|volume node affinity conflict|had no available volume zone/i.test(
      message,
    );
  const isScaling = told.some(({ reason }) => reason === 'TriggeredScaleUp');
  const waited = unscheduled.since === undefined ? 0 : now - unscheduled.since;
  const evidence = [`PodScheduled is False: ${clip(message, 500) || unscheduled.reason}`];
  if (claim || isUnbound) {
    const pending = (claims ?? [])
      .filter(({ phase }) => phase !== 'Bound')
      .map(({ name, phase }) => `${name} is ${phase}`);
    const what = claim
      ? `PersistentVolumeClaim ${claim[1]}, which ${claim[2] === 'not found' ? 'does not exist' : claim[2]}`
      : 'a volume that no claim gives it';
    const next = ['describe', 'persistentvolumeclaims'];
    return {
      rule: 'missing-volume',
      said: `it needs ${what}`,
      pod: pod.name,
      isFatal: false,
      evidence: [...evidence, ...pending],
      next,
    };
  }
  return {
    rule: 'unschedulable',
    said: `no node can take it: ${nodesSaid(message)}`,
    pod: pod.name,
    isFatal: waited >= UNSCHEDULABLE_MS && !isScaling,
    evidence: [...evidence, ...requestsOf(pod), ...(isScaling ? ['the autoscaler is adding a node'] : [])],
    next: describePod(pod),
  };
}

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {a: b}.` without what preemption says. */
const nodesSaid = (message: string): string => {
  const [counts = message] = message.split(/ preemption: /);
  const plainly = counts
    .replace(/^0\/(\d+) nodes are available: ?/, '')
    .replace(/[.,]? no new claims to deallocate,?/, '')
    .replace(/\.\s*$/, '');
  return clip(plainly, 300) || 'the scheduler does not say why';
};

function requestsOf(pod: PodSight['pod']): readonly string[] {
  return pod.containers.flatMap(({ name, spec }) => {
    const requests = field(spec, 'resources', 'requests');
    return requests === undefined
      ? []
      : [
          `${name} requests ${JSON.stringify(requests).replace(/[{}"]/g, '').replaceAll(',', ', ').replaceAll(':', ' ')}`,
        ];
  });
}

const VOLUME = ['FailedMount', 'FailedAttachVolume', 'FailedMapVolume'];

function volumeCauses({ pod, told }: PodSight): readonly Cause[] {
  if (pod.isReady) return [];
  const mount = told.findLast(({ reason }) => VOLUME.includes(reason));
  const sandbox = told.findLast(({ reason }) => reason === 'FailedCreatePodSandBox' || reason === 'NetworkNotReady');
  const waits = pod.containers.some(({ waiting }) => /ContainerCreating|PodInitializing/.test(waiting?.reason ?? ''));
  if (!waits && pod.containers.some(({ running }) => running)) return [];
  const base = { pod: pod.name, isFatal: false, next: describePod(pod) };
  if (mount) {
    const { rule = 'missing-volume', object } = absent(mount.message);
    const said =
      rule === 'missing-volume'
        ? `a volume of it cannot be mounted: ${shortened(mount.message)}`
        : `it mounts ${object}`;
    return [{ ...base, rule, said, evidence: [`${mount.reason}: ${clip(mount.message, 500)}`] }];
  }
  if (!sandbox) return [];
  const said = `the node cannot give it a network: ${shortened(sandbox.message)}`;
  return [{ ...base, rule: 'not-progressing', said, evidence: [`${sandbox.reason}: ${clip(sandbox.message, 500)}`] }];
}

function readinessCauses(sight: PodSight): readonly Cause[] {
  const { pod, told } = sight;
  const waiting = pod.containers.filter(({ isInit, running, ready }) => !isInit && running && !ready);
  const causes = waiting.map((container): Cause => {
    const said = told.findLast(
      event =>
        /probe failed|probe errored/i.test(event.message) && (event.container ?? container.name) === container.name,
    );
    const has = container.spec.readinessProbe !== undefined || container.spec.startupProbe !== undefined;
    const probe = /startup/i.test(said?.message ?? '') ? 'startupProbe' : 'readinessProbe';
    const words =
      said === undefined
        ? 'it does not say why'
        : shortened(said.message.replace(/^\w+ probe (?:failed|errored[^:]*): /i, ''));
    return {
      rule: has ? 'probe-failing' : 'not-progressing',
      said: has
        ? `it runs, and its ${probe === 'startupProbe' ? 'startup' : 'readiness'} probe fails: ${words}`
        : 'it runs and is not ready',
      container: container.name,
      pod: pod.name,
      isFatal: false,
      evidence: [...(said ? [`${said.reason}: ${clip(said.message, 500)}`] : []), probeText(container, probe)],
      next: logCommand(pod, container, false),
      log: logOf(pod, container, false),
    };
  });
  if (causes.length > 0) return causes;
  const initializing = pod.containers.find(
    ({ isInit, isSidecar, running, ready }) => isInit && !isSidecar && running && !ready,
  );
  if (initializing)
    return [
      {
        rule: 'init-failing',
        said: 'it still runs, and the others wait for it',
        container: initializing.name,
        pod: pod.name,
        isFatal: false,
        evidence: ['an init container has to end before the others start'],
        next: logCommand(pod, initializing, false),
        log: logOf(pod, initializing, false),
      },
    ];
  const gates = field(pod.object, 'spec', 'readinessGates');
  const isGated = isSequence(gates) && gates.length > 0 && pod.containers.every(({ ready, isInit }) => ready || isInit);
  if (!isGated) return [];
  const said = 'its containers are ready, and a readiness gate holds it back';
  const evidence = [`readinessGates ${clip(JSON.stringify(gates), 200)}`];
  return [{ rule: 'not-progressing', said, pod: pod.name, isFatal: false, evidence, next: describePod(pod) }];
}
