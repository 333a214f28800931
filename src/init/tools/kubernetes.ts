import { type Context, namespaceOf, type Proposal } from '../draft.js';
import { type Command, has, option, options, words } from '../shell/command.js';
import { asCommand, type Recognisers } from './reading.js';

const VALUED = [
  '-n',
  '--namespace',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-f',
  '--filename',
  '-k',
  '--kustomize',
  '--context',
  '--tail',
  '--since',
  '--timeout',
  '-c',
  '--container',
];

const namespaceIn = (command: Command, context: Context): string => {
  const named = option(command, '-n', '--namespace');
  return named === undefined || /[<[{$]/.test(named) ? namespaceOf(context) : named;
};

function kubectl(command: Command, context: Context): readonly Proposal[] | undefined {
  const [verb, object, name] = words(command, VALUED);
  const namespace = namespaceIn(command, context);
  switch (verb) {
    case 'apply':
    case 'create':
    case 'diff':
      return applied(command, verb);
    case 'kustomize':
      return object === undefined ? undefined : [{ kind: 'manifests', with: { kustomize: [plainDirectory(object)] } }];
    case 'rollout':
      return rollout(command, { object, name, namespace });
    case 'wait':
      return [{ kind: 'rollout', with: { namespace, within: durationOf(option(command, '--timeout')) ?? '5m' } }];
    case 'cluster-info':
    case 'version':
      return [{ kind: 'cluster', with: { nodes: { ready: 1 } } }];
    case 'get':
    case 'describe':
      return got(object ?? '', { namespace, context, name });
    case 'logs':
      return logs(command, { object, namespace });
    case 'top':
      return object?.startsWith('node') ? [{ kind: 'cluster', with: { nodes: { ready: 1 } } }] : [];
    case 'auth':
      return [
        {
          kind: 'cluster',
          with: { namespaces: [namespace], permissions: [words(command, VALUED).slice(2).join(' ')] },
        },
      ];
    default:
      return undefined;
  }
}

const plainDirectory = (path: string): string => path.replace(/\/+$/, '') || '.';

function applied(command: Command, verb: string): readonly Proposal[] | undefined {
  const kustomize = option(command, '-k', '--kustomize');
  const files = options(command, '-f', '--filename').filter(file => file !== '-');
  const what =
    kustomize === undefined
      ? files.length > 0
        ? { paths: files }
        : undefined
      : { kustomize: [plainDirectory(kustomize)] };
  if (what === undefined) return undefined;
  const dryRun = option(command, '--dry-run');
  if (verb === 'diff' || dryRun === 'client' || dryRun === 'server' || has(command, '--dry-run'))
    return [{ kind: 'manifests', with: { ...what, ...(dryRun === 'server' ? { 'server-dry-run': true } : {}) } }];
  const target = kustomize === undefined ? { paths: files } : { kustomize: plainDirectory(kustomize) };
  return [{ kind: 'apply', with: target, changes: true }];
}

function rollout(
  command: Command,
  {
    object,
    name,
    namespace,
  }: { readonly object: string | undefined; readonly name: string | undefined; readonly namespace: string },
): readonly Proposal[] | undefined {
  const workload = name === undefined ? undefined : name.includes('/') ? name : undefined;
  if (object === 'status') {
    const within = durationOf(option(command, '--timeout')) ?? '5m';
    return [
      {
        kind: 'rollout',
        with: {
          namespace,
          ...(workload === undefined || /[<[$]/.test(workload) ? {} : { workloads: [workload] }),
          within,
        },
      },
    ];
  }
  if (object === 'undo') return [{ kind: 'undo', with: {}, changes: true }];
  return object === 'history' ? [] : undefined;
}

function got(
  object: string,
  {
    namespace,
    context,
    name,
  }: { readonly namespace: string; readonly context: Context; readonly name: string | undefined },
): readonly Proposal[] | undefined {
  const workloads = context.told.workloads.get(context.stage);
  const of = { namespace, ...(workloads === undefined ? {} : { workloads }) };
  if (/^nodes?$/.test(object)) return [{ kind: 'cluster', with: { nodes: { ready: 1 } } }];
  if (/^(?:namespaces?|ns)$/.test(object)) return [{ kind: 'cluster', with: { namespaces: [namespace] } }];
  if (/^secrets?$/.test(object)) {
    const named = name ?? context.values.need('SECRET_NAME', 'Name of the Secret that must be in the cluster');
    return [{ kind: 'cluster', with: { secrets: [{ name: named, namespace }] } }];
  }
  if (/^(?:configmaps?|cm)$/.test(object)) {
    const named = name ?? context.values.need('CONFIG_MAP_NAME', 'Name of the ConfigMap that must be in the cluster');
    return [{ kind: 'cluster', with: { 'config-maps': [{ name: named, namespace }] } }];
  }
  if (/^(?:pods?|po|deploy(?:ments?)?|all|statefulsets?|daemonsets?|rs|replicasets?)\b/.test(object))
    return [{ kind: 'rollout', with: of }];
  if (/^(?:services?|svc|endpoints|ep)\b/.test(object)) return [{ kind: 'rollout', with: { ...of, services: true } }];
  if (/^(?:ingress(?:es)?|ing)\b/.test(object)) return [{ kind: 'rollout', with: { ...of, ingresses: true } }];
  if (/^(?:jobs?|cronjobs?)\b/.test(object)) return [{ kind: 'rollout', with: { ...of, jobs: true } }];
  return undefined;
}

const FORBIDDEN = ['\\bERROR\\b', '\\bFATAL\\b', '\\bpanic:'];

function logs(
  command: Command,
  { object, namespace }: { readonly object: string | undefined; readonly namespace: string },
): readonly Proposal[] {
  const [, workload] = /^(?:deploy(?:ment)?s?|statefulsets?|daemonsets?|sts|ds)\/([\w.-]+)$/.exec(object ?? '') ?? [];
  const selector = option(command, '-l', '--selector') ?? (workload === undefined ? undefined : `app=${workload}`);
  if (selector === undefined) return [];
  const guessed =
    option(command, '-l', '--selector') === undefined
      ? `the pods of ${workload} carry the label ${selector}`
      : undefined;
  return [
    { kind: 'logs', with: { kubectl: { namespace, selector, forbid: FORBIDDEN, min: 1, window: '15m' } }, guessed },
  ];
}

/** `180s`, `5m`; whatever else there is is not taken over. */
const durationOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d+[smh]$/.test(text) ? text : undefined;

export const kubernetesTools: Recognisers = {
  kubectl,
  oc: kubectl,
  kustomize: command => {
    const [verb, directory] = words(command);
    return verb === 'build' && directory !== undefined
      ? [{ kind: 'manifests', with: { kustomize: [plainDirectory(directory)] } }]
      : undefined;
  },
  helm: command => {
    const [verb, first, second] = words(command, ['-f', '--values', '-n', '--namespace', '--set', '--version']);
    const chart = verb === 'lint' ? first : verb === 'template' ? (second ?? first) : (second ?? first);
    const isLocal = chart !== undefined && /^\.{0,2}\/|\//.test(chart) && !/^https?:|^oci:/.test(chart);
    if ((verb === 'lint' || verb === 'template') && isLocal)
      return [{ kind: 'manifests', with: { helm: [{ chart, values: options(command, '-f', '--values') }] } }];
    if (verb === 'diff') return [{ ...asCommand(command), hint: 'diff' }];
    return verb === 'upgrade' || verb === 'install' ? [{ ...asCommand(command), changes: true }] : undefined;
  },
  kubeconform: command => manifestFiles(words(command, ['-schema-location', '-kubernetes-version'])),
  kubeval: command => manifestFiles(words(command)),
};

const manifestFiles = (paths: readonly string[]): readonly Proposal[] | undefined =>
  paths.length > 0 ? [{ kind: 'manifests', with: { paths } }] : undefined;
