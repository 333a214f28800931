import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { noAnswer, notAllowed, readSaid } from '../../facts/cluster/failure.js';
import { answerOf, exitedWith } from '../../facts/tool/answer.js';
import { count } from '../../text/units.js';
import type { Held } from './options.js';
import { clusterRules } from './rules.js';
import type { Told } from './told.js';

/** kubectl prints the names of the keys and whether they have a value: the values themselves stay with it. */
const KEYS =
  '{{"there"}}{{"\\n"}}{{range $key, $value := .data}}{{$key}}{{if $value}} set{{else}} empty{{end}}{{"\\n"}}{{end}}{{range $key, $value := .binaryData}}{{$key}}{{if $value}} set{{else}} empty{{end}}{{"\\n"}}{{end}}';

/** Whether Secrets or ConfigMaps are there with their keys. */
export async function findHeld(
  wanted: readonly Held[],
  { kind, cluster }: { readonly kind: 'Secret' | 'ConfigMap'; readonly cluster: Cluster },
): Promise<Told> {
  const findings: Finding[] = [];
  for (const each of wanted) findings.push(...(await findOne(each, { kind, cluster })));
  return { looked: count(wanted.length, kind), findings };
}

async function findOne(
  { name, keys, namespace: own }: Held,
  { kind, cluster }: { readonly kind: 'Secret' | 'ConfigMap'; readonly cluster: Cluster },
): Promise<readonly Finding[]> {
  const namespace = own ?? cluster.namespace;
  const subject = `${namespace}/${kind}/${name}`;
  const command = `kubectl get ${kind.toLowerCase()} ${name}`;
  const rule = kind === 'Secret' ? 'secret-missing' : 'config-map-missing';
  const ran = await cluster.kubectl(['get', kind.toLowerCase(), name, '-n', namespace, '-o', `go-template=${KEYS}`]);
  const { stdout, stderr } = answerOf(ran, { tool: command });
  const { forbidden, missing } = readSaid(stderr);
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  if (missing.length > 0) return [findingOf(clusterRules, { rule, message: `${subject} does not exist`, subject })];
  if (!exitedWith(ran, 0)) throw noAnswer(command, stderr);
  const [first, ...lines] = stdout.trim().split('\n');
  if (first !== 'there')
    throw new CouldNotTell('wrong-format', `${command} does not answer by the template`, 'Check which kubectl it is.');
  const found = new Map(lines.map(line => [line.replace(/ \w+$/, ''), line.endsWith(' set')]));
  return keys.flatMap(key => {
    const isSet = found.get(key);
    if (isSet) return [];
    const message = isSet === undefined ? `${subject} has no key ${key}` : `key ${key} of ${subject} is empty`;
    return [findingOf(clusterRules, { rule, message, subject })];
  });
}
