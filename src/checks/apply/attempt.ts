import { type Finding, findingOf } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import type { KubeMapping } from '../../engines/kube-yaml/value.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { type MissingRight, noAnswer, notAllowed, readSaid } from '../../facts/cluster/failure.js';
import { clip } from '../../text/clip.js';
import { type Answered, isSame, objectsIn, overParts } from './objects.js';
import type { ApplyOptions } from './options.js';
import { applyRules } from './rules.js';

export interface Attempt {
  /** What the server makes of the objects, Secrets left out; of a dry run alone. */
  readonly made: readonly KubeMapping[];
  /** How many objects were accepted. */
  readonly accepted: number;
  readonly findings: readonly Finding[];
  /** What could not be tried, since what it needs is made by the same manifests. */
  readonly untried: readonly string[];
}

interface At {
  readonly options: ApplyOptions;
  readonly cluster: Cluster;
}

const argsOf = ({ options }: At, more: readonly string[]): readonly string[] => [
  'apply',
  '--server-side',
  '--validate=strict',
  '--field-manager',
  options['field-manager'],
  ...(options['force-conflicts'] ? ['--force-conflicts'] : []),
  ...more,
];

/** Has the server try all objects, without changing anything. */
export async function tryOut(documents: readonly KubeDocument[], at: At): Promise<Attempt> {
  const name = 'kubectl apply --server-side --dry-run=server';
  const { cluster } = at;
  const isSecret = ({ kind }: KubeDocument): boolean => kind === 'Secret';
  const dry = ['--dry-run=server', '-o'];
  const open = await overParts(
    documents.filter(each => !isSecret(each)),
    { cluster, args: argsOf(at, [...dry, 'json']), name },
  );
  const closed = await overParts(documents.filter(isSecret), { cluster, args: argsOf(at, [...dry, 'name']), name });
  const made = open.flatMap(({ stdout }) => (stdout.trim() === '' ? [] : objectsIn(stdout, name)));
  const names = closed.flatMap(({ stdout }) => stdout.split('\n').filter(line => line.trim() !== ''));
  const isMade = (each: KubeDocument): boolean => made.some(found => isSame(found, each, cluster));
  const left = [...documents].filter(each => !isSecret(each) && !isMade(each));
  const inOrder = left.sort((one, other) => Number(one.namespace !== '') - Number(other.namespace !== ''));
  const told = judgeAnswers([...open, ...closed], { documents, cluster, name, left: inOrder });
  return { made, accepted: made.length + names.length, ...told };
}

/** Applies all objects. What is refused is found; the others are applied all the same, as kubectl does. */
export async function applyAll(documents: readonly KubeDocument[], at: At): Promise<Attempt> {
  const name = 'kubectl apply --server-side';
  const answers = await overParts(documents, { cluster: at.cluster, args: argsOf(at, ['-o', 'name']), name });
  const names = answers.flatMap(({ stdout }) => stdout.split('\n').filter(line => line.trim() !== ''));
  const told = judgeAnswers(answers, { documents, cluster: at.cluster, name });
  return { made: [], accepted: names.length, ...told };
}

interface Judging {
  readonly documents: readonly KubeDocument[];
  readonly cluster: Cluster;
  readonly name: string;
  /** What was not accepted, in kubectl's order: it tells a conflict without its object. */
  readonly left?: readonly KubeDocument[];
}

