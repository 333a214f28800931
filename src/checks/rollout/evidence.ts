import type { Detail } from '../../check.js';
import type { Block } from '../../engines/rollout/block.js';
import { eventLines, type KubeEvent } from '../../engines/rollout/event.js';
import { uidOf } from '../../engines/rollout/read.js';
import type { Progress } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { readSaid, showRight } from '../../facts/cluster/failure.js';
import { printedBy } from '../../facts/tool/answer.js';
import { clip } from '../../text/clip.js';
import { maskNamed } from '../../text/mask.js';

const LINES = 20;
const LINE_LENGTH = 400;
const MAX_LOGS = 8;
const MAX_EVENTS = 12;

/** `kubectl logs web-1 -c api --previous -n shop --context production`. */
export const nextCommand = (block: Block, cluster: Cluster): string => {
  const place = block.next.includes('-n') ? [] : ['-n', block.namespace];
  return ['kubectl', ...block.next, ...place, '--context', cluster.context].map(quoted).join(' ');
};

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Each cause as a text of its own: the fields, the events, the last lines of the log, and what to type next. */
export async function evidenceOf(
  blocks: readonly Block[],
  at: { readonly cluster: Cluster; readonly events: readonly KubeEvent[]; readonly progress: readonly Progress[] },
): Promise<readonly Detail[]> {
  const logs = await Promise.all(
    blocks.map((block, index) => (index < MAX_LOGS ? lastLines(block, at.cluster) : undefined)),
  );
  return blocks.map((block, index) => {
    const events = eventLines(eventsAbout(block, at)).slice(-MAX_EVENTS);
    const log = logs[index];
    const text = [
      `${block.subject}: ${block.sentence}`,
      ...block.evidence.map(line => `  ${line}`),
      ...(events.length === 0 ? [] : ['  events:', ...events.map(line => `    ${line}`)]),
      ...(log === undefined ? [] : [`  ${log.title}`, ...log.lines.map(line => `    ${line}`)]),
      `  next: ${nextCommand(block, at.cluster)}`,
    ].join('\n');
    return { title: `Why: ${block.rule}, ${block.subject}`, text };
  });
}

function eventsAbout(
  { pods, namespace, subject }: Block,
  { events, progress }: { readonly events: readonly KubeEvent[]; readonly progress: readonly Progress[] },
): readonly KubeEvent[] {
  const own = progress.find(each => each.subject === subject && each.namespace === namespace);
  const uids = new Set(own?.pods.filter(({ name }) => pods.includes(name)).map(({ uid }) => uid));
  const makers = new Set([own?.uid ?? '', own?.maker === undefined ? '' : uidOf(own.maker)]);
  const about = pods.length > 0 ? uids : makers;
  const isTelling = ({ isWarning, reason }: KubeEvent): boolean => isWarning || reason === 'Killing';
  return events
    .filter(event => event.uid !== '' && about.has(event.uid) && isTelling(event))
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
    .map(event => ({ ...event, message: maskNamed(event.message) }));
}

async function lastLines({ log, namespace }: Block, { kubectl }: Cluster) {
  if (log === undefined) return undefined;
  for (const previous of log.previous ? [true, false] : [false, true]) {
    const ran = await kubectl([
      'logs',
      log.pod,
      '-c',
      log.container,
      '-n',
      namespace,
      `--tail=${LINES}`,
      '--limit-bytes=65536',
      ...(previous ? ['--previous'] : []),
    ]);
    const printed = printedBy(ran)?.trimEnd();
    const title = `last lines of the ${previous ? 'previous ' : ''}log of ${log.container} in pod ${log.pod}:`;
    if (printed !== undefined && printed !== '')
      return {
        title,
        lines: printed
          .split('\n')
          .slice(-LINES)
          .map(line => clip(maskNamed(line), LINE_LENGTH)),
      };
    const [right] = readSaid(ran.stderr.text).forbidden;
    if (right) return { title, lines: [`not shown: this job ${showRight(right)}`] };
  }
  return { title: `log of ${log.container} in pod ${log.pod}:`, lines: ['there is none'] };
}
