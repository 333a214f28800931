import { stripVTControlCharacters } from 'node:util';
import type { FoundTool, Plan, PlannedShard, PlannedStep } from '../../report/plan.js';
import { clip } from '../../text/clip.js';
import { alignColumns, widthOf, wrapColumns } from '../../text/table.js';
import { count, showDuration } from '../../text/units.js';
import { type Paint, painter, plain } from './paint.js';

/**
 * What `plan` prints: the checks in their order, then the tools, variables and permissions that they want. Lines are broken
 * between words where `columns` says how wide the terminal is.
 */
export function renderPlan(
  plan: Plan,
  { color, columns }: { readonly color: boolean; readonly columns?: number | undefined },
): string {
  const paint = painter(color);
  const runs = plan.steps.filter(step => step.skip === undefined);
  const head = `${plain(plan.project)} / ${plain(plan.stage)}: ${count(runs.length, 'check')} would run, ${plan.steps.length - runs.length} skipped`;
  const blocks = [
    paint('bold', head),
    section(
      'Checks, in order',
      plan.steps.map((step, index) => stepRow(step, { index, paint })),
      paint,
    ),
    section(
      'Limits',
      plan.steps.flatMap(({ id, limits }) => limits.map(limit => [plain(id), plain(limit)])),
      paint,
    ),
    section(
      'Tools',
      plan.tools.map(tool => toolRow(tool, paint)),
      paint,
    ),
    section(
      'Environment variables',
      plan.environment.map(({ name, set, checks }) => [
        set ? paint('green', '✓') : paint('red', '✗'),
        plain(name),
        `${set ? 'set' : 'not set'}${checks ? ` (${plain(clip(checks.join(', '), 200))})` : ''}`,
      ]),
      paint,
    ),
    section(
      'Permissions of the token',
      plan.permissions.map(permission => ['•', plain(permission)]),
      paint,
    ),
    checklist(plan, paint),
    section(
      'Signatures',
      plan.signatures.map(({ title, environment }) => [
        '•',
        plain(title),
        environment === undefined ? 'by a review of the pull request' : `in the environment ${plain(environment)}`,
      ]),
      paint,
    ),
    section('Shards', (plan.matrix?.include ?? []).map(shardRow), paint),
    ...plan.notes.map(note => paint('yellow', `note: ${plain(note)}`)),
    missing(plan, paint),
  ];
  const text = blocks.filter(block => block !== '').join('\n\n');
  return `${columns === undefined ? text : broken(text, columns)}\n`;
}

/** What does not fit goes on below the last column, or further left where that would leave little room. */
const broken = (text: string, columns: number): string =>
  text
    .split('\n')
    .map(line => {
      const column = widthOf(/^ .* {2,}(?=\S)/.exec(stripVTControlCharacters(line))?.[0] ?? '');
      return wrapColumns(line, { columns, hang: column <= columns / 2 ? column : 6 });
    })
    .join('\n');

function section(title: string, rows: readonly (readonly string[])[], paint: Paint): string {
  if (rows.length === 0) return '';
  return [paint('bold', title), ...alignColumns(rows).map(row => `  ${row.trimEnd()}`)].join('\n');
}

function stepRow(
  step: PlannedStep,
  { index, paint }: { readonly index: number; readonly paint: Paint },
): readonly string[] {
  const notes = [
    step.required ? '' : 'advisory',
    step.exclusive ? 'alone' : '',
    step.mutates ? 'mutates' : '',
    step.needs.length > 0 ? `after ${step.needs.map(plain).join(', ')}` : '',
    step.servers.length > 0 ? `asks ${plain(clip(step.servers.join(', '), 120))}` : '',
    `at most ${showDuration(step.timeoutMs)}`,
    step.skip === undefined ? '' : paint('gray', `skipped: ${plain(step.skip)}`),
    step.missing.length > 0 ? paint('red', `missing: ${step.missing.map(plain).join(', ')}`) : '',
  ];
  return [`${index + 1}.`, plain(step.id), plain(step.kind), notes.filter(note => note !== '').join(' · ')];
}

function toolRow(tool: FoundTool, paint: Paint): readonly string[] {
  const sign = tool.path ? paint('green', '✓') : tool.missingFor.length > 0 ? paint('red', '✗') : paint('yellow', '–');
  const found = tool.path === undefined ? 'not found' : plain(tool.version ?? tool.path);
  return [sign, plain(tool.tool), found, plain(`${tool.why} (${tool.checks.join(', ')})`)];
}

const shardRow = ({ shard, checks, only }: PlannedShard): readonly string[] => [
  plain(shard),
  count(checks, 'check'),
  plain(clip((only ?? '').replaceAll(',', ', '), 200)),
];

function checklist({ checklist: tally }: Plan, paint: Paint): string {
  if (!tally) return '';
  const rows = tally.uncovered.map(slug => `  ${paint('red', '✗')} ${plain(slug)}`);
  return [paint('bold', `Checklist: ${tally.covered} of ${count(tally.items, 'item')} covered`), ...rows].join('\n');
}

function missing(plan: Plan, paint: Paint): string {
  const blocked = plan.steps.filter(step => step.required && step.skip === undefined && step.missing.length > 0);
  if (blocked.length === 0) return '';
  const what = `${count(blocked.length, 'required check')} could not tell for want of a tool or a variable, which is no-go: ${blocked.map(step => plain(step.id)).join(', ')}`;
  return paint('red', what);
}
