import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseKubeYaml } from '../../src/engines/kube-yaml/document.js';
import type { KubeMapping } from '../../src/engines/kube-yaml/value.js';
import { buildKustomization } from '../../src/engines/kustomize/build.js';
import type { FileReader } from '../../src/engines/kustomize/folder.js';
import { RenderError, Unsupported } from '../../src/engines/kustomize/problem.js';

/** Objects by kind, namespace and name; or why there are none. */
type Rendered = Readonly<Record<string, KubeMapping>> | 'refused' | 'unsupported';

export type Tree = Readonly<Record<string, unknown>>;

const reader: FileReader = {
  kind: async path => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.isDirectory() ? 'directory' : 'file');
  },
  real: async path => realpathSync(path),
  bytes: async path => readFileSync(path),
  join: (...parts) => resolve(...parts),
  isInside: (folder, path) => !relative(folder, path).startsWith('..'),
  show: path => path,
};

const byId = (objects: readonly KubeMapping[]): Rendered =>
  Object.fromEntries(
    objects.map(value => {
      const { name, namespace } = Object(value.metadata);
      return [`${value.apiVersion} ${value.kind} ${namespace ?? ''} ${name}`, value];
    }),
  );

export async function renderEmbedded(folder: string): Promise<Rendered> {
  try {
    return byId((await buildKustomization(folder, reader)).map(({ value }) => value));
  } catch (error) {
    if (error instanceof RenderError) return 'refused';
    if (error instanceof Unsupported) return 'unsupported';
    throw error;
  }
}

/** What `kubectl kustomize` or `kustomize build` prints, as kubectl reads it. */
export function renderByTool(folder: string, tool: readonly string[] = ['kubectl', 'kustomize']): Rendered {
  const [command = '', ...args] = tool;
  const ran = spawnSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.error) throw ran.error;
  if (ran.status !== 0) return 'refused';
  const { documents, problems } = parseKubeYaml(ran.stdout, 'printed');
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return byId(documents.map(({ value }) => value));
}

/** Writes a tree, JSON for what is no text, and renders its directory `top` (or the tree itself) both ways. */
export async function renderBoth(tree: Tree, top = '.'): Promise<{ embedded: Rendered; kubectl: Rendered }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kustomize-')));
  try {
    for (const [name, content] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
      writeFileSync(join(folder, name), text);
    }
    const home = join(folder, top);
    return { embedded: await renderEmbedded(home), kubectl: renderByTool(home) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
