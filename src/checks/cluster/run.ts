import { byFindings, type CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import { textField } from '../../engines/kube-yaml/value.js';
import { conditionOf, nameOf } from '../../engines/rollout/read.js';
import { type Cluster, openCluster, parseJson } from '../../facts/cluster/cluster.js';
import { noAnswer } from '../../facts/cluster/failure.js';
import { until } from '../../facts/live/until.js';
import { answerOf, exitedWith } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { findHeld } from './held.js';
import { isOpen } from './nodes.js';
import type { ClusterOptions } from './options.js';
import { findRoom } from './room.js';
import { clusterRules } from './rules.js';
import type { Told } from './told.js';

type Ask = () => Promise<Told>;

/** Asks until it holds, where that is wanted. What could not be told hides nothing of the rest. */
export async function runCluster(options: ClusterOptions, ports: Ports): Promise<Verdict> {
  const cluster = await openCluster(options, ports);
  return until(() => once(options, { cluster, ports }), { waiting: options, ports });
}

async function once(
  options: ClusterOptions,
  { cluster, ports }: { readonly cluster: Cluster; readonly ports: Ports },
): Promise<Verdict> {
  const { namespaces, nodes, secrets, version, permissions } = options;
  const configMaps = options['config-maps'];
  const room = options['room-for'];
  const asks: readonly (Ask | undefined)[] = [
    version && (() => findVersion(version, cluster)),
    namespaces && (() => findNamespaces(namespaces, cluster)),
    nodes && (() => findNodes(nodes.ready, cluster)),
    secrets && (() => findHeld(secrets, { kind: 'Secret', cluster })),
    configMaps && (() => findHeld(configMaps, { kind: 'ConfigMap', cluster })),
    room === undefined ? undefined : () => findRoom(room, { cluster, ports }),
    permissions && (() => findRights(permissions, cluster)),
  ];
  const { answers, unknown } = await askEach(
    asks.flatMap(ask => ask ?? []),
    { ask: ask => ask(), signal: ports.signal },
  );
  return toVerdict(answers, { cluster, unknown });
}

function toVerdict(
  told: readonly Told[],
  { cluster, unknown }: { readonly cluster: Cluster; readonly unknown: readonly CouldNotTell[] },
): Verdict {
  const findings = told.flatMap(each => each.findings);
  const looked = told.map(each => each.looked).join(', ');
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, 'more fault')}` : '';
  const summary = first ? `${first.message}${more}, in ${cluster.shown}` : `${looked} in ${cluster.shown}`;
  const verdict = byFindings(summary, { findings, measurements: told.flatMap(each => each.measurements ?? []) });
  return unlessUnknown(verdict, unknown);
}

async function findVersion(wanted: NonNullable<ClusterOptions['version']>, cluster: Cluster): Promise<Told> {
  const name = 'kubectl version';
  const ran = await cluster.kubectl(['version', '-o', 'json']);
  if (!exitedWith(ran, 0)) throw noAnswer(name, ran.stderr.text);
  const text = textField(parseJson(answerOf(ran, { tool: name }).stdout, name), 'serverVersion', 'gitVersion') ?? '';
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === undefined) throw noAnswer(name, `it names no version of the server${text === '' ? '' : `: ${text}`}`);
  const difference = Number(major) * 1000 + Number(minor) - (wanted.major * 1000 + wanted.minor);
  const holds =
    wanted.operator === '=='
      ? difference === 0
      : wanted.operator.startsWith('>')
        ? difference > 0 || (difference === 0 && wanted.operator === '>=')
        : difference < 0 || (difference === 0 && wanted.operator === '<=');
  const message = `the API server is ${text}, expected ${wanted.text}`;
  return {
    looked: `Kubernetes ${text}`,
    findings: holds ? [] : [findingOf(clusterRules, { rule: 'version', message, expected: wanted.text, actual: text })],
  };
}

async function findNamespaces(names: readonly string[], cluster: Cluster): Promise<Told> {
  const { items, missing } = await cluster.mustGet({ of: names.map(name => `namespace/${name}`), namespace: null });
  const findings = names.flatMap(name => {
    const found = items.find(item => nameOf(item) === name);
    const phase = textField(found, 'status', 'phase');
    if (found && phase === 'Active') return [];
    if (found === undefined && missing.length === 0)
      throw noAnswer('kubectl get namespace', `it says nothing of ${name}`);
    const message = `namespace ${name} ${found ? `is ${phase ?? 'in no phase'}` : 'does not exist'}`;
    return [findingOf(clusterRules, { rule: 'namespace-missing', message, subject: `Namespace/${name}` })];
  });
  return { looked: count(names.length, 'namespace'), findings };
}

async function findNodes(ready: number, cluster: Cluster): Promise<Told> {
  const { items } = await cluster.mustGet({ of: ['nodes'], namespace: null });
  const open = items.filter(isOpen).length;
  const others = items
    .filter(node => !isOpen(node))
    .map(node => `${nameOf(node)} ${conditionOf(node, 'Ready')?.status === 'True' ? 'takes no pods' : 'is not ready'}`);
  const why = others.length === 0 ? '' : ` (${others.slice(0, 5).join(', ')})`;
  const message = `${open} of ${count(items.length, 'node')} ready and open for pods${why}, expected ${ready}`;
  return {
    looked: `${count(open, 'node')} ready`,
    findings: open >= ready ? [] : [findingOf(clusterRules, { rule: 'too-few-nodes', message })],
    measurements: [{ name: 'nodes ready', value: open, unit: 'nodes', limit: ready, bound: 'min' }],
  };
}

async function findRights(rights: NonNullable<ClusterOptions['permissions']>, cluster: Cluster): Promise<Told> {
  const findings: Finding[] = [];
  for (const { verb, resource } of rights) {
    const ran = await cluster.kubectl(['auth', 'can-i', verb, resource, '-n', cluster.namespace]);
    const said = ran.stdout.text.trim().split('\n').at(-1) ?? '';
    // It answers with a word and an exit code that must agree.
    if (/^yes\b/.test(said) && exitedWith(ran, 0)) continue;
    if (!/^no\b/.test(said)) throw noAnswer(`kubectl auth can-i ${verb} ${resource}`, ran.stderr.text);
    const message = `this job may not ${verb} ${resource} in namespace ${cluster.namespace}`;
    findings.push(findingOf(clusterRules, { rule: 'not-allowed', message, subject: `${verb} ${resource}` }));
  }
  return { looked: count(rights.length, 'right'), findings };
}
