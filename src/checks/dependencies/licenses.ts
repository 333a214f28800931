import { posix } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { productionOf } from '../../engines/dependency-graph/graph.js';
import { wayTo } from '../../engines/dependency-graph/ways.js';
import { isLicenseId, judgeLicense } from '../../engines/license-policy.js';
import type { LockedPackage, LockGraph } from '../../formats/locks/lock-graph.js';
import type { Files } from '../../ports/files.js';
import { count } from '../../text/units.js';
import type { Place } from './findings.js';
import type { DependenciesOptions } from './options.js';

type Policy = NonNullable<DependenciesOptions['licenses']>;

export interface Licensed {
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly evidence?: readonly string[];
}

interface Question {
  readonly graph: LockGraph;
  /** The lock file's folder. */
  readonly beside: string;
  readonly place: Place;
  readonly production: boolean;
  readonly policy: Policy;
}

/** Holds the licence of every package against the policy. A licence that is not known is not allowed. */
export async function checkLicenses(question: Question, files: Files): Promise<Licensed> {
  const { graph, production, policy } = question;
  mustBeIds([...(policy.allow ?? []), ...policy.deny]);
  const wanted = production ? productionOf(graph) : new Set(graph.packages.keys());
  const packages = [...graph.packages].filter(([key]) => wanted.has(key));
  const known = new Map<string, string>();
  for (const [key, found] of packages) {
    const license = found.license ?? (await installedLicense(key, { found, beside: question.beside, files }));
    if (license !== undefined) known.set(key, license);
  }
  if (known.size === 0) {
    const message = `${question.place.file}: not the licence of one package is known: the lock file tells none, and nothing is installed`;
    throw new CouldNotTell('nothing-checked', message, 'Install the dependencies before this check.');
  }
  const findings = distinct(
    packages.flatMap(([key, found]) => judge({ key, found, license: known.get(key) }, question)),
  );
  return { summary: summarise(known, findings, packages.length), findings };
}

function mustBeIds(ids: readonly string[]): void {
  const wrong = ids.find(id => !isLicenseId(id));
  if (wrong === undefined) return;
  const message = `licenses: ${wrong.slice(0, 60)} is no SPDX id`;
  throw new CouldNotTell(
    'unsupported',
    message,
    'Write it as on https://spdx.org/licenses/: MIT, Apache-2.0, GPL-3.0-only.',
  );
}

const manifest = z.object({
  version: z.string().nullish(),
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
});

const typed = z.object({ type: z.string() });

/** What an installed package says of itself, where it is the version that the lock file pins. */
async function installedLicense(
  key: string,
  { found, beside, files }: { readonly found: LockedPackage; readonly beside: string; readonly files: Files },
): Promise<string | undefined> {
  const { name, version } = found;
  const places = [
    ...(key.startsWith('node_modules/') || key.includes('/node_modules/') ? [key] : []),
    `node_modules/.pnpm/${name.replace('/', '+')}@${version}/node_modules/${name}`,
    `node_modules/${name}`,
  ];
  for (const place of places) {
    const path = posix.join(beside, place, 'package.json');
    if ((await files.facts(path))?.kind !== 'file') continue;
    const read = manifest.safeParse(parsed(await files.text(path))).data;
    if (read?.version === version) return licenseIn(read);
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text; before npm 3 an object with a type, or several of them to choose from. */
function licenseIn({ license, licenses }: z.output<typeof manifest>): string | undefined {
  const of = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : typed.safeParse(value).data?.type;
  const several = (Array.isArray(licenses) ? licenses : [licenses]).flatMap(value => of(value) ?? []);
  const own = of(license);
  return own ?? (several.length > 1 ? `(${several.join(' OR ')})` : several[0]);
}

function judge(
  one: { readonly key: string; readonly found: LockedPackage; readonly license: string | undefined },
  { graph, place, production, policy }: Question,
): readonly Finding[] {
  const { key, found, license } = one;
  const verdict = license === undefined ? 'unknown' : judgeLicense(license, { allow: policy.allow, deny: policy.deny });
  if (verdict === 'allowed') return [];
  const subject = `${found.name}@${found.version}`;
  const what =
    verdict === 'refused'
      ? `is under ${license}`
      : license
        ? `says ${license}, which is no SPDX licence`
        : 'tells no licence';
  const about = { name: found.name, version: found.version, places: [key] };
  const line = place.lineOf(about);
  const at = {
    subject,
    file: place.file,
    ...(line === undefined ? {} : { line }),
    ...(license ? { actual: license } : {}),
  };
  const way = wayTo(graph, { keys: new Set([key]), production });
  const by = Array.isArray(way) && way.length > 1 ? `, by ${way.join(' > ')}` : '';
  const rule = verdict === 'refused' ? 'license-refused' : 'license-unknown';
  const expected = policy.allow === undefined ? {} : { expected: policy.allow.join(', ') };
  return [{ rule, level: 'error', message: `${subject} ${what}${by}`, ...at, ...expected }];
}

/** A package lies at several places, and is one. */
const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map(finding => [`${finding.rule} ${finding.subject}`, finding])).values(),
];

function summarise(known: ReadonlyMap<string, string>, findings: readonly Finding[], packages: number): string {
  const counts = new Map<string, number>();
  for (const license of known.values()) counts.set(license, (counts.get(license) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const often = most === undefined ? '' : `, most often ${most[0]} (${most[1]})`;
  const result = findings.length === 0 ? 'all allowed' : `${count(findings.length, 'package')} not allowed`;
  return `${count(counts.size, 'licence')} of ${count(packages, 'package')}${often}: ${result}`;
}
