import { z } from 'zod';
import { clip } from '../../text/clip.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import type { Advisory, Audit } from './advisory.js';

const vulnerability = z.object({
  id: z.string().min(1),
  fix_versions: z.array(z.string()).default([]),
  aliases: z.array(z.string()).default([]),
  description: z.string().nullish(),
});

const dependency = z.union([
  z.object({ name: z.string().min(1), version: z.string(), vulns: z.array(vulnerability) }),
  z.object({ name: z.string().min(1), skip_reason: z.string() }),
]);

const report = z.object({ dependencies: z.array(dependency) });

/** True for `pip-audit --format json`; npm's own formats have `dependencies` too, but never as a list. */
export const isPipAudit = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'dependencies' in value && Array.isArray(value.dependencies);

/**
 * Reads `pip-audit --format json`. It knows no severity. A skipped package was not looked at although pip-audit exits with
 * 0 and says that it found no vulnerability.
 */
export function readPipAudit(value: unknown, origin: JsonOrigin): Audit {
  const { dependencies } = readValue(value, report, origin);
  const looked = dependencies.flatMap(entry => ('vulns' in entry ? [entry] : []));
  return {
    tool: 'pip-audit',
    packages: looked.length,
    advisories: looked.flatMap(({ name, version, vulns }) => vulns.map(found => toAdvisory(found, { name, version }))),
    unchecked: dependencies.flatMap(entry =>
      'skip_reason' in entry ? [{ name: entry.name, why: entry.skip_reason }] : [],
    ),
  };
}

function toAdvisory(
  found: z.output<typeof vulnerability>,
  at: { readonly name: string; readonly version: string },
): Advisory {
  const names = [found.id, ...found.aliases];
  const id = names.find(name => name.startsWith('GHSA-')) ?? found.id;
  return {
    id,
    aliases: names.filter(name => name !== id),
    package: at.name,
    versions: [at.version],
    severity: undefined,
    title: firstSentence(found.description) ?? found.id,
    url: id.startsWith('GHSA-') ? `https://github.com/advisories/${id}` : `https://osv.dev/vulnerability/${id}`,
    vulnerable: undefined,
    fixed: found.fix_versions.length > 0 ? found.fix_versions.join(', ') : undefined,
    paths: [],
  };
}

function firstSentence(description: string | null | undefined): string | undefined {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const sentence = /^.{1,160}?[.!?](?=\s|$)/.exec(text)?.[0] ?? clip(text, 160);
  return sentence.replace(/[.]$/, '');
}
