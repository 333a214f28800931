#!/usr/bin/env node
/**
 * A stand-in for kubectl: answers from `cluster.yml` (or `cluster.json`) in the working directory, as kubectl 1.36 words it.
 * It is no cluster: nothing changes in it. What a real API server does is tried in `__tests__/real/`.
 *
 * - `context`, `server`, `namespace`: what the kubeconfig says.
 * - `objects`: what there is. `later`: lists of objects for the questions after the first, the last one for ever.
 * - `logs`: by `POD/CONTAINER` or `POD/CONTAINER/previous`.
 * - `forbidden`: `list events`, `get pods/log`: rights that are missing.
 * - `answers`: `{ args: regular expression, stdout, stderr, code, sleep }`, the first that matches goes before all else.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const file = ['cluster.json', 'cluster.yml'].find(name => existsSync(name));
const world = file === undefined ? {} : parse(readFileSync(file, 'utf8'));
const args = process.argv.slice(2);
const VALUED = [
  '-o',
  '-n',
  '-l',
  '-c',
  '--field-selector',
  '--context',
  '--kubeconfig',
  '--request-timeout',
  '-f',
  '--filename',
  '--field-manager',
  '--to-revision',
  '--patch',
  '--type',
];
const flags = {};
const words = [];
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index];
  if (VALUED.includes(arg)) {
    index += 1;
    flags[arg] = args[index];
  } else if (arg.startsWith('-')) flags[arg.split('=')[0]] = arg.split('=')[1] ?? true;
  else words.push(arg);
}
const count = existsSync('asked.log')
  ? readFileSync('asked.log', 'utf8')
      .split('\n')
      .filter(line => line.startsWith('get ')).length
  : 0;
appendFileSync('asked.log', `${args.join(' ')}\n`);

const say = (stdout, stderr = '', code = 0) => {
  if (stdout) process.stdout.write(stdout);
  if (stderr) process.stderr.write(stderr.endsWith('\n') ? stderr : `${stderr}\n`);
  process.exitCode = code;
};

const GROUPS = {
  deployments: 'apps',
  statefulsets: 'apps',
  daemonsets: 'apps',
  replicasets: 'apps',
  controllerrevisions: 'apps',
  jobs: 'batch',
  endpointslices: 'discovery.k8s.io',
  ingresses: 'networking.k8s.io',
  horizontalpodautoscalers: 'autoscaling',
};
const plural = kind => {
  const lower = kind.toLowerCase();
  if (lower === 'ingress' || lower === 'ingresses') return 'ingresses';
  if (lower === 'endpoints') return lower;
  return lower.endsWith('s') ? lower : `${lower}s`;
};

function objects() {
  const later = world.later ?? [];
  const asked = Math.floor(count / (world.gets ?? 2));
  return asked === 0 || later.length === 0 ? (world.objects ?? []) : later[Math.min(asked, later.length) - 1];
}

function matches(object, selector) {
  const labels = object.metadata?.labels ?? {};
  return (selector ?? '').split(/,(?![^(]*\))/).every(part => {
    const [key, value] = part.split('=');
    return part === '' || !part.includes('=') || labels[key] === value;
  });
}

function get() {
  const wanted = words.slice(1).flatMap(word => (word.includes('/') ? [word] : word.split(',')));
  const errors = [];
  const found = [];
  for (const each of wanted) {
    const [type, name] = each.split('/');
    const resource = plural(type.split('.')[0]);
    const group = GROUPS[resource] ?? '';
    const verb = name ? 'get' : 'list';
    if ((world.forbidden ?? []).includes(`${verb} ${resource}`)) {
      errors.push(
        `Error from server (Forbidden): ${resource}${group && `.${group}`} is forbidden: User "ci" cannot ${verb} resource "${resource}" in API group "${group}" in the namespace "${flags['-n']}"`,
      );
      continue;
    }
    const own = objects().filter(
      object =>
        plural(object.kind) === resource &&
        (flags['--all-namespaces'] || !flags['-n'] || (object.metadata.namespace ?? flags['-n']) === flags['-n']) &&
        (name ? object.metadata.name === name : matches(object, flags['-l'])),
    );
    if (name && own.length === 0 && !flags['--ignore-not-found'])
      errors.push(`Error from server (NotFound): ${resource}${group && `.${group}`} "${name}" not found`);
    found.push(...own);
  }
  const isOne = wanted.length === 1 && wanted[0].includes('/');
  const list = { apiVersion: 'v1', kind: 'List', items: found };
  const text = isOne
    ? found[0]
      ? JSON.stringify(found[0], null, 4)
      : ''
    : errors.length > 0 && found.length === 0
      ? ''
      : JSON.stringify(list, null, 4);
  say(text && `${text}\n`, errors.join('\n'), errors.length > 0 ? 1 : 0);
}

function logs() {
  const key = `${words[1]}/${flags['-c']}${flags['--previous'] ? '/previous' : ''}`;
  if ((world.forbidden ?? []).includes('get pods/log'))
    return say(
      '',
      `Error from server (Forbidden): pods "${words[1]}" is forbidden: User "ci" cannot get resource "pods/log" in API group "" in the namespace "${flags['-n']}"`,
      1,
    );
  const text = world.logs?.[key];
  return text === undefined
    ? say('', `Error from server (BadRequest): previous terminated container "${flags['-c']}" not found`, 1)
    : say(text);
}

function view() {
  const { context = 'production', server = 'https://k8s.example:6443', namespace = 'shop' } = world;
  const name = flags['--context'] ?? context;
  if (name !== context) return say('', `error: context "${name}" does not exist`, 1);
  return say(
    JSON.stringify({
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server, 'certificate-authority-data': 'DATA+OMITTED' } }],
      contexts: [{ name: context, context: { cluster: 'c', user: 'ci', namespace } }],
      'current-context': context,
      users: [{ name: 'ci', user: { token: 'REDACTED' } }],
    }),
  );
}

/** The objects on standard input. */
const sent = () =>
  readFileSync(0, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line));

const placed = object => ({ ...object, metadata: { namespace: flags['-n'], ...object.metadata } });

/** What there is of what was sent. */
function getSent() {
  const found = sent().flatMap(object =>
    objects().filter(each => each.kind === object.kind && each.metadata.name === object.metadata.name),
  );
  if (found.length === 0) return say('');
  const items = found.map(placed);
  say(JSON.stringify(items.length === 1 ? items[0] : { apiVersion: 'v1', kind: 'List', items }));
}

/** Accepts everything, and changes nothing. */
function apply() {
  const items = sent().map(placed);
  if (flags['-o'] === 'name')
    return say(items.map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}\n`).join(''));
  say(JSON.stringify(items.length === 1 ? items[0] : { apiVersion: 'v1', kind: 'List', items }));
}

const given = (world.answers ?? []).find(({ args: pattern }) => new RegExp(pattern).test(args.join(' ')));
const act = { get: flags['-f'] ? getSent : get, logs, apply, config: view };
if (given) {
  if (given.sleep) setTimeout(() => {}, given.sleep * 1000);
  if (given.kill) process.kill(process.pid, 'SIGKILL');
  say(given.stdout ?? '', given.stderr ?? '', given.code ?? 0);
} else if (act[words[0]]) act[words[0]]();
else say('', `error: unknown command "${words.join(' ')}"`, 1);
