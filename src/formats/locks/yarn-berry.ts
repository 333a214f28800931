import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { mustBeAt, releaseAt } from './archive.js';
import { parseYamlLock } from './yaml-lock.js';
import type { YarnEntry, YarnLock } from './yarn-lock.js';

const entry = z.object({
  version: z.string(),
  resolution: z.string(),
  // The last line of every entry.
  linkType: z.string(),
  dependencies: z.record(z.string(), z.string()).nullish(),
  dependenciesMeta: z.record(z.string(), z.object({ optional: z.string().nullish() })).nullish(),
});

const lock = z.object({ __metadata: z.object({ version: z.string() }) }).catchall(z.unknown());

/** The format of yarn 2 and newer, YAML. */
export function readYarnBerry(text: string, origin: JsonOrigin): YarnLock {
  const [document] = parseYamlLock(text, origin);
  const { __metadata, ...rest } = readValue(document, lock, origin);
  const entries = readValue(rest, z.record(z.string(), entry), origin);
  if (Object.keys(entries).length === 0) {
    throw new CouldNotTell('truncated', `${origin.name}: has nothing behind its header`, origin.remedy);
  }
  return {
    format: `yarn lock v${__metadata.version}`,
    entries: Object.entries(entries).map(([key, found]) => toEntry(key, found, origin)),
  };
}

function toEntry(key: string, found: z.output<typeof entry>, origin: JsonOrigin): YarnEntry {
  const at = found.resolution.indexOf('@', 1);
  const name = found.resolution.slice(0, at);
  const reference = found.resolution.slice(at + 1);
  const resolved = /^npm:([^:@]+)(?:::|$)/.exec(reference)?.[1];
  if (resolved !== undefined && resolved !== found.version) {
    const message = `${origin.name}: ${name} has version ${found.version} and is resolved to ${resolved}`;
    throw new CouldNotTell('wrong-format', message, origin.remedy);
  }
  // By its address an archive is a release of its registry, whatever it is called here.
  const release = /^https?:/.test(reference) ? releaseAt(reference) : undefined;
  if (release) mustBeAt({ name: release.name, version: found.version }, reference, origin);
  return {
    patterns: key.split(/,\s*/),
    name: release?.name ?? name,
    version: found.version,
    elsewhere: release ? undefined : sourceOf(reference),
    workspace: /^workspace:(.+)$/.exec(reference)?.[1],
    dependencies: Object.entries(found.dependencies ?? {}).map(([wanted, range]) => ({
      name: wanted,
      range,
      optional: found.dependenciesMeta?.[wanted]?.optional === 'true',
    })),
  };
}

/** A patch is of a registry's package, whose release it still is. */
function sourceOf(reference: string): string | undefined {
  if (/^(?:npm:|workspace:)/.test(reference)) return undefined;
  if (/^patch:/.test(reference)) return /@npm(?:%3A|:)/.test(reference) ? undefined : 'elsewhere';
  if (/\bcommit=|\.git(?:#|$)|^git/.test(reference)) return 'git';
  if (/^(?:file|link|portal|exec):/.test(reference)) return 'a file';
  return /^https?:/.test(reference) ? 'an address' : 'elsewhere';
}
