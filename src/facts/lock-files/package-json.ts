import { posix } from 'node:path';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import { parseYamlLock } from '../../formats/locks/yaml-lock.js';
import type { Files } from '../../ports/files.js';

const ranges = z.record(z.string(), z.string()).nullish();
const patterns = z.array(z.string());

const manifest = z.object({
  name: z.string().nullish(),
  dependencies: ranges,
  devDependencies: ranges,
  optionalDependencies: ranges,
  peerDependencies: ranges,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().nullish() })).nullish(),
  workspaces: z.union([patterns, z.object({ packages: patterns.nullish() })]).nullish(),
  // Versions that the project forces upon others.
  overrides: z.unknown().optional(),
  resolutions: z.unknown().optional(),
  pnpm: z.object({ overrides: z.unknown().optional() }).nullish(),
});

/** A `package.json` and its folder relative to the lock file. */
export interface PackageJson extends z.output<typeof manifest> {
  readonly folder: string;
}

const REMEDY = 'Commit it beside the lock file.';

/**
 * The manifest beside a lock file and those of its workspaces: the folders that the lock file knows, and those that the
 * project says it has.
 */
export async function readProject(
  at: { readonly beside: string; readonly folders: readonly string[] },
  files: Files,
): Promise<readonly PackageJson[]> {
  const root = await read('.', at.beside, files);
  const members = await membersOf(root, at.beside, files);
  const folders = [...new Set([...at.folders.map(folder => posix.normalize(folder)), ...members])];
  const others: PackageJson[] = [];
  for (const folder of folders) if (folder !== '.') others.push(await read(folder, at.beside, files));
  return [root, ...others];
}

async function read(folder: string, beside: string, files: Files): Promise<PackageJson> {
  if (folder.split('/').includes('..')) {
    const message = `${folder} lies outside the project of the lock file`;
    throw new CouldNotTell('unsupported', message, 'Audit the project that holds both.');
  }
  const path = posix.join(beside, folder, 'package.json');
  if ((await files.facts(path)) === undefined) {
    throw new CouldNotTell('unreadable', `${path}: no such file, and the lock file is of it`, REMEDY);
  }
  const origin = { name: path, remedy: 'Mend the manifest.' };
  return { ...readValue(parseJson(await files.text(path), origin), manifest, origin), folder };
}

const pnpmWorkspace = z.object({ packages: patterns.nullish() });

async function membersOf({ workspaces }: PackageJson, beside: string, files: Files): Promise<readonly string[]> {
  const own = Array.isArray(workspaces) ? workspaces : (workspaces?.packages ?? []);
  const path = posix.join(beside, 'pnpm-workspace.yaml');
  const isPnpm = (await files.facts(posix.join(beside, 'pnpm-lock.yaml'))) !== undefined;
  const listed = isPnpm && (await files.facts(path)) !== undefined ? await readPnpmWorkspace(path, files) : own;
  const wanted = listed.filter(pattern => !pattern.startsWith('!')).map(pattern => at(beside, pattern));
  if (wanted.length === 0) return [];
  const ignore = listed.filter(pattern => pattern.startsWith('!')).map(pattern => at(beside, pattern.slice(1)));
  const found = await files.glob(wanted, { ignore: [...ignore, '**/node_modules/**'] });
  return found.map(file => posix.relative(beside, posix.dirname(file)) || '.');
}

const at = (beside: string, pattern: string): string => posix.join(beside, pattern, 'package.json');

async function readPnpmWorkspace(path: string, files: Files): Promise<readonly string[]> {
  const origin = { name: path, remedy: 'Mend the file.' };
  const [document] = parseYamlLock(await files.text(path), origin);
  return readValue(document ?? {}, pnpmWorkspace, origin).packages ?? [];
}
