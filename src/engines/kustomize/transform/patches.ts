import { parseKubeYaml } from '../../kube-yaml/document.js';
import { isMapping, type KubeMapping, type KubeValue } from '../../kube-yaml/value.js';
import { withoutBlanks } from '../blanks.js';
import { typeOf } from '../fields/kinds.js';
import type { Folder } from '../folder.js';
import type { Kustomization, PatchEntry, Target } from '../kustomization.js';
import { loadObjects, withAnnotationTexts } from '../load-objects.js';
import { RenderError, Unsupported } from '../problem.js';
import { idOf, idsOf, type Resource, sameId, showId } from '../resource.js';
import { select } from '../selector.js';
import { applyOperations, type Operation, readOperations } from './json-patch.js';
import { mergeObject } from './strategic-merge.js';

/** `patchesStrategicMerge`: files, or the patches themselves. */
export async function applyMergePatches(
  resources: Resource[],
  { patchesStrategicMerge }: Kustomization,
  folder: Folder,
): Promise<void> {
  for (const entry of patchesStrategicMerge) {
    const isInline = entry.includes('\n') || entry.trimStart().startsWith('{');
    const from = isInline ? `${folder.show()}: patchesStrategicMerge` : folder.show(await folder.file(entry));
    mergeEach(resources, loadPatches(isInline ? entry : await folder.text(entry), from), from);
  }
}

/** `patches`: each one a strategic merge or a JSON patch, which its text tells. */
export async function applyPatches(resources: Resource[], { patches }: Kustomization, folder: Folder): Promise<void> {
  for (const entry of patches) {
    const { text, from } = await textOf(entry, folder);
    const operations = operationsIn(text, from);
    if (operations) await applyJson(resources, { entry, operations, from, remembers: true });
    else await applyMerge(resources, { entry, text, from });
  }
}

/** `patchesJson6902`, which come after names and namespaces are set. */
export async function applyJsonPatches(
  resources: Resource[],
  { patchesJson6902 }: Kustomization,
  folder: Folder,
): Promise<void> {
  for (const entry of patchesJson6902) {
    const { text, from } = await textOf(entry, folder);
    const operations = operationsIn(text, from);
    if (!operations) throw new RenderError(`${from}: no JSON patch`);
    await applyJson(resources, { entry, operations, from, remembers: false });
  }
}

async function textOf(
  { path, patch }: PatchEntry,
  folder: Folder,
): Promise<{ readonly text: string; readonly from: string }> {
  if (path && patch) throw new RenderError(`${folder.show()}: a patch has both \`path\` and \`patch\``);
  if (path) return { text: await folder.text(path), from: folder.show(await folder.file(path)) };
  if (patch) return { text: patch, from: `${folder.show()}: patches` };
  throw new RenderError(`${folder.show()}: a patch has neither \`path\` nor \`patch\``);
}

function targetOf({ target }: PatchEntry, from: string): Target {
  if (target) return target;
  throw new RenderError(`${from}: a JSON patch needs a target`);
}

/** The operations where the text is a list, in kubectl's dialect, as kustomize reads them. */
function operationsIn(text: string, from: string): readonly Operation[] | undefined {
  const body = text.replace(/^(?:[ \t]*(?:#.*|---[ \t]*)?\r?\n)*/, '');
  if (!/^\s*(?:-\s|\[)/.test(body)) return undefined;
  const { documents, problems } = parseKubeYaml(`operations:\n${indented(body)}`, from);
  const [problem] = problems;
  if (problem) throw new RenderError(`${from}: ${problem.message}`);
  return readOperations(documents[0]?.value.operations ?? null, from);
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

interface JsonPatch {
  readonly entry: PatchEntry;
  readonly operations: readonly Operation[];
  readonly from: string;
  /** What the object was called still counts. */
  readonly remembers: boolean;
}

async function applyJson(all: readonly Resource[], { entry, operations, from, remembers }: JsonPatch): Promise<void> {
  for (const resource of await select(all, targetOf(entry, from))) {
    const patched = withAnnotationTexts(asMapping(applyOperations(resource.value, operations), from));
    const before = idOf(resource.value);
    const after = idOf(patched);
    if (!after.name || !after.kind) throw new Unsupported(`${from}: takes the name or kind of ${showId(before)} away`);
    const isMoved = before.name !== after.name || before.namespace !== after.namespace;
    if (isMoved && !remembers) throw new Unsupported(`${from}: renames ${showId(before)}`);
    if (remembers && (isMoved || !sameId(before, after))) resource.former.push(before);
    resource.value = patched;
    resource.blanks = [];
    if (!sameId(before, after)) refuseTwins(all, { resource, from });
  }
}

/** Two objects of one name: what kustomize does depends on what comes next. */
function refuseTwins(
  all: readonly Resource[],
  { resource, from }: { readonly resource: Resource; readonly from: string },
): void {
  const id = idOf(resource.value);
  const twin = all.find(other => other !== resource && sameId(idOf(other.value), id));
  if (twin) throw new Unsupported(`${from}: makes two of ${showId(id)}`);
}

function asMapping(value: KubeValue, from: string): KubeMapping {
  if (isMapping(value)) return value;
  throw new RenderError(`${from}: what it makes is no object`);
}

async function applyMerge(
  resources: Resource[],
  { entry, text, from }: { readonly entry: PatchEntry; readonly text: string; readonly from: string },
): Promise<void> {
  const patches = loadPatches(text, from);
  if (!entry.target) {
    mergeEach(resources, patches, from);
    return;
  }
  const [patch, another] = patches;
  if (!patch || another) throw new RenderError(`${from}: a patch with a target is one document`);
  if (entry.options?.allowNameChange || entry.options?.allowKindChange) {
    throw new Unsupported(`${from}: \`options\` of a patch`);
  }
  for (const resource of await select(resources, entry.target)) merge(resources, { resource, patch, from });
}

function loadPatches(text: string, from: string): readonly KubeMapping[] {
  const patches = loadObjects(text, from).map(({ value }) => value);
  if (patches.length === 0) throw new RenderError(`${from}: holds no patch`);
  return patches;
}

/** Each patch names its one object, by what it is called or was. */
function mergeEach(resources: Resource[], patches: readonly KubeMapping[], from: string): void {
  for (const patch of patches) {
    const id = idOf(patch);
    const found = resources.filter(resource => idsOf(resource).some(other => sameId(other, id)));
    const [resource, another] = found;
    if (!resource) throw new RenderError(`${from}: there is no ${showId(id)} to patch`);
    if (another) throw new RenderError(`${from}: there is more than one ${showId(id)} to patch`);
    merge(resources, { resource, patch, from });
  }
}

interface Merge {
  readonly resource: Resource;
  readonly patch: KubeMapping;
  readonly from: string;
}

/** Whatever the patch says, the object keeps its kind, name and namespace. */
function merge(resources: Resource[], { resource, patch, from }: Merge): void {
  const id = idOf(resource.value);
  const type = typeOf(id);
  const merged = mergeObject(withoutBlanks(resource.value, resource.blanks, type), patch, type);
  resource.blanks = [];
  if (!merged) {
    resources.splice(resources.indexOf(resource), 1);
    return;
  }
  const { metadata } = merged;
  if (!isMapping(metadata)) throw new RenderError(`${from}: takes the metadata of ${showId(id)} away`);
  const { namespace: _, ...rest } = metadata;
  const kept = { ...rest, name: id.name, ...(id.namespace === '' ? {} : { namespace: id.namespace }) };
  resource.value = withAnnotationTexts({ ...merged, apiVersion: id.apiVersion, kind: id.kind, metadata: kept });
}
