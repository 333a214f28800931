import { parseKubeYaml } from '../../kube-yaml/document.js';
import { resolvePlain } from '../../kube-yaml/scalar.js';
import { field, isMapping, isSequence, type KubeScalar, type KubeValue } from '../../kube-yaml/value.js';
import type { Folder } from '../folder.js';
import { type Kustomization, type ReplacementEntry, readReplacements, type Target } from '../kustomization.js';
import { RenderError, Unsupported } from '../problem.js';
import type { Resource } from '../resource.js';
import { selectExactly } from '../selector.js';
import { withEntry } from '../tree.js';

type FieldOptions = ReplacementEntry['targets'][number]['options'];

/** Copies a value of one object into fields of others. */
export async function replace(resources: readonly Resource[], entries: Kustomization, folder: Folder): Promise<void> {
  for (const entry of entries.replacements) {
    if (!entry.path) {
      replaceOne(resources, entry, folder.show());
      continue;
    }
    if (entry.source || entry.targets.length > 0)
      throw new RenderError(`${folder.show()}: a replacement with \`path\` has more`);
    const from = folder.show(await folder.file(entry.path));
    for (const inner of replacementsIn(await folder.text(entry.path), from)) replaceOne(resources, inner, from);
  }
}

/** One replacement, or a list of them. */
function replacementsIn(text: string, from: string): readonly ReplacementEntry[] {
  const body = text.replace(/^(?=.)/gm, '  ');
  const { documents, problems } = parseKubeYaml(`replacements:\n${body}`, from);
  const [problem] = problems;
  const value = documents[0]?.value.replacements;
  if (problem || documents.length !== 1 || value === undefined) throw new Unsupported(`${from}: cannot be read`);
  return readReplacements(isSequence(value) ? value : [value], from);
}

function replaceOne(resources: readonly Resource[], { source, targets }: ReplacementEntry, from: string): void {
  if (!source || targets.length === 0) throw new RenderError(`${from}: a replacement needs a source and targets`);
  const { fieldPath, options, ...selector } = source;
  const found = exactly(resources, selector);
  const [origin, another] = found;
  if (!origin || another) throw new RenderError(`${from}: the source of a replacement is ${found.length} objects`);
  const path = partsOf(fieldPath || 'metadata.name');
  const value = pick(valueAt(origin.value, path, `${from}: ${fieldPath}`), options, from);
  for (const target of targets) {
    const rejected = new Set(target.reject.flatMap(reject => exactly(resources, reject)));
    for (const resource of exactly(resources, target.select)) {
      if (rejected.has(resource)) continue;
      const paths = target.fieldPaths.length > 0 ? target.fieldPaths : ['metadata.name'];
      for (const text of paths) write(resource, { parts: partsOf(text), text, value, options: target.options, from });
    }
  }
}

/** Here the words of a selector are the names themselves, not patterns. */
function exactly(resources: readonly Resource[], selector: Target): readonly Resource[] {
  const { labelSelector: _, annotationSelector: __, ...names } = selector;
  for (const text of Object.values(names)) {
    if (text !== undefined && !/^[\w./:-]*$/.test(text))
      throw new Unsupported(`${text} in the selector of a replacement`);
  }
  return selectExactly(resources, selector);
}

/** `spec.containers.[name=web].image`, `metadata.annotations.[a.b/c]`, `data.a\.b`; a dot at the beginning says nothing. */
function partsOf(written: string): readonly string[] {
  const path = written.replace(/^\./, '');
  const parts = path.match(/\[[^\]]*\]|(?:\\.|[^.\\[])+/g) ?? [];
  if (parts.join('.') !== path) throw new Unsupported(`${path} as the path of a replacement`);
  return parts.map(part => (/^\[[^=]*\]$/.test(part) ? part.slice(1, -1) : part.replaceAll('\\.', '.')));
}

