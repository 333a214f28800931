import { isAbsolute, join, relative, sep } from 'node:path';
import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { findSource, positionsInSource } from '../../engines/kube-yaml/source-of.js';
import { textField } from '../../engines/kube-yaml/value.js';
import type { Argv } from '../../ports/exec.js';
import type { Files } from '../../ports/files.js';
import type { Ports } from '../../ports/ports.js';
import { exitedWith } from '../tool/answer.js';
import { SourceFiles } from './origins.js';
import { KEEP, type RenderFailure, readRendering } from './render.js';
import { parseRendered, withoutAnnotation } from './rendered.js';

const ORIGIN = 'config.kubernetes.io/origin';

/** What renders a directory: a program that prints to standard output, or the embedded renderer. */
interface Renderer {
  readonly name: string;
  /** None for the embedded renderer. */
  readonly argv?: (directory: string, free: readonly string[]) => Argv;
}

const RENDERERS = {
  kustomize: { name: 'kustomize', argv: (directory, free) => ['kustomize', 'build', ...free, directory] },
  kubectl: { name: 'kubectl kustomize', argv: (directory, free) => ['kubectl', 'kustomize', ...free, directory] },
  embedded: { name: 'the embedded renderer' },
} as const satisfies Readonly<Record<string, Renderer>>;

/** The first renderer that is there, or the one that the config names. */
export async function findRenderer(renderer: keyof typeof RENDERERS | 'auto', { exec }: Ports): Promise<Renderer> {
  if (renderer !== 'auto') return RENDERERS[renderer];
  if (await exec.find('kustomize')) return RENDERERS.kustomize;
  if (await exec.find('kubectl')) return RENDERERS.kubectl;
  return RENDERERS.embedded;
}

/** The objects of a kustomization, each at its place in the file that it was made from where that can be told. */
export async function renderKustomization(
  directory: string,
  { renderer, ports, isFree }: { readonly renderer: Renderer; readonly ports: Ports; readonly isFree: boolean },
): Promise<readonly KubeDocument[] | RenderFailure> {
  const { files } = ports;
  const facts = await files.facts(directory);
  if (facts?.kind !== 'directory')
    throw new CouldNotTell(
      'unreadable',
      `kustomize: ${directory} is no directory`,
      'Name the directory that holds kustomization.yaml.',
    );
  const target = await files.resolve(directory);
  const { argv } = renderer;
  const setting = { target, home: files.show(directory), sources: new SourceFiles(files) };
  if (argv) return renderByTool({ ...renderer, argv }, { ...setting, ports, isFree });
  const { renderEmbedded } = await import('./embedded.js');
  return renderEmbedded(target, { ...setting, files, isFree });
}

interface Rendering {
  readonly target: string;
  readonly home: string;
  readonly sources: SourceFiles;
  readonly ports: Ports;
  /** Files may be read outside a kustomization's own directory. */
  readonly isFree: boolean;
}

async function renderByTool(
  renderer: Required<Renderer>,
  { target, home, sources, ports, isFree }: Rendering,
): Promise<readonly KubeDocument[] | RenderFailure> {
  const { exec, files } = ports;
  const named = { name: renderer.name, home };
  const free = isFree ? ['--load-restrictor', 'LoadRestrictionsNone'] : [];
  const wrapper = await wrap(target, files);
  const wrapped = wrapper === undefined ? undefined : await exec.run(renderer.argv(wrapper, free), { keep: KEEP });
  // Where the wrapper fails, the tool's words about the directory itself are what its owner can use.
  const ran = wrapped && exitedWith(wrapped, 0) ? wrapped : await exec.run(renderer.argv(target, free), { keep: KEEP });
  const text = readRendering(ran, `${renderer.name} ${named.home}`);
  if (typeof text !== 'string') return text;
  const documents = parseRendered(text, named);
  if (wrapper === undefined || ran !== wrapped) return documents;
  return Promise.all(documents.map(document => place(document, { files, sources, wrapper })));
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

/** The object in the file that kustomize says it came from; without that file where it does not say. */
async function place(
  document: KubeDocument,
  { files, sources, wrapper }: { readonly files: Files; readonly sources: SourceFiles; readonly wrapper: string },
): Promise<KubeDocument> {
  const origin = textField(document.value, 'metadata', 'annotations', ORIGIN);
  const clean = withoutAnnotation(document, ORIGIN);
  const [, path] = /^path: (.+)$/m.exec(origin ?? '') ?? [];
  if (path === undefined || /^repo: /m.test(origin ?? '')) return clean;
  const file = join(wrapper, path);
  const source = findSource(document, await sources.documents(file));
  const shown = files.show(file);
  return source
    ? { ...clean, file: shown, position: positionsInSource(clean.value, source) }
    : { ...clean, file: shown };
}
