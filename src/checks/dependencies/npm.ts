import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { endOf, exitedWith } from '../../facts/tool/answer.js';
import type { Audit } from '../../formats/audits/advisory.js';
import { isNpmAudit, readNpmAudit } from '../../formats/audits/npm-audit.js';
import { parseJson } from '../../formats/json/json.js';
import { type LockFile, readNpmLock } from '../../formats/locks/lock-file.js';
import { type Auditor, KEEP, noAudit, outputOf, type Project, type Question } from './auditor.js';
import { readCredentials, readManifest, readManifests } from './manifest.js';

const REMEDY = 'Run `npm audit --json` by hand; npm 7 or newer is needed.';

/** What npm says in JSON where it has no audit: an error of its own, or one of its HTTP client. */
const refusal = z.object({
  message: z.string().optional(),
  error: z.object({ code: z.string().optional(), summary: z.string().optional() }).optional(),
});

/** `npm audit`, by its JSON: its exit code is 1 for findings and for every error alike. */
export const npm: Auditor = {
  tool: 'npm',

  manifests: async at => {
    const { workspaces, version, packages } = readNpmLock(at.lock, lockOrigin(at.lockName));
    if (version < 2) {
      const remedy = 'Run `npm install` with npm 7 or newer once, and commit the lock file.';
      throw new CouldNotTell('unsupported', `${at.lockName}: lockfileVersion ${version} cannot be audited`, remedy);
    }
    if (packages.all === 0) throw nothing(at.lockName, 'lists no package');
    return {
      'package.json': await readManifest(at, 'package.json'),
      ...(await readManifests(at, workspaces)),
      ...(await readCredentials(at)),
    };
  },

  audit: async (project, question) => {
    const ran = await question.ports.exec.run(['npm', 'audit', ...flags(question)], {
      cwd: project.folder,
      keep: KEEP,
    });
    const text = outputOf(ran, 'npm audit');
    if (text.trim() === '' && !exitedWith(ran, 0)) throw noAudit('npm audit', `${endOf(ran)}: ${ran.stderr.text}`);
    const value = parseJson(text, { name: "npm audit's answer", remedy: REMEDY });
    if (!isNpmAudit(value)) throw refused(value, ran.stderr.text);
    if (!exitedWith(ran, 0)) throw noAudit('npm audit', `${endOf(ran)}: ${ran.stderr.text}`);
    return {
      audit: check(readNpmAudit(value, { name: "npm audit's answer", remedy: REMEDY }), project, question),
      log: ran.log,
    };
  },

  canary: () => ({
    'package-lock.json': JSON.stringify({
      name: 'canary',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'canary', version: '1.0.0', dependencies: { lodash: '4.17.15' } },
        'node_modules/lodash': { version: '4.17.15' },
      },
    }),
    'package.json': JSON.stringify({ name: 'canary', version: '1.0.0', dependencies: { lodash: '4.17.15' } }),
  }),
};

/** Each flag is spelled out: the user's own settings may say otherwise. */
function flags({ production, registry }: Question): readonly string[] {
  return [
    '--json',
    '--audit-level=none',
    '--package-lock-only',
    '--audit=true',
    '--offline=false',
    '--prefer-offline=false',
    '--global=false',
    '--fetch-retry-mintimeout=1000',
    ...(production ? ['--omit=dev'] : ['--include=dev']),
    '--include=prod',
    '--include=optional',
    '--include=peer',
    ...(registry === undefined ? [] : [`--registry=${registry}`]),
  ];
}

/** npm takes packages that it cannot reach from `package.json` for development ones, and says nothing. */
function check(audit: ReturnType<typeof readNpmAudit>, project: Project, { production }: Question) {
  const lock = readNpmLock(project.lock, lockOrigin(project.lockName));
  const packages = production ? audit.packages - audit.development : audit.packages;
  const expected = production ? lock.packages.production : lock.packages.all;
  if (expected === 0) throw nothing(project.lockName, 'lists no package for production');
  if (packages < expected) {
    const message = `npm audited ${packages} of ${expected} packages in ${project.lockName}`;
    const remedy = 'Run `npm install`: the lock file does not fit package.json.';
    throw new CouldNotTell('stale', message, remedy);
  }
  return { ...withVersions(audit, lock), packages: expected };
}

/** npm's report tells places in the lock file, which has the versions. */
export function withVersions<A extends Audit>(audit: A, lock: LockFile): A {
  const advisories = audit.advisories.map(advisory => {
    if (advisory.versions.length > 0) return advisory;
    return { ...advisory, versions: [...new Set(advisory.paths.flatMap(place => lock.versionAt(place) ?? []))] };
  });
  return { ...audit, advisories };
}

function refused(value: unknown, stderr: string): CouldNotTell {
  const { message, error } = refusal.safeParse(value).data ?? {};
  if (typeof value === 'object' && value !== null && 'advisories' in value) {
    return new CouldNotTell(
      'tool-refused',
      'npm is older than 7: its audit asks a retired endpoint',
      'Use npm 7 or newer.',
    );
  }
  return noAudit('npm audit', message || error?.summary || error?.code || stderr);
}

const nothing = (lockName: string, why: string): CouldNotTell =>
  new CouldNotTell('nothing-checked', `${lockName}: ${why}`, 'Name another `lockfile`, or leave this check out.');

const lockOrigin = (name: string) => ({ name, remedy: 'Run `npm install` and commit the lock file.' });