function valueAt(value: KubeValue, parts: readonly string[], from: string): KubeScalar {
  const found = field(value, ...parts.map(part => (/^\d+$/.test(part) ? Number(part) : part)));
  if (parts.some(part => part.startsWith('['))) throw new Unsupported(`${from}: a list in the source of a replacement`);
  if (found === undefined) throw new RenderError(`${from}: the source of a replacement lacks the field`);
  if (typeof found === 'object') throw new Unsupported(`${from}: more than a scalar is replaced`);
  return found;
}

function pick(value: KubeScalar, options: FieldOptions, from: string): KubeScalar {
  if (options?.create) throw new Unsupported(`${from}: \`create\` for the source of a replacement`);
  if (!options?.delimiter) return value;
  if (typeof value !== 'string') throw new Unsupported(`${from}: a delimiter in what is no text`);
  const part = value.split(options.delimiter)[options.index ?? 0];
  if (part === undefined) throw new RenderError(`${from}: the source of a replacement has no part ${options.index}`);
  return part;
}

interface Writing {
  readonly parts: readonly string[];
  readonly text: string;
  readonly value: KubeScalar;
  readonly options: FieldOptions;
  readonly from: string;
}

function write(resource: Resource, writing: Writing): void {
  const { parts, text, from } = writing;
  const [first, second] = parts;
  if (first === 'kind' || first === 'apiVersion' || (first === 'metadata' && /^name/.test(second ?? ''))) {
    throw new Unsupported(`${from}: a replacement of ${text}`);
  }
  const places = { found: 0 };
  const written = descend(resource.value, parts, { ...writing, places });
  if (places.found === 0) throw new RenderError(`${from}: there is no ${text} to replace`);
  if (isMapping(written)) resource.value = written;
}

interface Descent extends Writing {
  readonly places: { found: number };
}

function descend(value: KubeValue | undefined, [part, ...rest]: readonly string[], at: Descent): KubeValue | undefined {
  if (part === undefined) {
    at.places.found += 1;
    return combine(value, at);
  }
  if (isSequence(value)) return inList(value, part, { rest, at });
  const home = value ?? (at.options?.create ? {} : undefined);
  if (!isMapping(home)) return value;
  if (part === '*' || part.startsWith('[')) throw new Unsupported(`${at.from}: ${at.text} where there is no list`);
  const old = Object.hasOwn(home, part) ? home[part] : undefined;
  if (old === undefined && !at.options?.create) return value;
  return withEntry(home, part, descend(old, rest, at));
}

function inList(
  list: readonly KubeValue[],
  part: string,
  { rest, at }: { readonly rest: readonly string[]; readonly at: Descent },
): KubeValue {
  const [, key, wanted] = /^\[([^=]+)=(.*)\]$/.exec(part) ?? [];
  const isWanted = (item: KubeValue, index: number): boolean => {
    if (part === '*') return true;
    if (key !== undefined) return isMapping(item) && field(item, key) === wanted;
    return String(index) === part;
  };
  if (at.options?.create && !list.some(isWanted))
    throw new Unsupported(`${at.from}: an item that a replacement creates`);
  return list.map((item, index) => (isWanted(item, index) ? (descend(item, rest, at) ?? item) : item));
}

/** What stands there keeps its type. */
function combine(old: KubeValue | undefined, { value, options, from, text }: Writing): KubeValue {
  if (options?.delimiter) {
    if (old !== undefined && typeof old !== 'string') throw new Unsupported(`${from}: a delimiter in ${text}, no text`);
    return withPart((old ?? '').split(options.delimiter), options.index ?? 0, String(value)).join(options.delimiter);
  }
  if (old === undefined || typeof old === typeof value) return value;
  if (typeof old === 'string' && Number.isInteger(value)) return String(value);
  const number = typeof value === 'string' && Number.isInteger(old) ? resolvePlain(value) : undefined;
  if (Number.isInteger(number)) return number ?? null;
  throw new Unsupported(`${from}: a replacement of ${text} by a value of another type`);
}

/** In place of one part, or before the first or behind the last one where the index lies outside. */
function withPart(parts: readonly string[], index: number, text: string): readonly string[] {
  if (index < 0) return [text, ...parts];
  return index < parts.length ? parts.with(index, text) : [...parts, text];
}
