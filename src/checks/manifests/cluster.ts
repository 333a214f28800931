import { CouldNotTell, type Detail } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { endOf, exitedWith, wholeAnswerOf } from '../../facts/tool/answer.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import type { ManifestsOptions } from './options.js';
import { placeOf, type Report } from './report.js';

interface Setting {
  readonly documents: readonly KubeDocument[];
  readonly report: Report;
  readonly ports: Ports;
}

const KEEP = 16 * 1024 * 1024;
const WARNING = 'Warning: ';
/** `deployment.apps/backend`, as `--output=name` prints it. */
const ACCEPTED = /^[a-z][a-z0-9.-]*\/\S+(?: \(.*\))?$/;

/** Has the cluster that kubectl is configured for judge all objects, or tell what they would change in it. */
export async function askCluster(options: ManifestsOptions, setting: Setting): Promise<readonly Detail[]> {
  if (options['server-dry-run']) await dryRun(setting);
  return options.diff ? [await diff(setting)] : [];
}

/** One JSON object after the other: kubectl takes no `---` between them. */
const stream = (documents: readonly KubeDocument[]): string =>
  documents.map(({ value }) => `${JSON.stringify(value)}\n`).join('');

async function dryRun({ documents, report, ports }: Setting): Promise<void> {
  const argv = ['kubectl', 'apply', '--dry-run=server', '--validate=strict', '--output=name', '--filename=-'] as const;
  const ran = await ports.exec.run([...argv], { input: stream(documents), keep: KEEP });
  throwIfUnclear(ran, 'kubectl apply --dry-run=server');
  const answers = answersOf(ran.stderr.text);
  const refusals = exitedWith(ran, 0) ? [] : answers.filter(answer => !answer.startsWith(WARNING));
  for (const answer of answers.filter(answer => answer.startsWith(WARNING))) {
    report.add('server-warning', { ...about(answer, documents), message: answer.slice(WARNING.length) });
  }
  for (const answer of refusals) {
    report.add('server-rejected', { ...about(answer, documents), message: `the cluster refuses it: ${answer}` });
  }
  if (!exitedWith(ran, 0) && refusals.length === 0) throw silent('kubectl apply --dry-run=server', ran);
  const accepted = ran.stdout.text.split('\n').filter(line => ACCEPTED.test(line.trim())).length;
  if (exitedWith(ran, 0) && accepted < documents.length) {
    const message = `kubectl apply --dry-run=server answered for ${accepted} of ${documents.length} objects`;
    throw new CouldNotTell('truncated', message, 'Run it by hand; its whole output is in the log.');
  }
}

/** The text of `kubectl diff`, which hides the values of Secrets itself. */
async function diff({ documents, ports }: Setting): Promise<Detail> {
  const ran = await ports.exec.run(['kubectl', 'diff', '--filename=-'], { input: stream(documents), keep: KEEP });
  // 1 means that there are differences, anything above that it failed.
  throwIfUnclear(ran, 'kubectl diff', [0, 1]);
  const failed = exitedWith(ran, 0, 1) ? undefined : ran.stderr.text.trim();
  if (failed !== undefined)
    throw new CouldNotTell('tool-crashed', `kubectl diff: ${clip(failed, 500)}`, 'Run it by hand.');
  return { title: 'what would change in the cluster', text: ran.stdout.text.trim() || 'nothing' };
}

const UNREACHABLE =
  /unable to connect to the server|connection to the server .* was refused|no configuration has been provided|must be logged in|\(Unauthorized\)|\(Forbidden\)|context .* does not exist|couldn't get current server API group list|failed to download openapi|\(ServiceUnavailable\)|\(Timeout\)|\(InternalError\)|\(TooManyRequests\)|unexpected EOF|connection reset|i\/o timeout|TLS handshake|x509: /i;

function throwIfUnclear(ran: Ran, name: string, answers: readonly number[] = [0]): void {
  const said = wholeAnswerOf(ran, { tool: name, tooLong: 'Check fewer objects at once.' }).stderr.trim();
  if (exitedWith(ran, ...answers)) return;
  const reason = UNREACHABLE.exec(said);
  if (reason) {
    const line = said.split('\n').find(text => UNREACHABLE.test(text)) ?? reason[0];
    throw new CouldNotTell(
      'unreachable',
      `${name}: ${clip(line, 300)}`,
      'Give the job a kubeconfig for a cluster that it may write to.',
    );
  }
  if (said === '') throw silent(name, ran);
}

const silent = (name: string, ran: Ran): CouldNotTell =>
  new CouldNotTell('tool-crashed', `${name} ${endOf(ran)} and does not say why`, 'Run it by hand.');

/** What kubectl's libraries log, such as a metrics API that is down, is no answer about an object. */
const LOGGED = /^[EWIF]\d{4} \d\d:/;

/** One string an object: kubectl lists several causes in lines that begin with `*`. */
function answersOf(text: string): readonly string[] {
  const answers: string[] = [];
  for (const line of text.split('\n').filter(text => text.trim() !== '' && !LOGGED.test(text))) {
    if (/^\s*\*|^ensure CRDs/.test(line) && answers.length > 0) answers[answers.length - 1] += ` ${line.trim()}`;
    else answers.push(line.trim());
  }
  return answers;
}

function about(answer: string, documents: readonly KubeDocument[]) {
  const lower = answer.toLowerCase();
  const named = documents.filter(({ name }) => name !== '' && answer.includes(`"${name}"`));
  const found =
    named.find(({ kind }) => lower.includes(kind.toLowerCase())) ?? (named.length === 1 ? named[0] : undefined);
  return found ? placeOf(found, found.position(['metadata', 'name'])) : {};
}
