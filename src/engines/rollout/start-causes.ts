import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import { field, textField } from '../kube-yaml/value.js';
import { type Cause, type CauseRule, describePod, logCommand, logOf, type PodSight } from './cause.js';
import { plain } from './event.js';
import { type Container, restartsSince } from './pod.js';
import { listField } from './read.js';

const NO_PROGRAM =
  /executable file not found|no such file or directory|permission denied|is a directory|not a directory|exec format error/i;
const STARTING = ['CreateContainerError', 'RunContainerError'];
const NEVER_STARTED = ['ContainerCannotRun', 'StartError'];

/** What a container needs and does not find: Secrets, ConfigMaps, their keys; and a program that cannot be started. */
export function startCause(sight: PodSight, container: Container): Cause | undefined {
  const { waiting } = container;
  const { pod } = sight;
  if (waiting?.reason === 'CreateContainerConfigError') return configCause(sight, container);
  const ended = container.ended ?? container.endedBefore;
  const words =
    waiting !== undefined && STARTING.includes(waiting.reason)
      ? waiting.message
      : ended !== undefined && NEVER_STARTED.includes(ended.reason)
        ? ended.message
        : undefined;
  if (words === undefined) return undefined;
  const { rule, object } = absent(words);
  if (rule !== undefined) return named(sight, container, { rule, object, words, isFatal: true });
  const isFatal = NO_PROGRAM.test(words);
  return {
    rule: container.isInit ? 'init-failing' : 'crash-loop',
    said: `it cannot be started: ${shortened(words)}`,
    container: container.name,
    pod: pod.name,
    isFatal,
    evidence: [
      `reason ${waiting !== undefined && STARTING.includes(waiting.reason) ? waiting.reason : (ended?.reason ?? '')}, exit code ${ended?.exitCode ?? 'unknown'}`,
      ...(words === '' ? [] : [`said: ${clip(words, 500)}`]),
    ],
    next: describePod(pod),
  };
}

function configCause(sight: PodSight, container: Container): Cause {
  const words = container.waiting?.message ?? '';
  const { rule = 'not-progressing', object } = absent(words);
  const isTransient = /failed to sync|timed out waiting for the condition/i.test(words);
  return named(sight, container, { rule, object, words, isFatal: !isTransient && rule !== 'not-progressing' });
}

function named(
  { pod, progress }: PodSight,
  container: Container,
  what: { readonly rule: CauseRule; readonly object: string; readonly words: string; readonly isFatal: boolean },
): Cause {
  const kind = what.rule === 'missing-config-map' ? 'configmap' : 'secret';
  const isKnown = what.rule === 'missing-secret' || what.rule === 'missing-config-map';
  return {
    rule: what.rule,
    said: isKnown ? `it needs ${what.object}` : `it cannot be configured: ${shortened(what.words)}`,
    container: container.name,
    pod: pod.name,
    isFatal: what.isFatal,
    evidence: [
      `state.waiting.reason ${container.waiting?.reason ?? ''}`,
      ...(what.words === '' ? [] : [`said: ${clip(what.words, 500)}`]),
    ],
    next: isKnown ? ['get', kind, '-n', progress.namespace] : describePod(pod),
  };
}

/** Which Secret or ConfigMap, or which key of it, is said to be absent. */
export function absent(words: string): { readonly rule: CauseRule | undefined; readonly object: string } {
  const [, key, keyKind, keyOf] =
    /couldn't find key (\S+) in (Secret|ConfigMap) (?:[a-z0-9.-]+\/)?([a-z0-9.-]+)/i.exec(words) ?? [];
  if (keyKind !== undefined) {
    const [secret, of] = [/secret/i.test(keyKind), keyOf ?? ''];
    return {
      rule: secret ? 'missing-secret' : 'missing-config-map',
      object: `key ${key} of ${secret ? 'Secret' : 'ConfigMap'} ${of}, which has no such key`,
    };
  }
  const [, kind, name] = /\b(secret|configmap)s? "([^"]+)" not found/i.exec(words) ?? [];
  if (kind === undefined) return { rule: undefined, object: '' };
  const isSecret = /secret/i.test(kind);
  return {
    rule: isSecret ? 'missing-secret' : 'missing-config-map',
    object: `${isSecret ? 'Secret' : 'ConfigMap'} ${name}, which does not exist`,
  };
}

/** The end of a runtime's chain of causes, which names the reason. */
export const shortened = (words: string): string => {
  const parts = plain(words.trim()).split(/: (?=\S)/);
  return parts.slice(-3).join(': ').slice(-200) || 'it does not say why';
};

const AFTER = 3;
const AFTER_OUT_OF_MEMORY = 2;

