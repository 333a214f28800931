import type { PlacedTask } from './desk.js';
import type { Context, Proposal } from './draft.js';
import { conditionIn, isPlaceholder } from './list/wording.js';
import { recogniseProse } from './prose/recognise.js';
import { recognise } from './tools/recognise.js';

/** What proves a line, and what of it only people can tell. */
export interface Found {
  readonly proposals: readonly Proposal[];
  readonly open: readonly string[];
}

/** Looks for the kinds that prove a line: by its commands, its conditions, or its own words. */
export function findProofs(part: PlacedTask, context: Context): Found {
  const { task, commands, hasChildren } = part;
  const proposals: Proposal[] = [];
  const open: string[] = [];
  for (const command of commands) {
    if (/^(?:or\b|alternativ)/i.test(command.comments[0] ?? '') && proposals.length > 0) {
      const last = proposals.at(-1);
      if (last)
        proposals[proposals.length - 1] = { ...last, notes: [...(last.notes ?? []), `alternative: ${command.text}`] };
      continue;
    }
    const about = [...command.comments, task.text].join(' ');
    const found = recognise(command, { ...context, about });
    if ('byHand' in found) open.push(found.byHand);
    else proposals.push(...found.entries.map(entry => ({ title: command.comments[0], ...entry })));
  }
  const spoken = task.conditions.filter(({ text }) => !isPlaceholder(text));
  let isProven = proposals.length > 0;
  for (const { text } of spoken) {
    const found = recogniseProse(text, { ...context, about: text });
    proposals.push(...found);
    if (found.length > 0) isProven = true;
    else open.push(text);
  }
  // What stands below says more exactly what a line means than the line itself.
  if (!isProven && !hasChildren) proposals.push(...recogniseProse(task.text, { ...context, about: task.text }));
  return { proposals: withCondition(proposals, task.text), open };
}

/** What files a condition is about. A condition that only people know does not switch a proof off. */
const CHANGED: readonly (readonly [words: RegExp, globs: readonly string[]])[] = [
  [/migration|schema/i, ['**/migrations/**', '**/alembic/**', '**/prisma/**']],
  [/front ?end|\bui\b/i, ['frontend/**', 'web/**', 'ui/**']],
  [/\bdocs?\b|documentation/i, ['docs/**', '**/*.md']],
  [/helm|chart/i, ['**/charts/**', '**/Chart.yaml']],
  [/terraform|infrastructure/i, ['**/*.tf', 'infrastructure/**']],
  [
    /dependenc/i,
    ['**/package-lock.json', '**/yarn.lock', '**/pnpm-lock.yaml', '**/requirements*.txt', '**/go.sum', '**/Cargo.lock'],
  ],
];

function withCondition(proposals: readonly Proposal[], text: string): readonly Proposal[] {
  const condition = conditionIn(text);
  if (condition === undefined) return proposals;
  const globs = CHANGED.find(([words]) => words.test(condition))?.[1];
  return proposals.map(proposal =>
    globs === undefined || proposal.changes
      ? {
          ...proposal,
          notes: [
            ...(proposal.notes ?? []),
            `condition of the list: ${condition}. It is checked always; \`when\` can say otherwise`,
          ],
        }
      : {
          ...proposal,
          when: { changed: globs },
          notes: [...(proposal.notes ?? []), `condition of the list: ${condition}`],
        },
  );
}
