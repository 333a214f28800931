import { posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Files } from '../../ports/files.js';
import type { Auditor, Project, Question } from './auditor.js';
import { npm } from './npm.js';
import type { DependenciesOptions, Manager } from './options.js';
import { LOCK_NAMES, managerOf } from './options.js';
import { osv } from './osv.js';
import { pip } from './pip.js';
import { pnpm } from './pnpm.js';
import { yarn } from './yarn.js';

const AUDITORS: Readonly<Record<Manager, Auditor>> = { npm, pnpm, yarn, pip, osv };

/** Lock files that osv-scanner reads, and the managers that write them. */
const OTHERS = [
  'bun.lock',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'pylock.toml',
  'Pipfile.lock',
  'go.mod',
  'Cargo.lock',
  'gradle.lockfile',
  'pom.xml',
  'packages.lock.json',
  'Gemfile.lock',
  'composer.lock',
  'pubspec.lock',
  'mix.lock',
  'deno.lock',
];
/** No tool here reads them, and what to do instead. */
const UNREADABLE: Readonly<Record<string, string>> = {
  'bun.lockb': 'Write bun.lock with `bun install --save-text-lockfile`.',
  'Podfile.lock': 'Audit it in an earlier step, and name the audit in `report`.',
  'Package.resolved': 'Audit it in an earlier step, and name the audit in `report`.',
};

/** What is to be audited, and by whom. */
export interface Choice {
  readonly manager: Manager;
  readonly auditor: Auditor;
  /** Relative to the working directory. */
  readonly lockFile: string;
}

/** Finds manager and lock file. Throws `CouldNotTell` where there is none, or more than one could be meant. */
export async function choose(options: DependenciesOptions, files: Files): Promise<Choice> {
  const { lockfile, manager } = options;
  if (lockfile !== undefined) {
    const chosen = manager ?? managerOf(lockfile);
    return { manager: chosen, auditor: AUDITORS[chosen], lockFile: lockfile };
  }
  const managers = (['npm', 'pnpm', 'yarn', 'pip'] as const).filter(
    known => !manager || [known, 'osv'].includes(manager),
  );
  const found: { readonly manager: Manager; readonly lockFile: string }[] = [];
  for (const known of managers) {
    const first = await firstOf(LOCK_NAMES[known], files);
    if (first !== undefined) found.push({ manager: manager ?? known, lockFile: first });
  }
  const other = manager === undefined || manager === 'osv' ? await firstOf(OTHERS, files) : undefined;
  if (other !== undefined) found.push({ manager: 'osv', lockFile: other });
  const [only, second] = found;
  if (!only) {
    const unreadable = await firstOf(Object.keys(UNREADABLE), files);
    if (unreadable !== undefined) {
      const message = `${unreadable}: lock files of this kind are read by no tool that is known here`;
      throw new CouldNotTell('unsupported', message, UNREADABLE[unreadable] ?? '');
    }
    const remedy = 'Name it in `lockfile`, relative to the working directory.';
    throw new CouldNotTell('nothing-checked', 'no lock file in the working directory', remedy);
  }
  if (second) {
    const names = found.map(({ lockFile }) => lockFile).join(' and ');
    const remedy = 'Name the one that is meant in `lockfile`; a second check can look at the other.';
    throw new CouldNotTell('unsupported', `${names}: more than one lock file`, remedy);
  }
  return { manager: only.manager, auditor: AUDITORS[only.manager], lockFile: only.lockFile };
}

/** True for the lock files of npm. */
export const isNpm = (lockFile: string): boolean => LOCK_NAMES.npm.includes(posix.basename(lockFile));

async function firstOf(names: readonly string[], files: Files): Promise<string | undefined> {
  for (const name of names) {
    if ((await files.facts(name))?.kind === 'file') return name;
  }
  return undefined;
}

/** Copies what the audit needs into a scratch directory. */
export async function copyProject(
  { auditor, lockFile }: Choice,
  at: { readonly files: Files; readonly registry: string | undefined },
): Promise<Project> {
  const { files, registry } = at;
  const lock = await files.text(lockFile);
  if (lock.trim() === '') {
    throw new CouldNotTell('truncated', `${lockFile}: is empty`, 'Write the lock file again and commit it.');
  }
  const lockName = posix.basename(lockFile);
  const beside = posix.dirname(lockFile);
  const read = async (path: string) => {
    const file = posix.join(beside, path);
    return (await files.facts(file)) === undefined ? undefined : files.text(file);
  };
  const manifests = await auditor.manifests({ lock, lockName: lockFile, registry, read });
  return writeProject({ ...manifests, [lockName]: lock }, { files, lockName });
}

/** Writes a project into a fresh scratch directory. */
export async function writeProject(
  contents: Readonly<Record<string, string>>,
  { files, lockName }: { readonly files: Files; readonly lockName: string },
): Promise<Project> {
  const folder = await files.scratch();
  for (const [path, text] of Object.entries(contents)) await files.write(posix.join(folder, path), text);
  return { folder, lockName, lock: contents[lockName] ?? '' };
}

/**
 * Believes an audit that found nothing: the same question about a release that is known to be vulnerable must find
 * something. Otherwise whoever was asked has no advisories, and `CouldNotTell` says so.
 */
export async function proveAdvisories(auditor: Auditor, project: Project, question: Question): Promise<void> {
  const contents = auditor.canary(project.lock);
  const lockName = Object.keys(contents)[0] ?? project.lockName;
  const credentials = await credentialsOf(project, question);
  const canary = await writeProject({ ...contents, ...credentials }, { files: question.ports.files, lockName });
  const { audit } = await auditor.audit(canary, { ...question, production: false });
  if (audit.advisories.length > 0) return;
  const asked = question.registry === undefined ? 'whoever was asked' : withoutPassword(question.registry);
  throw new CouldNotTell(
    'nothing-checked',
    `${auditor.tool} reported nothing even for a package known to be vulnerable, so ${asked} has no advisory data`,
    'Name a registry with advisories in `registry`, and look for an offline setting.',
  );
}

function withoutPassword(registry: string): string {
  const { origin, pathname } = new URL(registry);
  return `${origin}${pathname}`;
}

async function credentialsOf(project: Project, { ports }: Question): Promise<Readonly<Record<string, string>>> {
  const path = `${project.folder}/.npmrc`;
  return (await ports.files.facts(path)) ? { '.npmrc': await ports.files.text(path) } : {};
}