/** A container that ends again and again, or ended more often than it may. */
export function crashCause(sight: PodSight, container: Container): Cause | undefined {
  const { pod, told, progress, maxRestarts } = sight;
  const ended = container.ended ?? container.endedBefore;
  if (ended === undefined || container.restarts + (container.ended ? 1 : 0) === 0) return undefined;
  const isLooping = container.waiting?.reason === 'CrashLoopBackOff';
  const isDone = container.ended?.exitCode === 0 && (container.isInit || progress.kind === 'Job');
  if (isDone || (container.isInit && !container.isSidecar && container.ready)) return undefined;
  const isOver = restartsSince(container, sight) > maxRestarts;
  // One that recovered, and was not restarted too often since the deploy, is well.
  if (container.ready && !isOver) return undefined;
  // Every end counts, the one that has not been restarted yet too.
  const ends = container.restarts + (container.ended && !isLooping ? 1 : 0);
  const killed = told.findLast(event =>
    /Liveness probe failed|failed liveness probe|failed startup probe/i.test(event.message),
  );
  const isOutOfMemory = ended.reason === 'OOMKilled';
  if (killed !== undefined && !isOutOfMemory && (ended.exitCode ?? 0) !== 0)
    return livenessCause(sight, container, killed.message);
  const rule: CauseRule = isOutOfMemory
    ? 'out-of-memory'
    : container.isInit && !container.isSidecar
      ? 'init-failing'
      : 'crash-loop';
  const patience = Math.max(isOutOfMemory ? AFTER_OUT_OF_MEMORY : AFTER, maxRestarts + 1);
  const isJob = progress.kind === 'Job';
  return {
    rule: isJob && !isOutOfMemory ? 'job-failed' : rule,
    said: `${isOutOfMemory ? `it needs more memory than ${memoryLimit(container)}` : howItEnds(container)}${restarted(container)}`,
    container: container.name,
    pod: pod.name,
    isFatal: !isJob && (ends >= patience || (isOver && container.ready)),
    evidence: [
      `${container.ended ? 'state' : 'lastState'}.terminated.reason ${ended.reason || 'none'}, exit code ${ended.exitCode ?? 'unknown'}${ended.signal ? `, signal ${ended.signal}` : ''}`,
      `restartCount ${container.restarts}`,
      ...(isOutOfMemory
        ? [`limits.memory ${textField(container.spec, 'resources', 'limits', 'memory') ?? 'none'}`]
        : []),
      ...(ended.message === '' ? [] : [`said: ${ended.message.slice(-500)}`]),
    ],
    next: isOutOfMemory ? describePod(pod) : logCommand(pod, container, container.ended === undefined),
    log: logOf(pod, container, container.ended === undefined),
  };
}

const restarted = ({ restarts, ready }: Container): string =>
  restarts === 0 ? '' : `, ${count(restarts, 'restart')}${ready ? ' so far, although it is ready now' : ''}`;

function memoryLimit({ spec }: Container): string {
  const limit = textField(spec, 'resources', 'limits', 'memory');
  return limit === undefined ? 'the node has left (no limit is set)' : `its limit of ${limit}`;
}

function howItEnds(container: Container): string {
  const ended = container.ended ?? container.endedBefore;
  const code = ended?.exitCode;
  if (code === 0) return 'its process ends by itself with exit code 0, and a service must go on';
  if (code === 127) return 'its command is not found (exit code 127)';
  if (code === 126) return 'its command cannot be executed (exit code 126)';
  if (code === 137 || ended?.signal === 9) return 'it is killed (exit code 137, not for its memory)';
  if (code === 143 || ended?.signal === 15) return 'it is asked to end again and again (exit code 143)';
  if (code === 139) return 'it crashes with a segmentation fault (exit code 139)';
  return `it crashes with exit code ${code ?? 'unknown'}`;
}

function livenessCause({ pod, told, maxRestarts }: PodSight, container: Container, words: string): Cause {
  const probe = /startup/i.test(words) ? 'startup' : 'liveness';
  const last = told.findLast(event => /probe failed/i.test(event.message))?.message ?? words;
  return {
    rule: 'probe-failing',
    said: `its ${probe} probe fails and has it killed: ${shortened(last)}`,
    container: container.name,
    pod: pod.name,
    isFatal: container.restarts >= Math.max(AFTER, maxRestarts + 1),
    evidence: [`said: ${clip(last, 500)}`, probeText(container, `${probe}Probe`), `restartCount ${container.restarts}`],
    next: logCommand(pod, container, true),
    log: logOf(pod, container, true),
  };
}

/** `readinessProbe: GET /healthz on port 8080`. */
export function probeText({ spec }: Container, key: string): string {
  if (field(spec, key) === undefined) return `${key}: none`;
  const path = textField(spec, key, 'httpGet', 'path');
  const port =
    field(spec, key, 'httpGet', 'port') ?? field(spec, key, 'tcpSocket', 'port') ?? field(spec, key, 'grpc', 'port');
  const declared = listField(spec, 'ports').flatMap(each => [each.name, each.containerPort]);
  const other = field(spec, key, 'exec') === undefined ? 'TCP' : 'a command';
  const way = path !== undefined ? `GET ${path}` : field(spec, key, 'grpc') === undefined ? other : 'gRPC';
  if (port === undefined) return `${key}: ${way}`;
  return `${key}: ${way} on port ${port}${declared.includes(port) ? '' : ', which the container does not declare'}`;
}