function judgeAnswers(
  answers: readonly Answered[],
  { documents, cluster, name, left = [] }: Judging,
): Pick<Attempt, 'findings' | 'untried'> {
  const findings: Finding[] = [];
  const untried: string[] = [];
  const forbidden: MissingRight[] = [];
  const all = answers.reduce((sum, { stderr, isDone }) => sum + (isDone ? 0 : faultsIn(stderr).length), 0);
  let told = 0;
  for (const { stderr, isDone } of answers) {
    if (isDone) continue;
    const said = readSaid(stderr);
    const rights = said.forbidden.filter(({ verb }) => verb !== '');
    forbidden.push(...rights);
    const faults = faultsIn(stderr);
    const own = faults.filter(fault => !isMadeHere(fault.text, documents) || !name.includes('dry-run'));
    untried.push(...faults.filter(fault => !own.includes(fault)).map(({ text }) => clip(text, 300)));
    if (own.length === 0 && faults.length === 0 && rights.length === 0) throw noAnswer(name, said.others[0] ?? stderr);
    for (const { rule, text, fields } of own) {
      if (/cannot \S+ resource/.test(text)) continue;
      if (rule === 'refused' && UNANSWERED.test(text)) throw noAnswer(name, text);
      told += 1;
      const about = subjectIn(text, documents) ?? (left.length === all ? left[told - 1] : undefined);
      const which = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
      const message = `${about?.subject ?? 'an object'}: ${clip(text + which, 1000)}`;
      findings.push(
        findingOf(applyRules, {
          rule,
          message,
          file: about?.file,
          subject: about?.subject,
          ...(fields.length > 0 && { actual: fields.join(', ') }),
        }),
      );
    }
  }
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  return { findings, untried };
}

const UNANSWERED =
  /connection to the server|unable to connect|no such host|i\/o timeout|TLS handshake|x509|must be logged in|\(Unauthorized\)|\(ServiceUnavailable\)|\(Timeout\)|\(InternalError\)|\(TooManyRequests\)|context deadline exceeded|unexpected EOF|unknown flag/i;

interface Fault {
  readonly rule: 'conflict' | 'refused';
  readonly text: string;
  readonly fields: readonly string[];
}

/** The advice that kubectl adds to a conflict says nothing about this one. */
const ADVICE = /^(?:Please review the fields|those managers|\* |If you |See https| {2})/;

/** One fault for each object: conflicts name their fields in lines of their own. */
export function faultsIn(stderr: string): readonly Fault[] {
  const faults: { rule: Fault['rule']; text: string; fields: string[] }[] = [];
  for (const line of stderr.split('\n')) {
    if (line.trim() === '' || /^(?:[EWIF]\d{4} |Warning: )/.test(line)) continue;
    const last = faults.at(-1);
    if (/^(?:error: )?Apply failed with \d+ conflicts?/.test(line)) {
      const text = line.replace(/^error: /, '').replace(/:$/, '');
      const [, single] = / using [^:]+: (\.\S+)$/.exec(line) ?? [];
      faults.push({ rule: 'conflict', text, fields: single === undefined ? [] : [single] });
    } else if (last?.rule === 'conflict' && /^- \./.test(line)) last.fields.push(line.slice(2));
    else if (last?.rule === 'conflict' && /^conflicts? with /.test(line)) last.text += `, ${line.replace(/:$/, '')}`;
    else if (last && (/^\s*\* /.test(line) || ADVICE.test(line))) {
      if (last.rule === 'refused') last.text += ` ${line.trim()}`;
    } else if (last?.rule !== 'conflict' || /^(?:error|Error from server|The |Internal)/i.test(line))
      faults.push({ rule: 'refused', text: line.trim().replace(/^error: /, ''), fields: [] });
  }
  return faults;
}

/** What fails in a dry run because the same manifests make it first: a namespace, or a kind. */
function isMadeHere(text: string, documents: readonly KubeDocument[]): boolean {
  const [, namespace] = /namespaces "([^"]+)" not found/.exec(text) ?? [];
  if (namespace !== undefined) return documents.some(({ kind, name }) => kind === 'Namespace' && name === namespace);
  const isKind = /no matches for kind "([^"]+)"/.exec(text)?.[1];
  if (isKind === undefined) return false;
  return documents.some(
    ({ kind, value }) => kind === 'CustomResourceDefinition' && JSON.stringify(value).includes(`"${isKind}"`),
  );
}

function subjectIn(text: string, documents: readonly KubeDocument[]): KubeDocument | undefined {
  const named = documents.filter(({ name }) => text.includes(`"${name}"`));
  const lower = text.toLowerCase();
  return named.find(({ kind }) => lower.includes(kind.toLowerCase())) ?? (named.length === 1 ? named[0] : undefined);
}
