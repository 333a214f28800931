import { byFindings, CouldNotTell, type Detail, type Finding, failed, findingOf, type Verdict } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import type { KubeMapping } from '../../engines/kube-yaml/value.js';
import { type Cluster, openCluster } from '../../facts/cluster/cluster.js';
import { ownerOf, toRecorded } from '../../facts/cluster/record.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { applyAll, tryOut } from './attempt.js';
import { recordNow } from './before.js';
import { type Change, changesOf, diffText } from './diff.js';
import { liveOf, readManifests } from './objects.js';
import type { ApplyOptions } from './options.js';
import { applyRules } from './rules.js';

/** What would be applied, as far as it was tried: nothing has changed yet. */
interface Tried {
  readonly cluster: Cluster;
  readonly documents: readonly KubeDocument[];
  readonly changes: readonly Change[];
  /** With an error nothing is applied. */
  readonly findings: readonly Finding[];
  readonly details: readonly Detail[];
}

/** Says what would change. */
export async function rehearseApply(options: ApplyOptions, ports: Ports): Promise<Verdict> {
  const tried = await prepare(options, ports);
  if (!('cluster' in tried)) return tried;
  const { cluster, documents, changes, findings, details } = tried;
  const wrong = findings.filter(({ level }) => level === 'error').length;
  const summary =
    wrong > 0
      ? `${cluster.shown} refuses ${count(wrong, 'object')}; nothing would be applied`
      : `${count(documents.length, 'object')} would be applied to ${cluster.shown}: ${counted(changes)}`;
  return byFindings(summary, { findings, details });
}

/** Applies the objects, once the server has tried all of them. */
export async function runApply(options: ApplyOptions, ports: Ports): Promise<Verdict> {
  const tried = await prepare(options, ports);
  if (!('cluster' in tried)) return tried;
  const { cluster, documents, changes, findings, details } = tried;
  if (findings.some(({ level }) => level === 'error')) {
    const [first] = findings;
    return failed(`nothing was applied to ${cluster.shown}: ${first?.message}`, { findings, details });
  }
  await note(documents, { cluster, ports, complete: false });
  ports.tell(`applying ${count(documents.length, 'object')}`);
  const done = await applyAll(documents, { options, cluster });
  await note(documents, { cluster, ports, complete: true });
  const all = [...findings, ...done.findings];
  if (done.findings.length > 0) {
    const summary = `${done.accepted} of ${count(documents.length, 'object')} were applied to ${cluster.shown}, the others were refused`;
    return failed(summary, { findings: all, details });
  }
  if (done.accepted !== documents.length) {
    const message = `kubectl says of ${done.accepted} of ${count(documents.length, 'object')} that they were applied to ${cluster.shown}`;
    throw new CouldNotTell('truncated', message, 'Look at the cluster: some may have been applied, others not.');
  }
  return byFindings(`${count(documents.length, 'object')} applied to ${cluster.shown}: ${counted(changes)}`, {
    findings: all,
    details,
    measurements: [{ name: 'objects applied', value: documents.length, unit: 'objects' }],
  });
}

/** Puts down in the deployment's record what is there, where there is a deployment. */
async function note(
  documents: readonly KubeDocument[],
  at: { readonly cluster: Cluster; readonly ports: Ports; readonly complete: boolean },
): Promise<void> {
  const { delivery } = at.ports;
  if (delivery === undefined) return;
  await delivery.note(toRecorded(await recordNow(documents, at)));
}

async function prepare(options: ApplyOptions, ports: Ports): Promise<Tried | Verdict> {
  const manifests = await readManifests(options, ports);
  if ('fault' in manifests) {
    const finding = findingOf(applyRules, { rule: 'manifest-invalid', message: manifests.fault });
    return failed(`nothing was applied: ${manifests.fault}`, { findings: [finding] });
  }
  const { documents } = manifests;
  const cluster = await openCluster(options, ports);
  ports.tell(`${cluster.shown} tries ${count(documents.length, 'object')}`);
  const live = await liveOf(documents, cluster);
  const tried = await tryOut(documents, { options, cluster });
  const missing = documents.length - tried.accepted - tried.untried.length;
  if (tried.findings.length === 0 && missing > 0) {
    const message = `${cluster.shown} tried ${tried.accepted} of ${count(documents.length, 'object')}, and says nothing of the others`;
    throw new CouldNotTell('truncated', message, 'Run kubectl apply --dry-run=server by hand. Nothing was changed.');
  }
  const changes = changesOf(documents, { live, made: tried.made, cluster });
  return {
    cluster,
    documents,
    changes,
    findings: [...tried.findings, ...live.flatMap(ownerFinding)],
    details: [
      {
        title: 'What changes',
        text: `context ${cluster.context}, server ${cluster.server}\n${diffText(changes)}`,
      },
      ...(tried.untried.length === 0
        ? []
        : [{ title: 'What could not be tried beforehand', text: tried.untried.join('\n') }]),
    ],
  };
}

function ownerFinding(object: KubeMapping): readonly Finding[] {
  const owner = ownerOf(object);
  const metadata = object.metadata;
  if (owner === undefined || typeof metadata !== 'object' || metadata === null || !('name' in metadata)) return [];
  const subject = `${object.kind}/${metadata.name}`;
  const message = `${subject} belongs to ${owner.by} (${owner.name}), which may change it back`;
  return [findingOf(applyRules, { rule: 'owned-elsewhere', message, subject })];
}

function counted(changes: readonly Change[]): string {
  const words = (['created', 'changed', 'unchanged'] as const).map(how => {
    const number = changes.filter(change => change.how === how).length;
    return number === 0 ? [] : [`${number} ${how}`];
  });
  const others = changes.filter(({ how }) => how === 'unknown').length;
  return [...words.flat(), ...(others === 0 ? [] : [`${others} not compared`])].join(', ');
}
