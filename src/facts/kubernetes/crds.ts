import { CouldNotTell } from '../../check.js';
import { CustomKinds } from '../../engines/kube-schema/custom-resource.js';
import type { Ports } from '../../ports/ports.js';
import { type Batch, readFiles, selectFiles } from './read-files.js';

/** The custom resources that the files under `crds` define. Throws `CouldNotTell` for an entry that defines none. */
export async function readCrds(entries: readonly string[], { files, signal }: Ports): Promise<CustomKinds> {
  const kinds = new CustomKinds();
  const { selected } = await selectFiles(entries, { files, exclude: [], option: 'crds' });
  const unused = new Set(entries);
  const take = ({ entry, documents, problems }: Batch): void => {
    const [problem] = problems;
    if (problem) {
      const message = `crds: ${problem.file}:${problem.line}: ${problem.message}`;
      throw new CouldNotTell('wrong-format', message, 'Name files that hold CustomResourceDefinitions.');
    }
    const before = kinds.size;
    for (const document of documents) kinds.add(document);
    if (kinds.size > before) unused.delete(entry);
  };
  await readFiles(selected, { files, signal, take });
  const [nothing] = unused;
  if (nothing === undefined) return kinds;
  const message = `crds: ${nothing} has no CustomResourceDefinition of apiextensions.k8s.io/v1`;
  throw new CouldNotTell('nothing-checked', message, 'Name the files that the operator brings along.');
}
