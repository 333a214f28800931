import { isAbsolute, join, relative, sep } from 'node:path';
import { CouldNotTell, type Ports } from '../../check.js';
import { type KubeDocument, parseKubeYaml } from '../../engines/kube-yaml/document.js';
import { findSource, positionsInSource } from '../../engines/kube-yaml/source-of.js';
import { textField } from '../../engines/kube-yaml/value.js';
import type { Argv } from '../../ports/exec.js';
import type { Files } from '../../ports/files.js';
import type { ManifestsOptions } from '../manifests.js';
import { KEEP, type RenderFailure, readRendering } from './render.js';
import { parseRendered, withoutAnnotation } from './rendered.js';

const ORIGIN = 'config.kubernetes.io/origin';

/** A program that renders a directory to standard output. */
export interface Renderer {
  readonly name: string;
  readonly argv: (directory: string) => Argv;
}

const RENDERERS = {
  kustomize: { name: 'kustomize', argv: directory => ['kustomize', 'build', directory] },
  kubectl: { name: 'kubectl kustomize', argv: directory => ['kubectl', 'kustomize', directory] },
} as const satisfies Readonly<Record<string, Renderer>>;

/** The first renderer that is there, or the one that the config names. */
export async function findRenderer(renderer: ManifestsOptions['renderer'], { exec }: Ports): Promise<Renderer> {
  if (renderer === 'kustomize' || renderer === 'kubectl') return RENDERERS[renderer];
  if (renderer === 'embedded')
    throw new CouldNotTell('unsupported', 'there is no embedded renderer yet', 'Use `renderer: auto`.');
  if (await exec.find('kustomize')) return RENDERERS.kustomize;
  if (await exec.find('kubectl')) return RENDERERS.kubectl;
  throw new CouldNotTell(
    'tool-missing',
    'kustomize and kubectl: neither is on PATH',
    'Install one of them; either can render a kustomization.',
  );
}

/** The objects of a kustomization, each at its place in the file that it was made from where that can be told. */
export async function renderKustomization(
  directory: string,
  { renderer, ports }: { readonly renderer: Renderer; readonly ports: Ports },
): Promise<readonly KubeDocument[] | RenderFailure> {
  const { exec, files } = ports;
  const facts = await files.facts(directory);
  if (facts?.kind !== 'directory')
    throw new CouldNotTell(
      'unreadable',
      `kustomize: ${directory} is no directory`,
      'Name the directory that holds kustomization.yaml.',
    );
  const target = await files.resolve(directory);
  const named = { name: renderer.name, home: files.show(directory) };
  const wrapper = await wrap(target, files);
  const wrapped = wrapper === undefined ? undefined : await exec.run(renderer.argv(wrapper), { keep: KEEP });
  // Where the wrapper fails, the tool's words about the directory itself are what its owner can use.
  const ran = wrapped?.code === 0 ? wrapped : await exec.run(renderer.argv(target), { keep: KEEP });
  const text = readRendering(ran, `${renderer.name} ${named.home}`);
  if (typeof text !== 'string') return text;
  const sources = new Sources(files);
  const documents = parseRendered(text, named);
  return Promise.all(documents.map(document => sources.place(document, wrapped?.code === 0 ? wrapper : undefined)));
}

/** A kustomization beside the user's that asks for one thing more: that each object says where it came from. */
async function wrap(target: string, files: Files): Promise<string | undefined> {
  const folder = await files.scratch();
  const way = relative(folder, target);
  // On another drive of Windows there is no relative path, and kustomize takes no absolute one.
  if (isAbsolute(way)) return undefined;
  const resources = [way.split(sep).join('/')];
  await files.write(
    join(folder, 'kustomization.yaml'),
    JSON.stringify({ resources, buildMetadata: ['originAnnotations'] }),
  );
  return folder;
}

/** Finds rendered objects in the files that they were made from; each file is read once. */
class Sources {
  readonly #files: Files;
  readonly #read = new Map<string, Promise<readonly KubeDocument[]>>();

  constructor(files: Files) {
    this.#files = files;
  }

  async place(document: KubeDocument, wrapper: string | undefined): Promise<KubeDocument> {
    const origin = textField(document.value, 'metadata', 'annotations', ORIGIN);
    const clean = withoutAnnotation(document, ORIGIN);
    const [, path] = /^path: (.+)$/m.exec(origin ?? '') ?? [];
    if (wrapper === undefined || path === undefined || /^repo: /m.test(origin ?? '')) return clean;
    const file = join(wrapper, path);
    const source = findSource(document, await this.#documents(file));
    const shown = this.#files.show(file);
    return source
      ? { ...clean, file: shown, position: positionsInSource(clean.value, source) }
      : { ...clean, file: shown };
  }

  #documents(file: string): Promise<readonly KubeDocument[]> {
    const known = this.#read.get(file) ?? this.#parse(file);
    this.#read.set(file, known);
    return known;
  }

  /** A file that cannot be read costs the position of a finding, not the check: kustomize has read it. */
  async #parse(file: string): Promise<readonly KubeDocument[]> {
    try {
      return parseKubeYaml(await this.#files.text(file), this.#files.show(file)).documents;
    } catch (error) {
      if (error instanceof CouldNotTell) return [];
      throw error;
    }
  }
}
