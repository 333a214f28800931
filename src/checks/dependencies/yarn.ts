import { CouldNotTell } from '../../could-not-tell.js';
import { endOf, exitedWith } from '../../facts/tool/answer.js';
import type { Audit } from '../../formats/audits/advisory.js';
import { readYarnAudit, readYarnClassicAudit } from '../../formats/audits/yarn-audit.js';
import { readYarnLock } from '../../formats/locks/lock-file.js';
import type { Argv } from '../../ports/exec.js';
import { type Audited, type Auditor, KEEP, noAudit, outputOf, type Project, type Question } from './auditor.js';
import { readManifest, readManifests, refuseOtherRegistry } from './manifest.js';

const ORIGIN = { name: "yarn's answer", remedy: 'Run `yarn npm audit --json` by hand.' };

/** `yarn npm audit` of yarn 2 and newer, `yarn audit` of yarn 1. */
export const yarn: Auditor = {
  tool: 'yarn',

  manifests: async at => {
    const { version, packages, workspaces } = readYarnLock(at.lock);
    if (version === 0) {
      const message = `${at.lockName}: is no lock file of yarn`;
      throw new CouldNotTell('wrong-format', message, 'Run `yarn install` and commit the lock file.');
    }
    if (packages.all === 0) {
      const remedy = 'Name another `lockfile`, or leave this check out.';
      throw new CouldNotTell('nothing-checked', `${at.lockName}: lists no package`, remedy);
    }
    await refuseOtherRegistry(at);
    return { 'package.json': await readManifest(at, 'package.json'), ...(await readManifests(at, workspaces)) };
  },

  audit: async (project, question) => {
    const lock = readYarnLock(project.lock);
    const major = await majorVersion(project, question);
    if ((major === 1) !== (lock.version === 1)) {
      const message = `${project.lockName} is not of the yarn on PATH, which is version ${major}`;
      const remedy = 'Run `corepack enable`, and name the version in package.json under `packageManager`.';
      throw new CouldNotTell('tool-refused', message, remedy);
    }
    return major === 1 ? auditClassic(project, question) : auditBerry(project, question, major);
  },

  canary: lock => {
    const header = /^__metadata:\r?\n(?: {2}.+\r?\n)+/m.exec(lock)?.[0];
    const manifest = { name: 'canary', version: '1.0.0', dependencies: { lodash: '4.17.15' } };
    return {
      'yarn.lock': header === undefined ? CANARY_1 : `${header}${CANARY_BERRY}`,
      'package.json': JSON.stringify(manifest),
    };
  },
};

async function majorVersion(project: Project, { ports }: Question): Promise<number> {
  const ran = await ports.exec.run(['yarn', '--version'], { cwd: project.folder });
  const major = /^(\d+)\.\d+/m.exec(ran.stdout.text)?.[1];
  if (!exitedWith(ran, 0) || major === undefined) throw noAudit('yarn', ran.stderr.text || ran.stdout.text);
  return Number(major);
}

async function auditBerry(project: Project, question: Question, major: number): Promise<Audited> {
  const { production, registry, ports } = question;
  const argv: Argv = ['yarn', 'npm', 'audit', '--json', '--all', '--recursive'];
  const choices = [
    ...(production ? ['--environment', 'production'] : []),
    ...(major >= 4 ? ['--no-deprecations'] : []),
  ];
  const ran = await ports.exec.run([...argv, ...choices], {
    cwd: project.folder,
    keep: KEEP,
    env: {
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_COLORS: '0',
      YARN_ENABLE_NETWORK: '1',
      YARN_NPM_AUDIT_REGISTRY: registry,
      // yarn refuses plain HTTP unless the host is listed; whoever writes http:// in the config wants it.
      YARN_UNSAFE_HTTP_WHITELIST: registry?.startsWith('http:') ? new URL(registry).hostname : undefined,
    },
  });
  const text = outputOf(ran, 'yarn npm audit');
  const isAnswer = text.trim() === '' || text.trimStart().startsWith('{');
  if (!isAnswer || (!exitedWith(ran, 0) && text.trim() === ''))
    throw noAudit('yarn npm audit', plain(text || ran.stderr.text));
  const audit = readYarnAudit(text, ORIGIN);
  if (!exitedWith(ran, 0) && audit.advisories.length === 0) throw noAudit('yarn npm audit', endOf(ran));
  return { audit: counted(audit, project), log: ran.log };
}

async function auditClassic(project: Project, { production, registry, ports }: Question): Promise<Audited> {
  if (registry !== undefined) {
    const remedy = 'Leave `registry` out, or use yarn 4, npm, or `manager: osv`.';
    throw new CouldNotTell('unsupported', 'yarn 1 can audit against registry.yarnpkg.com alone', remedy);
  }
  const argv: Argv = ['yarn', 'audit', '--json', '--no-progress'];
  const groups = production ? ['--groups', 'dependencies optionalDependencies peerDependencies'] : [];
  const ran = await ports.exec.run([...argv, ...groups], { cwd: project.folder, keep: KEEP });
  const text = outputOf(ran, 'yarn audit');
  const remedy = 'The endpoint that yarn 1 asks has been retired: use yarn 4, or `manager: osv`.';
  const errors = ran.stderr.text.split('\n').filter(line => /^\{\s*"type"\s*:\s*"error"/.test(line));
  const audit = readYarnClassicAudit([text.trimEnd(), ...errors].join('\n'), { ...ORIGIN, remedy });
  return { audit: counted(audit, project), log: ran.log };
}

/** yarn 4 does not say how many packages it asked about: where it asks at all, about all that the lock file has. */
const counted = (audit: Audit, project: Project): Audit => ({
  ...audit,
  packages: audit.packages ?? readYarnLock(project.lock).packages.all,
});

const CANARY_1 = `# yarn lockfile v1


lodash@4.17.15:
  version "4.17.15"
  resolved "https://registry.yarnpkg.com/lodash/-/lodash-4.17.15.tgz#b447f6670a0455bbfeedd11392eff330ea097548"
`;

const CANARY_BERRY = `
"canary@workspace:.":
  version: 0.0.0-use.local
  resolution: "canary@workspace:."
  dependencies:
    lodash: "npm:4.17.15"
  languageName: unknown
  linkType: soft

"lodash@npm:4.17.15":
  version: 4.17.15
  resolution: "lodash@npm:4.17.15"
  languageName: node
  linkType: hard
`;

/** yarn's own lines begin with `➤ YN0035:`; a crash with a bundle's source. */
const plain = (text: string): string =>
  text
    .split('\n')
    .filter(line => line.length < 500)
    .map(line => line.replace(/^➤ YN\d{4}:\s*/, ''))
    .join('\n');
