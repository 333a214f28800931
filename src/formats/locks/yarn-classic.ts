import { CouldNotTell } from '../../could-not-tell.js';
import type { JsonOrigin } from '../json/json.js';
import { mustBeAt, releaseAt } from './archive.js';
import { originOf } from './origin.js';
import type { YarnEntry, YarnLock } from './yarn-lock.js';

interface Block {
  readonly patterns: readonly string[];
  readonly values: Map<string, string>;
  readonly dependencies: Map<string, string>;
  readonly optional: Map<string, string>;
}

/**
 * The format of yarn 1, which is not YAML: blocks of patterns, values two spaces in, dependencies four. Throws
 * `CouldNotTell` with the line where it is anything else.
 */
export function readYarnClassic(text: string, origin: JsonOrigin): YarnLock {
  const entries: YarnEntry[] = [];
  let block: Block | undefined;
  let section: Map<string, string> | undefined;
  const close = (line: number): void => {
    if (block) entries.push(toEntry(block, { origin, line }));
  };
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) {
      close(index);
      if (!line.endsWith(':')) throw fault(origin, index);
      const patterns = [...line.slice(0, -1).matchAll(TOKEN)].map(match => unquoted(match[0]));
      block = { patterns, values: new Map(), dependencies: new Map(), optional: new Map() };
      section = undefined;
    } else if (block && /^ {2}\S/.test(line)) {
      const heading = /^ {2}(dependencies|optionalDependencies):$/.exec(line)?.[1];
      section = heading === 'dependencies' ? block.dependencies : heading ? block.optional : undefined;
      if (!heading) add(block.values, line, { origin, index });
    } else if (section && /^ {4}\S/.test(line)) {
      add(section, line, { origin, index });
    } else throw fault(origin, index);
  }
  close(lines.length);
  return { format: 'yarn lock v1', entries };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s,]+/g;

function add(to: Map<string, string>, line: string, at: { readonly origin: JsonOrigin; readonly index: number }): void {
  const [key, value, ...more] = [...line.matchAll(TOKEN)].map(match => unquoted(match[0]));
  if (key === undefined || value === undefined || more.length > 0) throw fault(at.origin, at.index);
  to.set(key, value);
}

const unquoted = (token: string): string =>
  token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;

const fault = ({ name, remedy }: JsonOrigin, index: number): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}:${index + 1}: not what yarn 1 writes`, remedy);

function toEntry(
  { patterns, values, dependencies, optional }: Block,
  { origin, line }: { readonly origin: JsonOrigin; readonly line: number },
): YarnEntry {
  const [first = ''] = patterns;
  const version = values.get('version');
  const remedy = origin.remedy;
  if (version === undefined)
    throw new CouldNotTell('truncated', `${origin.name}:${line}: ${first} has no version`, remedy);
  const range = first.slice(first.indexOf('@', 1) + 1);
  const resolved = values.get('resolved');
  // "resolutions" may put another package into the place of one.
  const names = [...new Set(patterns.map(nameIn))];
  const name = releaseAt(resolved)?.name ?? names[0] ?? first;
  if (names.length > 1 && releaseAt(resolved) === undefined) {
    const message = `${origin.name}:${line}: is of ${names.join(' and ')}, and does not say where it is from`;
    throw new CouldNotTell('wrong-format', message, remedy);
  }
  const elsewhere = originOf(resolved ?? range);
  if (elsewhere === undefined) mustBeAt({ name, version }, resolved, origin);
  return {
    patterns,
    name,
    version,
    elsewhere,
    workspace: undefined,
    dependencies: [
      ...[...dependencies].map(([name, wanted]) => ({ name, range: wanted, optional: false })),
      ...[...optional].map(([name, wanted]) => ({ name, range: wanted, optional: true })),
    ],
  };
}

/** `lodash@^4.0.0`, or by another name `mine@npm:lodash@^4.0.0`. */
function nameIn(pattern: string): string {
  const at = pattern.indexOf('@', 1);
  const alias = /^npm:((?:@[^/]+\/)?[^@]+)(?:@|$)/.exec(pattern.slice(at + 1))?.[1];
  return alias ?? pattern.slice(0, at);
}
