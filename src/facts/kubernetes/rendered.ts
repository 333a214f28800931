import { CouldNotTell } from '../../check.js';
import { type KubeDocument, parseKubeYaml } from '../../engines/kube-yaml/document.js';
import { field, isMapping, type KubeMapping } from '../../engines/kube-yaml/value.js';

/** Objects of a renderer's output. Throws `CouldNotTell` where any of it cannot be read: what is missing cannot be judged. */
export function parseRendered(
  text: string,
  { name, home }: { readonly name: string; readonly home: string },
): readonly KubeDocument[] {
  const { documents, problems } = parseKubeYaml(text, home);
  const [problem] = problems;
  if (!problem) return documents.map(document => ({ ...document, renderedFrom: home, position: () => undefined }));
  const message = `${name}: line ${problem.line} of its output is ${problem.message}`;
  throw new CouldNotTell('wrong-format', message, 'Run it by hand and look at what it prints.');
}

/** The same document without an annotation. */
export function withoutAnnotation(document: KubeDocument, name: string): KubeDocument {
  const metadata = field(document.value, 'metadata');
  const annotations = field(metadata, 'annotations');
  if (!isMapping(metadata) || !isMapping(annotations) || !Object.hasOwn(annotations, name)) return document;
  const rest = Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== name));
  const { annotations: _, ...others } = metadata;
  const kept: KubeMapping = Object.keys(rest).length > 0 ? { ...metadata, annotations: rest } : others;
  return { ...document, value: { ...document.value, metadata: kept } };
}
