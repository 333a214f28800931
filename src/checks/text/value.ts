import { CouldNotTell } from '../../check.js';
import { selector } from '../../engines/http-answer/select.js';
import { releasedTag, versionInTag } from '../../facts/repository/tags.js';
import { parseJson } from '../../formats/json/json.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import type { Place } from './options.js';
import { plainText } from './plain-text.js';

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_VALUE = 200;

/** A value and where it stands. */
export interface Value {
  readonly value: string;
  readonly where: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** The whole tag that it was read from. */
  readonly tag?: string | undefined;
}

/** The value of a place, one for each file that it names. Throws where a file, the value or the tag is not there. */
export async function readPlace(place: Place, ports: Ports): Promise<readonly Value[]> {
  if ('tag' in place) return [await fromTag(place, ports)];
  if ('env' in place) return [fromEnvironment(place, ports)];
  const values: Value[] = [];
  for (const file of await filesOf(place.file, ports)) values.push(await fromFile(file, place, ports));
  return values;
}

async function fromTag({ matches }: Extract<Place, { tag: true }>, ports: Ports): Promise<Value> {
  const tag = await releasedTag(ports);
  const where = `the tag ${tag}`;
  return { value: matches ? partOf(tag, { matches, where }).value : versionInTag(tag), where, tag };
}

function fromEnvironment({ env, matches }: Extract<Place, { env: string }>, { host }: Ports): Value {
  const where = `the variable ${env}`;
  const said = host.variable(env);
  if (said === undefined || said.trim() === '')
    throw new CouldNotTell('variable-missing', `${where} is not set`, `Set ${env} for this step.`);
  return { value: matches ? partOf(said, { matches, where }).value : oneLine(said, where), where };
}

async function filesOf(file: string, { files }: Ports): Promise<readonly string[]> {
  if ((await files.facts(file))?.kind === 'file') return [files.show(file)];
  const found = /[*?[{]/.test(file) ? await files.glob([file], { dot: true }) : [];
  if (found.length > 0) return found;
  throw new CouldNotTell('unreadable', `${file}: no such file`, 'Correct `file`, or check it out.');
}

type InFile = Extract<Place, { file: string }>;

async function fromFile(file: string, place: InFile, { files }: Ports): Promise<Value> {
  const text = plainText(await files.bytes(file, MAX_BYTES));
  if (text === undefined) throw new CouldNotTell('wrong-format', `${file}: is no text`, 'Name a text file.');
  if (text.trim() === '') throw new CouldNotTell('truncated', `${file}: is empty`, 'Check what writes it.');
  const { matches } = place;
  const pointer = place.json ?? place.yaml ?? place.toml;
  if (pointer === undefined) {
    if (matches === undefined) throw new CouldNotTell('fault', `${file}: no place`, 'Give `matches`.');
    const { value, index } = partOf(text, { matches, where: file });
    return { value, where: file, file, line: text.slice(0, index).split('\n').length };
  }
  const where = `${file} ${pointer}`;
  const document = await documentOf(text, { file, place });
  const said = textAt((await selector(pointer))(document).nodes, where);
  return { value: matches ? partOf(said, { matches, where }).value : oneLine(said, where), where, file };
}

async function documentOf(
  text: string,
  { file, place }: { readonly file: string; readonly place: InFile },
): Promise<unknown> {
  const remedy = 'Mend the file, or correct `file`.';
  if (place.json !== undefined) return parseJson(text, { name: file, remedy });
  try {
    if (place.toml !== undefined) return (await import('smol-toml')).parse(text);
    const { parseDocument } = await import('yaml');
    // As it is written: 1.10 is no number here.
    const document = parseDocument(text, { schema: 'failsafe', merge: true });
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const what = place.toml === undefined ? 'YAML of one document' : 'TOML';
    throw new CouldNotTell('wrong-format', `${file}: is no ${what}`, remedy, { cause });
  }
}

function textAt(nodes: readonly unknown[], where: string): string {
  const [node, ...others] = nodes;
  const remedy = 'Correct where the value stands, or write it there, as a text.';
  if (nodes.length === 0) throw new CouldNotTell('nothing-checked', `${where}: there is no value`, remedy);
  if (others.length > 0) throw new CouldNotTell('wrong-format', `${where}: there are ${nodes.length} values`, remedy);
  if (typeof node === 'string' && node.trim() !== '') return node;
  // Of 1.10 a reader leaves 1.1.
  if (typeof node === 'bigint' || Number.isSafeInteger(node)) return String(node);
  throw new CouldNotTell('wrong-format', `${where}: the value is no text`, remedy);
}

function partOf(
  text: string,
  { matches, where }: { readonly matches: RegExp; readonly where: string },
): { readonly value: string; readonly index: number } {
  const match = matches.exec(text);
  const value = match?.[1] ?? match?.[0];
  if (match && value !== undefined && value.trim() !== '') return { value: oneLine(value, where), index: match.index };
  const remedy = 'Correct `matches`, or write the value there.';
  throw new CouldNotTell('nothing-checked', `${where}: nothing matches /${clip(matches.source, 100)}/`, remedy);
}

function oneLine(said: string, where: string): string {
  const value = said.trim();
  if (value.length <= MAX_VALUE && !value.includes('\n')) return value;
  throw new CouldNotTell('wrong-format', `${where}: the value is no single short line`, 'Correct where it stands.');
}
