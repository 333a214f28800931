import type { z } from 'zod';
import { composeFields } from './fields.js';
import type { ComposeFile, Path, Place } from './file.js';
import { isData } from './merge.js';

export interface FieldProblem extends Place {
  readonly rule: 'unknown-field' | 'compose-invalid';
  readonly message: string;
  readonly subject?: string | undefined;
}

/** What Compose refuses of one file by itself: fields that it does not know, values of another kind. */
export function fieldProblems(file: ComposeFile): readonly FieldProblem[] {
  if (file.value === undefined || file.value === null) return [];
  const read = composeFields.safeParse(withoutExtensions(file.value));
  return read.success ? [] : read.error.issues.flatMap(issue => problemsOf(issue, { file, base: [] }));
}

/** Everything under a key `x-…` is for others. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (!isData(value)) return value;
  const own = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(own.map(([key, item]) => [key, withoutExtensions(item)]));
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, at: { readonly file: ComposeFile; readonly base: Path }): readonly FieldProblem[] {
  const path = [...at.base, ...issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))];
  if (issue.code === 'invalid_union') {
    const nearest = deepest(issue.errors);
    if (nearest) return nearest.flatMap(inner => problemsOf(inner, { file: at.file, base: path }));
  }
  const about = { subject: path[0] === 'services' && path[1] !== undefined ? String(path[1]) : undefined };
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => {
      const message = `${shown(path)}${messages[index] ?? `unknown field "${key}"`}`;
      return { rule: 'unknown-field', message, ...about, ...placeOf(at.file, [...path, key]) };
    });
  }
  const place = placeOf(at.file, path);
  if (isUnset(place, at.file)) return [];
  return [{ rule: 'compose-invalid', message: `${shown(path)}${issue.message}`, ...about, ...place }];
}

/** What a variable that is not set leaves is told as such, and is another value on the machine. */
const isUnset = ({ line, column }: Place, { problems }: ComposeFile): boolean =>
  problems.some(problem => problem.line === line && problem.column === column);

/** The attempt that came furthest: what fits but for a part of it is what was meant. */
function deepest(attempts: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) =>
    Math.max(...issues.map(issue => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
  const best = attempts.reduce((one, other) => (depth(other) > depth(one) ? other : one), attempts[0] ?? []);
  return depth(best) > 0 ? best : undefined;
}

/** `service web: deploy.resources: `. */
function shown(path: Path): string {
  const [section, name, ...rest] = path.map(String);
  if (section === undefined) return '';
  if (name === undefined) return `${section}: `;
  const kind = section.replace(/s$/, '');
  return `${kind} ${name}: ${rest.length > 0 ? `${rest.join('.')}: ` : ''}`;
}

function placeOf(file: ComposeFile, path: Path): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const found = file.place(path.slice(0, length));
    if (found) return found;
  }
  return { file: file.file, line: 1, column: 1 };
}
