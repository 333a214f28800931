import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { type Application, isSameRevision, revisionsOf } from './argo-cd.js';

export type ArgoRule = 'wrong-revision' | 'out-of-sync' | 'unhealthy' | 'operation-failed';

/** What of an application is not as it must be. */
export interface Fault {
  readonly rule: ArgoRule;
  readonly message: string;
  /** True where waiting does not heal it. */
  readonly isLost: boolean;
}

export interface Wanted {
  /** Undefined for any. */
  readonly revision: string | undefined;
  readonly sync: string;
  readonly health: string;
  /** An operation that ended before counts for nothing; milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** After a rollback git is ahead of the cluster, and the operation tells what was deployed. */
  readonly isBack?: boolean;
}

const SHOWN = 5;

/**
 * Whether an application is what is wanted: synced at the revision, its last operation succeeded, and healthy since it was
 * looked at after that. Argo CD calls it healthy for a moment between a sync and its next look.
 */
export function faultsOf(app: Application, wanted: Wanted): readonly Fault[] {
  const { status, metadata } = app;
  const { name } = metadata;
  const broken = status.conditions.find(({ type }) => /^(?:Comparison|InvalidSpec|Unknown)Error$/.test(type));
  if (broken) {
    const message = `Argo CD cannot compare ${name}: ${broken.type}: ${clip(broken.message, 300)}`;
    throw new CouldNotTell(
      'tool-refused',
      message,
      'Mend what the condition says; until then its status may be an old one.',
    );
  }
  const operation = operationFault(app, wanted);
  if (operation) return [operation];
  const { revision, isBack = false } = wanted;
  const revisions = isBack ? [status.operationState?.syncResult?.revision ?? ''] : revisionsOf(app);
  const faults: Fault[] = [];
  const fault = (rule: ArgoRule, message: string): void =>
    void faults.push({ rule, message: `${name}: ${message}`, isLost: false });
  if (revision !== undefined && !revisions.some(each => isSameRevision(revision, each)))
    fault('wrong-revision', `it is at ${revisions.join(', ') || 'no revision'}, and ${revision} is wanted`);
  if (!isBack && status.sync.status !== wanted.sync) {
    const out = status.resources.filter(each => each.status !== '' && each.status !== 'Synced');
    fault(
      'out-of-sync',
      `it is ${status.sync.status || 'of unknown sync'}, expected ${wanted.sync}${listed(out.map(showResource))}`,
    );
  }
  if (status.health.status !== wanted.health) {
    const sick = status.resources.filter(each => each.health !== undefined && each.health.status !== 'Healthy');
    const why = sick.map(
      each =>
        `${showResource(each)} is ${each.health?.status}${each.health?.message ? ` (${clip(each.health.message, 200)})` : ''}`,
    );
    fault('unhealthy', `it is ${status.health.status || 'of unknown health'}, expected ${wanted.health}${listed(why)}`);
  }
  return faults;
}

function operationFault({ status, metadata }: Application, wanted: Wanted): Fault | undefined {
  const { operationState: operation, reconciledAt } = status;
  const { name } = metadata;
  if (operation === undefined) return undefined;
  const started = Date.parse(operation.startedAt ?? '');
  if (wanted.since !== undefined && !(started >= wanted.since))
    return { rule: 'out-of-sync', message: `${name}: its new operation has not begun yet`, isLost: false };
  const revision = operation.syncResult?.revision ?? '';
  const isOwn = wanted.revision === undefined || isSameRevision(wanted.revision, revision);
  if (operation.phase === 'Failed' || operation.phase === 'Error') {
    const message = `${name}: its last operation has ended as ${operation.phase}: ${clip(operation.message, 500) || 'it does not say why'}`;
    return { rule: 'operation-failed', message, isLost: isOwn };
  }
  if (operation.phase !== 'Succeeded')
    return {
      rule: 'out-of-sync',
      message: `${name}: an operation is ${operation.phase.toLowerCase() || 'of unknown phase'}`,
      isLost: false,
    };
  const [ended, looked] = [operation.finishedAt, reconciledAt].map(text => Date.parse(text ?? ''));
  if (ended !== undefined && looked !== undefined && looked < ended)
    return {
      rule: 'out-of-sync',
      message: `${name}: Argo CD has not looked at it since its operation ended`,
      isLost: false,
    };
  return undefined;
}

const showResource = ({ kind, name, namespace }: Application['status']['resources'][number]): string =>
  `${namespace === '' ? '' : `${namespace}/`}${kind}/${name}`;

const listed = (texts: readonly string[]): string =>
  texts.length === 0
    ? ''
    : `: ${texts.slice(0, SHOWN).join(', ')}${texts.length > SHOWN ? ` and ${texts.length - SHOWN} more` : ''}`;
