import { isAbsolute, join, relative, sep } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { type KubeDocument, objectsOf } from '../../engines/kube-yaml/document.js';
import { positionsInSource } from '../../engines/kube-yaml/source-of.js';
import { buildKustomization, type RenderedObject } from '../../engines/kustomize/build.js';
import type { FileReader } from '../../engines/kustomize/folder.js';
import { RenderError, Unsupported } from '../../engines/kustomize/problem.js';
import type { Files } from '../../ports/files.js';
import { clip } from '../../text/clip.js';
import type { SourceFiles } from './origins.js';
import type { RenderFailure } from './render.js';

interface Setting {
  readonly files: Files;
  readonly sources: SourceFiles;
  readonly home: string;
  /** Files may be read outside a kustomization's own directory; outside the repository never. */
  readonly isFree: boolean;
}

/** Renders without any tool. Whatever the embedded renderer is not sure of is `CouldNotTell`. */
export async function renderEmbedded(
  target: string,
  { files, sources, home, isFree }: Setting,
): Promise<readonly KubeDocument[] | RenderFailure> {
  try {
    const objects = await buildKustomization(target, readerOf(files, isFree));
    return await Promise.all(objects.map((object, index) => place(object, { index, sources, files, home })));
  } catch (error) {
    if (error instanceof RenderError) return { failure: clip(error.message, 1000) };
    if (!(error instanceof Unsupported)) throw error;
    throw new CouldNotTell(
      'unsupported',
      `the embedded renderer cannot do this: ${clip(error.message, 500)}`,
      error.isMisspelt
        ? 'Correct the name. Where it is right, install kustomize or kubectl, which are used where they are on PATH.'
        : 'Install kustomize or kubectl, which are used where they are on PATH.',
    );
  }
}

const readerOf = (files: Files, isFree: boolean): FileReader => ({
  isFree,
  kind: async path => (await files.facts(path))?.kind,
  real: path => files.real(path),
  bytes: path => files.bytes(path),
  join: (folder, path) => (isAbsolute(path) ? path : join(folder, path)),
  isInside: (folder, path) => {
    const way = relative(folder, path);
    return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
  },
  show: path => files.show(path),
});

interface Placing {
  readonly index: number;
  readonly sources: SourceFiles;
  readonly files: Files;
  readonly home: string;
}

/** The object at its place in the file that it was made from, or at the generator's entry that made it. */
async function place(
  { value, origin }: RenderedObject,
  { index, sources, files, home }: Placing,
): Promise<KubeDocument> {
  const shown = files.show(origin.file);
  const documents = await sources.documents(origin.file);
  const { source, generator } = origin;
  const found = source
    ? documents.find(
        document =>
          document.kind === source.kind &&
          document.name === source.name &&
          document.namespace === source.namespace &&
          document.apiVersion === source.apiVersion,
      )
    : documents[0];
  const inSource = found && !generator ? positionsInSource(value, found) : undefined;
  const position: KubeDocument['position'] = (path, part) =>
    generator ? found?.position([generator.field, generator.index, 'name'], part) : inSource?.(path, part);
  const [document] = objectsOf(value, { file: shown, index, renderedFrom: home, position });
  if (!document) throw new Error(`${shown}: rendered no object`);
  return document;
}
