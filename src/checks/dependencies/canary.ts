import { CouldNotTell } from '../../could-not-tell.js';
import type { Auditor, Project, Question } from './auditor.js';
import { writeProject } from './project.js';

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
    `${auditor.tool} finds nothing, and nothing either in a release with known vulnerabilities: ${asked} has no advisories`,
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
