import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import type { Manifests } from './auditor.js';

const versions = z.record(z.string(), z.string()).optional();

/** What of a `package.json` decides which packages are used, and nothing that tells a package manager what to do. */
const manifest = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  private: z.boolean().optional(),
  workspaces: z.unknown().optional(),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  peerDependencies: versions,
  peerDependenciesMeta: z.unknown().optional(),
  overrides: z.unknown().optional(),
  resolutions: z.unknown().optional(),
  bundleDependencies: z.unknown().optional(),
  packageManager: z.string().optional(),
});

/** The safe part of a `package.json` beside the lock file. */
export async function readManifest(at: Manifests, path: string): Promise<string> {
  const text = await at.read(path);
  const remedy = 'Commit it beside the lock file.';
  if (text === undefined) throw new CouldNotTell('unreadable', `${path}: no such file beside ${at.lockName}`, remedy);
  const origin = { name: path, remedy: 'Mend the manifest.' };
  return JSON.stringify(readValue(parseJson(text, origin), manifest, origin));
}

/** The manifests of workspaces, by their path. */
export async function readManifests(
  at: Manifests,
  folders: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const read: Record<string, string> = {};
  for (const folder of folders) {
    const path = `${folder}/package.json`;
    if (folder.split(/[/\\]/).includes('..')) {
      const remedy = 'Audit the project that holds both.';
      throw new CouldNotTell('unsupported', `${at.lockName}: ${folder} lies outside the project`, remedy);
    }
    read[path] = await readManifest(at, path);
  }
  return read;
}

/**
 * The credentials of the project's `.npmrc`, and nothing else of it. Where it names a registry that the config does not,
 * the audit would be asked of somebody whom a pull request can choose: `CouldNotTell`.
 */
export async function readCredentials(at: Manifests): Promise<Readonly<Record<string, string>>> {
  const lines = ((await at.read('.npmrc')) ?? '').split(/\r?\n/).map(line => line.trim());
  const named = lines.flatMap(line => /^registry\s*=\s*["']?([^"'\s]+)/.exec(line)?.[1] ?? []).at(-1);
  if (named !== undefined && at.registry === undefined && !isPublic(named)) throw unnamed('.npmrc', named);
  const credentials = lines.filter(line => /^\/\/[^=]+:(?:_\w+|username|email|certfile|keyfile)\s*=/.test(line));
  return credentials.length === 0 ? {} : { '.npmrc': `${credentials.join('\n')}\n` };
}

/** The same for yarn's settings, of which nothing is kept. */
export async function refuseOtherRegistry(at: Manifests): Promise<void> {
  const text = (await at.read('.yarnrc.yml')) ?? '';
  const named = /^npm(?:Audit)?Registry(?:Server)?:\s*["']?([^"'\s]+)/m.exec(text)?.[1];
  if (named !== undefined && at.registry === undefined && !isPublic(named)) throw unnamed('.yarnrc.yml', named);
}

const isPublic = (registry: string): boolean => /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/?$/.test(registry);

function unnamed(file: string, registry: string): CouldNotTell {
  const shown = URL.canParse(registry) ? new URL(registry).host : 'a registry';
  const message = `${file} names ${shown}, and a pull request can change that file`;
  return new CouldNotTell('tool-refused', message, 'Name the registry that audits are asked of in `registry`.');
}
