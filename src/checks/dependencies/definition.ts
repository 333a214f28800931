import { defineCheck, type Needs, type ToolNeed } from '../../check.js';
import { managerOf } from './lock-names.js';
import { type DependenciesOptions, dependenciesOptions, type Manager } from './options.js';

const TOOLS: Readonly<Record<Manager, string>> = {
  npm: 'npm',
  pnpm: 'pnpm',
  yarn: 'yarn',
  pip: 'pip-audit',
  osv: 'osv-scanner',
};

/** Lock files that are read without the manager. */
const isRead = (manager: Manager): boolean => ['npm', 'pnpm', 'yarn'].includes(manager);

function needsOf(options: DependenciesOptions): Needs {
  if (options.report !== undefined) return { tools: [], permissions: [] };
  const why = 'asks for known vulnerabilities of the packages in the lock file';
  const manager = options.manager ?? (options.lockfile === undefined ? undefined : managerOf(options.lockfile));
  if (options.engine !== 'tool' && manager !== undefined && isRead(manager)) return { tools: [], permissions: [] };
  const needed = (tool: string): ToolNeed => ({ tool, versionArgs: ['--version'], why });
  const tools = manager
    ? [needed(TOOLS[manager])]
    : Object.values(TOOLS).map(tool => ({
        ...needed(tool),
        anyOf: 'an audit for the lock file',
        // Which lock file there is is known when the check runs, and for most of them nothing is needed.
        optional: options.engine !== 'tool',
      }));
  return { tools, permissions: [] };
}

export const dependencies = defineCheck({
  kind: 'dependencies',
  summary: 'Dependencies have no known vulnerability at or above a severity',
  options: dependenciesOptions,
  needs: needsOf,
  docs: {
    about: `Asks the registry for advisories about the packages in the lock file, or reads a report that an earlier step wrote. Every advisory becomes a finding at the package's line in the lock file, with its id, severity, the shortest way in which the package comes in (\`a > b > c\`), the version without it, and whether those who ask for the package allow that version.

Lock files of npm (lockfileVersion 1 to 3, npm-shrinkwrap.json too), pnpm (5.0 to 9.0) and yarn (1, and 2 and newer) are read here, and the registry is asked with npm's bulk protocol: neither npm nor pnpm nor yarn is needed. \`engine: tool\` starts the manager's own audit instead. Other lock files are for pip-audit and osv-scanner.

The lock file must fit package.json, and those of all workspaces: one that does not tells nothing about what will be installed. Used in production is what is reached without a dependency for development, optional and peer dependencies among it, and what nothing asks for. Packages from git, files and addresses are noted: advisories speak of a registry's releases.

The registry that is asked is \`registry\`, else that of the machine (\`NPM_CONFIG_REGISTRY\`, listed under \`pass-env\`, or the user's \`.npmrc\`), else registry.npmjs.org. Credentials come from \`.npmrc\` and go to the host that they are written for alone. As with \`npm audit\`, it is told the names and versions of all packages that are looked at, those of other registries too.

Among what is asked about there is always one release that is known to be vulnerable, and an answer that does not speak of it is not believed: registries, mirrors and proxies without an advisory database answer "no vulnerabilities" to everything, and some lose a part of a long question. A tool that finds nothing is asked a second time, about that release alone.

A lock file that calls a package by one name or version and has the address of another is no evidence, nor one that has no version where a registry would be asked for it: what it says is not what would be installed.

Licences stand in lock files of npm (lockfileVersion 2 and 3), else in the \`package.json\` of what is installed. A package without one, or with one that SPDX does not know, is not allowed. To accept one all the same, write a waiver with \`rule\` and \`subject\`, the package with its version or without.

A tool's audit runs on copies of the lock file and the manifests in a folder of its own. What else the repository could say to the package manager is left behind: a \`.npmrc\` with \`offline\`, \`workspace\` or \`omit\`, ignore lists of pnpm, yarn or osv-scanner. Of a \`.npmrc\` only credentials (\`//host/…\`) come along. Where it names a registry, name that one in \`registry\` too. To accept an advisory, write a waiver.

\`fail-on\` is compared with the advisory's own severity. pip-audit knows none: everything that it finds fails. With \`engine: tool\`, npm 7 or newer is needed; the endpoints that yarn 1 and pnpm 10 ask have been retired by the public registry, so use pnpm 11 or newer, yarn 4, or \`manager: osv\`.`,
    example: `id: dependency-audit
kind: dependencies
with:
  lockfile: frontend/package-lock.json
  fail-on: high
  licenses:
    allow: [MIT, ISC, Apache-2.0, BSD-3-Clause]`,
    couldNotTell: [
      'no lock file, several of different managers, or one of a version that is not known',
      'the lock file does not fit package.json, or the package.json of a workspace',
      'the lock file says of a package what its address contradicts, or not which version it is',
      'a tool is needed and not on PATH, crashes, or does not end within the timeout',
      'the registry refuses, does not answer, or answers with something else than an audit (404, 405, 500, a web page)',
      'the audit looked at no package at all, or at fewer than the lock file has',
      'the audit finds nothing in a release that is known to be vulnerable (offline, a mirror without advisories)',
      'pip-audit skipped a package that is not listed under `allow-unchecked`',
      "the repository's `.npmrc` or `.yarnrc.yml` names a registry and `registry` does not",
      'a policy of licences is given, and not the licence of one package is known',
      'the report is missing, empty, cut off, of an unknown format, too old, or does not show that anything was looked at',
      'the report lies in the repository as it was checked out: committed longer ago than `max-age`, or in a shallow clone',
    ],
    rules: {
      'GHSA-…, CVE-…, PYSEC-…': 'a package has this known vulnerability, at or above `fail-on` (below it: a warning)',
      'license-refused': 'a package has a licence that is not allowed',
      'license-unknown': 'a package tells no licence, or none that SPDX knows',
      'not-of-a-registry': 'a package comes from git, a file or an address, of which no advisory speaks (note)',
      unchecked: 'a package was not looked at, which `allow-unchecked` allows (note)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runDependencies(options, ports),
});
