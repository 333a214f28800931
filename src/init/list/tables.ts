import type { Table, TableCell } from 'mdast';
import { textOf } from '../../checklist/parse.js';
import type { Code, Sheet, Task } from './sheet.js';
import { isPlaceholder, plain } from './wording.js';

type Row = Omit<Task, 'slug' | 'parent' | 'conditions'>;

const ASKS = /^(?:item|task|check|step|action|criteria|criterion|requirement|description|what|activity|test)s?\b/i;
const ROLE = /^(?:role|title|position|approver|name|stakeholder|team)s?\b/i;
const SIGNED = /^(?:sign(?:ature|ed)?(?:-?off)?|approved?|approval|date signed)\b/i;
const OWNER = /^(?:owner|who|responsible|assignee|person)\b/i;
const STATE = /^(?:status|done|state|complete|✓|✅|ok|result|pass)/i;
const COMMAND = /^(?:command|verification|verify|how)\b/i;

/**
 * The rows of a table that ask for something, or that somebody signs. A table of data (versions, calendars, contacts) has
 * neither: it needs a column that names tasks, and one for who, whether or how. Beside boxes its rows are no tasks.
 */
export function readTable(
  table: Table,
  { headings, hasBoxes }: { readonly headings: readonly string[]; readonly hasBoxes: boolean },
): { readonly tasks: readonly Row[]; readonly signatures: Sheet['signatures'] } {
  const [head, ...rows] = table.children;
  const names = (head?.children ?? []).map(cellText);
  const at = (pattern: RegExp): number => names.findIndex(name => pattern.test(name));
  const signedAt = at(SIGNED);
  const roleAt = [/^role\b/i, ROLE].map(at).find(index => index >= 0) ?? -1;
  if (signedAt >= 0 && roleAt >= 0) {
    const signatures = rows.map(row => ({
      title: cellText(row.children[roleAt]),
      headings,
      line: row.position?.start.line ?? 1,
    }));
    return { tasks: [], signatures: signatures.filter(({ title }) => title !== '' && !isPlaceholder(title)) };
  }
  const taskAt = at(ASKS);
  const tellsMore = [OWNER, STATE, COMMAND].some(pattern => at(pattern) >= 0);
  if (hasBoxes || taskAt < 0 || !tellsMore) return { tasks: [], signatures: [] };
  const tasks = rows.map((row): Row => {
    const owner = cellText(row.children[at(OWNER)]);
    const line = row.position?.start.line ?? 1;
    const code = row.children.flatMap(cell => codeIn(cell, line));
    return { text: cellText(row.children[taskAt]), line, headings, owner: owner === '' ? undefined : owner, code };
  });
  return { tasks: tasks.filter(({ text }) => text !== '' && !isPlaceholder(text)), signatures: [] };
}

const cellText = (cell: TableCell | undefined): string => (cell ? plain(textOf(cell.children)) : '');

const codeIn = (cell: TableCell, line: number): readonly Code[] =>
  cell.children.flatMap(child =>
    child.type === 'inlineCode' && /^[\w./-]+\s+\S/.test(child.value)
      ? [{ text: child.value, line, language: undefined }]
      : [],
  );
