import {
  type Detail,
  type Extra,
  type Finding,
  failed,
  findingOf,
  type Measurement,
  passed,
  type Verdict,
} from '../../check.js';
import type { Block } from '../../engines/rollout/block.js';
import type { Progress } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { alignColumns } from '../../text/table.js';
import { count } from '../../text/units.js';
import { nextCommand } from './evidence.js';
import { rolloutRules } from './rules.js';

const SHOWN = 4;
const MEASURED = 40;

export interface Told {
  readonly cluster: Cluster;
  readonly progress: readonly Progress[];
  readonly blocks: readonly Block[];
  readonly details: readonly Detail[];
  /** Findings that block nothing. */
  readonly others: readonly Finding[];
  readonly unseen: readonly string[];
}

/** Passed without a cause, else failed with one finding for each. */
export function verdictOf(told: Told): Verdict {
  const { cluster, progress, blocks, others } = told;
  const extra: Extra = {
    measurements: progress.slice(0, MEASURED).map(measured),
    details: [...told.details, table(told)],
  };
  const [first, ...more] = blocks;
  if (first === undefined) {
    const shown = progress.slice(0, SHOWN).map(shortly).join(', ');
    const rest = progress.length > SHOWN ? ` and ${progress.length - SHOWN} more` : '';
    return passed(`${shown}${rest} in ${cluster.shown}`, { ...extra, findings: others });
  }
  const besides = more.length === 0 ? '' : `; and ${count(more.length, 'more cause')}`;
  const findings = [...blocks.map(block => findingFor(block, cluster)), ...others];
  return failed(`${first.subject} is not rolled out: ${first.sentence}${besides}`, { ...extra, findings });
}

function findingFor(block: Block, cluster: Cluster): Finding {
  const help = `${rolloutRules[block.rule].remedy} Next: \`${nextCommand(block, cluster)}\``;
  return findingOf(rolloutRules, {
    rule: block.rule,
    message: `${block.subject}: ${block.sentence}`,
    subject: block.subject,
    actual: block.evidence[0],
    help,
  });
}

const shortly = ({ subject, ready, kind }: Progress): string =>
  kind === 'Job' ? `${subject} has completed` : `${subject} runs ${count(ready, 'ready pod')}`;

const measured = ({ subject, ready, wanted, kind }: Progress): Measurement => ({
  name: kind === 'Job' ? `completions of ${subject}` : `ready pods of ${subject}`,
  value: ready,
  unit: kind === 'Job' ? 'completions' : 'pods',
  limit: wanted,
  bound: 'min',
});

/** What was looked at, what went well included. */
function table({ cluster, progress, unseen }: Told): Detail {
  const rows = progress.map(({ namespace, subject, ready, wanted, missing, pods }) => [
    `${namespace}/${subject}`,
    `${ready}/${wanted}`,
    missing ?? 'complete',
    [...new Set(pods.flatMap(pod => pod.containers.flatMap(({ digest }) => digest?.slice(0, 19) ?? [])))].join(' '),
  ]);
  const head = [
    `context ${cluster.context}, server ${cluster.server}`,
    ...unseen.map(line => `not looked at: ${line}`),
  ];
  return { title: 'What was looked at', text: [...head, ...alignColumns(rows)].join('\n') };
}

/** `2 of 3 complete, Deployment/web 1/3 ready`, while it waits. */
export function progressLine(progress: readonly Progress[]): string {
  const done = progress.filter(({ missing }) => missing === undefined).length;
  const waiting = progress.find(({ missing }) => missing !== undefined);
  const now = waiting === undefined ? '' : `, ${waiting.subject}: ${waiting.missing}`;
  return `${done} of ${progress.length} complete${now}`;
}
