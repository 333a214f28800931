import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import { construct } from '../kube-yaml/construct.js';
import { AS_WRITTEN, type Dialect, KUSTOMIZE } from '../kube-yaml/dialect.js';
import { type ReadEvents, readEvents } from '../kube-yaml/events.js';
import { Refused } from '../kube-yaml/refused.js';
import { splitDocuments } from '../kube-yaml/split.js';
import { field, isMapping, isSequence, type KubeMapping, type KubeValue, textField } from '../kube-yaml/value.js';
import { BLANK, type LoadedObject, unmark } from './blanks.js';
import { RenderError, Unsupported } from './problem.js';
import { withEntry } from './tree.js';

/** Reads a file of objects as kustomize does. `List`s are taken apart; each object has a kind and a name. */
export function loadObjects(text: string, file: string): readonly LoadedObject[] {
  return loadMarked(text, file)
    .flatMap(value => itemsOf(value, file))
    .map(unmark);
}

function loadMarked(text: string, file: string): readonly KubeMapping[] {
  const { chunks, badSeparators } = splitDocuments(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const [bad] = badSeparators;
  if (bad !== undefined) throw new RenderError(`${file}: line ${bad + 1}: something follows the \`---\``);
  return chunks.flatMap(chunk => {
    try {
      return readDocument(readEvents(chunk.source), file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { message, bomb } = error;
      if (bomb) throw new Unsupported(`${file}: ${message}`);
      throw new RenderError(`${file}: the document at line ${chunk.line + 1} is not YAML: ${message}`);
    }
  });
}

const MARKING: Dialect = { ...KUSTOMIZE, plain: text => (text === '' ? BLANK : KUSTOMIZE.plain(text)) };

function readDocument(read: ReadEvents, file: string): readonly KubeMapping[] {
  const { values, duplicates } = construct(read, MARKING);
  const [twice] = duplicates;
  if (twice) throw new RenderError(`${file}: "${twice.key}" is given twice`);
  if (values.length > 1) throw new Unsupported(`${file}: kustomize reads nothing behind \`...\``);
  refuseFlowOddities(read, file);
  const [value = null] = values;
  if (value === null || value === BLANK) return [];
  if (!isMapping(value)) throw new RenderError(`${file}: a document is no object`);
  return [withTextAnnotations(value, read)];
}

/** Inside braces kustomize makes text of what is nothing or a time of day elsewhere, though not always. */
function refuseFlowOddities({ source, events }: ReadEvents, file: string): void {
  let flow = 0;
  let depth = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth < flow) flow = 0;
    } else if (event.type === EVENT_ID.SCALAR) {
      const text = source.slice(event.valueStart, event.valueEnd);
      const isOdd =
        event.style === SCALAR_STYLE.PLAIN && (event.valueStart === -1 || /^\d{4}-\d\d?-\d\d?[tT ]/.test(text));
      if (flow > 0 && isOdd) throw new Unsupported(`${file}: nothing, or a time, in braces`);
    } else if (event.type !== EVENT_ID.ALIAS) {
      depth += 1;
      const opens = event.type !== EVENT_ID.DOCUMENT && event.style === COLLECTION_STYLE.FLOW;
      if (flow === 0 && opens) flow = depth;
    }
  }
}

/** kustomize makes strings of annotations, as they are written: `1.0` stays that. None at all leaves no trace. */
function withTextAnnotations(value: KubeMapping, read: ReadEvents): KubeMapping {
  const metadata = field(value, 'metadata');
  if (!isMapping(metadata) || !Object.hasOwn(metadata, 'annotations')) return value;
  const annotations = field(metadata, 'annotations');
  if (
    annotations === null ||
    annotations === BLANK ||
    (isMapping(annotations) && Object.keys(annotations).length === 0)
  ) {
    return { ...value, metadata: withEntry(metadata, 'annotations', undefined) };
  }
  if (isMapping(annotations)) refuseTypedKeys(Object.keys(annotations));
  if (!isMapping(annotations) || Object.values(annotations).every(isText)) return value;
  const [written = null] = construct(read, AS_WRITTEN).values;
  const texts = Object.keys(annotations).map(key => [key, textField(written, 'metadata', 'annotations', key) ?? '']);
  return { ...value, metadata: { ...metadata, annotations: Object.fromEntries(texts) } };
}

/** Words of YAML 1.1 for truth, nothing and numbers: as the name of an annotation kustomize takes most of them for no text. */
export function refuseTypedKeys(names: readonly string[]): void {
  const typed = names.find(name => /^(?:y|yes|n|no|on|off|true|false|null|~|[-+]?[\d.]+)$/i.test(name));
  if (typed !== undefined) throw new Unsupported(`the annotation ${typed} is no text to kustomize`);
}

const isText = (value: KubeValue): boolean => typeof value === 'string' && value !== BLANK;

/** What a patch leaves of annotations, as text. */
export function withAnnotationTexts(value: KubeMapping): KubeMapping {
  const metadata = field(value, 'metadata');
  const annotations = field(metadata, 'annotations');
  if (!isMapping(metadata) || annotations === undefined) return value;
  if (!isMapping(annotations) || Object.keys(annotations).length === 0) {
    return { ...value, metadata: withEntry(metadata, 'annotations', undefined) };
  }
  const texts = Object.entries(annotations).map(([key, text]) => {
    if (typeof text === 'string') return [key, text];
    if (typeof text === 'boolean' || Number.isInteger(text)) return [key, String(text)];
    throw new Unsupported(`the annotation ${key}, which a patch sets, is no text`);
  });
  return { ...value, metadata: { ...metadata, annotations: Object.fromEntries(texts) } };
}

function itemsOf(value: KubeMapping, file: string): readonly KubeMapping[] {
  const items = field(value, 'items');
  if (textField(value, 'kind')?.endsWith('List') && isSequence(items)) {
    return items.flatMap(item => {
      if (isMapping(item)) return itemsOf(item, file);
      throw new RenderError(`${file}: an item of a list is no object`);
    });
  }
  demand(value, { file, path: ['kind'] });
  demand(value, { file, path: ['metadata', 'name'] });
  refuseInternals(value, file);
  return [value];
}

function demand(value: KubeMapping, { file, path }: { readonly file: string; readonly path: readonly string[] }): void {
  const found = field(value, ...path);
  if (typeof found === 'string' && found !== '' && found !== BLANK) return;
  const kind = textField(value, 'kind');
  const what = kind === undefined ? 'an object' : `a ${kind}`;
  if (found === undefined || found === null || found === '' || found === BLANK) {
    throw new RenderError(`${file}: ${what} lacks ${path.join('.')}`);
  }
  throw new Unsupported(`${file}: ${path.join('.')} of ${what} is not a string`);
}

/** What an object says to kustomize itself, but for `config.kubernetes.io/local-config`. */
const INTERNAL = /^(?:internal\.)?config\.kubernetes\.io\/(?!local-config$)|^kustomize\.config\.k8s\.io\//;

function refuseInternals(value: KubeMapping, file: string): void {
  const annotations = field(value, 'metadata', 'annotations');
  const name = isMapping(annotations) ? Object.keys(annotations).find(key => INTERNAL.test(key)) : undefined;
  if (name !== undefined) throw new Unsupported(`${file}: the annotation ${name} speaks to kustomize`);
}
