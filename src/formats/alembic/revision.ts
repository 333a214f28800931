/** What a revision of Alembic says of itself, read without Python. */
export interface Revision {
  readonly id: string;
  readonly parents: readonly string[];
  /** Where `upgrade` and `downgrade` begin, counting from 1. */
  readonly upgradeLine: number | undefined;
  readonly downgradeLine: number | undefined;
  readonly downgrade: 'there' | 'missing' | 'empty' | 'refuses';
  /** The lines of `upgrade`, without its `def`. */
  readonly upgrade: readonly string[];
}

const ASSIGNED = (name: string): RegExp => new RegExp(`^${name}[ \\t]*(?::[^=\\n]+)?=[ \\t]*`, 'm');

/**
 * Reads a revision's file; undefined where it assigns no `revision` at its top. A value that is computed is `unread`: nobody
 * knows it without running the file.
 */
export function readRevision(text: string): Revision | 'unread' | undefined {
  const id = valuesOf(text, 'revision');
  if (id === undefined) return undefined;
  const parents = valuesOf(text, 'down_revision');
  const [own, ...others] = id === 'unread' ? [] : id;
  if (own === undefined || others.length > 0 || parents === 'unread' || parents === undefined) return 'unread';
  const up = bodyOf(text, 'upgrade');
  const down = bodyOf(text, 'downgrade');
  return {
    id: own,
    parents,
    upgradeLine: up?.line,
    downgradeLine: down?.line,
    downgrade: down === undefined ? 'missing' : stateOf(down.lines),
    upgrade: up?.lines ?? [],
  };
}

/** The strings of a literal: one, a tuple or a list of them, or None. */
function valuesOf(text: string, name: string): readonly string[] | 'unread' | undefined {
  const found = ASSIGNED(name).exec(text);
  if (found === null) return undefined;
  const rest = text.slice(found.index + found[0].length);
  if (/^None\b/.test(rest)) return [];
  const [literal] =
    /^(?:[rubf]?(?:"[^"\n]*"|'[^'\n]*')|[([](?:\s|,|#[^\n]*|"[^"\n]*"|'[^'\n]*')*[)\]])/i.exec(rest) ?? [];
  if (literal === undefined || /^f/i.test(literal)) return 'unread';
  return [...literal.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(match => match[1] ?? match[2] ?? '');
}

/** What is indented below a function at the top. */
function bodyOf(text: string, name: string): { readonly line: number; readonly lines: readonly string[] } | undefined {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex(line => new RegExp(`^(?:async\\s+)?def\\s+${name}\\s*\\(`).test(line));
  if (at === -1) return undefined;
  const signature = lines.slice(at).findIndex(line => /:\s*(?:#.*)?$/.test(line));
  const oneLine = /\)\s*(?:->[^:]+)?:\s*(\S.*)$/.exec(lines[at] ?? '')?.[1];
  if (oneLine !== undefined && !oneLine.startsWith('#')) return { line: at + 1, lines: [oneLine] };
  const from = at + Math.max(0, signature) + 1;
  const length = lines.slice(from).findIndex(line => /^[^\s#)\]}]/.test(line));
  return { line: at + 1, lines: lines.slice(from, length === -1 ? undefined : from + length) };
}

function stateOf(lines: readonly string[]): Revision['downgrade'] {
  const text = lines
    .join('\n')
    .replace(/("""|''')[\s\S]*?\1/g, '')
    .replace(/^\s*#.*$/gm, '');
  const statements = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  if (statements.every(line => /^(?:pass|\.\.\.|return(?: None)?)\s*(?:#.*)?$/.test(line))) return 'empty';
  return /^raise\b/.test(statements[0] ?? '') ? 'refuses' : 'there';
}

/** One revision's part of `alembic upgrade … --sql`, with the transaction that it begins in. */
export interface Rendered {
  readonly id: string;
  readonly sql: string;
}

const RUNNING = /^-- Running upgrade (.*) -> (\S+)\s*$/;
/** Alembic's own table. */
const OWN = /^(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:\S+\.)?"?alembic_version"?\b.*;\s*$/i;

/**
 * Cuts what Alembic renders at its comments `-- Running upgrade a -> b`. A transaction that spans several parts is begun and
 * ended in each.
 */
export function cutRendered(text: string): readonly Rendered[] {
  const parts: { id: string; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const id = RUNNING.exec(line)?.[2];
    if (id !== undefined) {
      if (isOpen) parts.at(-1)?.lines.push('COMMIT;');
      parts.push({ id, lines: isOpen ? ['BEGIN;'] : [] });
    }
    if (/^BEGIN;\s*$/i.test(line)) isOpen = true;
    if (/^COMMIT;\s*$/i.test(line)) isOpen = false;
    parts.at(-1)?.lines.push(OWN.test(line) ? '' : line);
  }
  return parts.map(({ id, lines }) => ({ id, sql: lines.join('\n') }));
}
