import { isUtf8 } from 'node:buffer';
import type { Folder } from './folder.js';
import type { GeneratorEntry } from './kustomization.js';
import { RenderError, Unsupported } from './problem.js';

/** What a generator puts under a key: text, or bytes that are none. */
export type Content = string | Buffer;

/** Reads the literals, files and env files of a generator. A key that comes twice is refused, as by kustomize. */
export async function readSources(entry: GeneratorEntry, folder: Folder): Promise<ReadonlyMap<string, Content>> {
  const pairs: (readonly [string, Content])[] = [];
  const envs = entry.env === undefined || entry.env === '' ? entry.envs : [...entry.envs, entry.env];
  for (const file of envs) pairs.push(...envPairs(await folder.text(file), file));
  for (const source of entry.files) {
    const { key, file } = fileSource(source);
    const bytes = await folder.bytes(file);
    pairs.push([key, isUtf8(bytes) ? bytes.toString('utf8') : bytes]);
  }
  pairs.push(...entry.literals.map((literal, index) => literalPair(literal, `${entry.name}: literals[${index}]`)));
  const contents = new Map<string, Content>();
  for (const [key, content] of pairs) {
    if (contents.has(key)) throw new RenderError(`${entry.name}: the key ${key} is given twice`);
    contents.set(key, content);
  }
  return contents;
}

/** `path`, whose last part is the key, or `key=path`. */
function fileSource(source: string): { readonly key: string; readonly file: string } {
  const [first = '', second, ...more] = source.split('=');
  if (more.length > 0) throw new RenderError(`files: ${source}: more than one "="`);
  if (second === undefined) return { key: first.split('/').at(-1) ?? first, file: first };
  if (first === '' || second === '') throw new RenderError(`files: ${source}: expected key=path`);
  return { key: first, file: second };
}

function literalPair(literal: string, where: string): readonly [string, string] {
  const at = literal.indexOf('=');
  if (at <= 0) throw new RenderError(`${where}: expected key=value`);
  return [literal.slice(0, at), withoutQuotes(literal.slice(at + 1))];
}

const withoutQuotes = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;

function envPairs(text: string, file: string): readonly (readonly [string, string])[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((raw, index) => {
    const line = raw.replace(/\r$/, '').trimStart();
    if (line === '' || line.startsWith('#')) return [];
    const at = line.indexOf('=');
    if (at === 0) throw new RenderError(`${file}: line ${index + 1} has no key`);
    if (at === -1) throw new Unsupported(`${file}: line ${index + 1} takes its value from the environment`);
    return [[line.slice(0, at), line.slice(at + 1)] as const];
  });
}
