import ignore from 'ignore';
import { z } from 'zod';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import { type Asking, hidden } from './part.js';
import type { Pull } from './pull.js';
import { read } from './read.js';
import { githubRules } from './rules.js';
import { teamMembers } from './team.js';

const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** GitHub lists no more files of a pull request. */
const MAX_FILES = 3000;

const content = z.object({ encoding: z.literal('base64'), content: z.string() });
const changed = z.array(z.object({ filename: z.string(), previous_filename: z.string().nullish() }));

/** What lacks the approval of an owner: a finding for each set of owners of which nobody has approved. */
export async function missingOwners(
  pull: Pull,
  { approved, asking }: { readonly approved: readonly string[]; readonly asking: Asking },
): Promise<readonly Finding[]> {
  const ownersOf = codeOwners(await readCodeOwners(pull, asking));
  const lacking = new Map<string, string[]>();
  for (const file of await changedFiles(pull, asking)) {
    const owners = ownersOf(file);
    if (owners.length === 0 || (await hasApproved(owners, { approved, asking }))) continue;
    const key = owners.join(' ');
    lacking.set(key, [...(lacking.get(key) ?? []), file]);
  }
  return [...lacking].map(([owners, [file = '', ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${count(others.length, 'more file')}`;
    const message = `#${pull.number}: no owner of ${file}${more} has approved`;
    const expected = `one of ${owners}`;
    return findingOf(githubRules, { rule: 'code-owner-missing', message, subject: `#${pull.number}`, expected });
  });
}

async function readCodeOwners({ base }: Pull, { repository }: Asking): Promise<string> {
  for (const path of PLACES) {
    const answer = await repository.one({
      route: 'GET /repos/{owner}/{repo}/contents/{path}',
      with: { path, ref: base.ref },
      what: `give ${path}`,
      permission: 'contents: read',
    });
    if (answer !== undefined) return Buffer.from(read(content, answer, path).content, 'base64').toString('utf8');
  }
  throw hidden('file CODEOWNERS', 'contents: read');
}

async function changedFiles({ number }: Pull, { repository }: Asking): Promise<readonly string[]> {
  const permission = 'pull-requests: read';
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    with: { pull_number: number },
    what: `list the files of #${number}`,
    permission,
  });
  if (answer === undefined) throw hidden(`pull request #${number}`, permission);
  const files = read(changed, answer, `the files of #${number}`);
  if (files.length >= MAX_FILES) {
    const remedy = 'Split the pull request.';
    throw new CouldNotTell('truncated', `#${number} has more files than GitHub lists`, remedy);
  }
  return files.flatMap(file => [file.filename, ...(file.previous_filename ? [file.previous_filename] : [])]);
}

/** The owners of a path by the last line that fits it; none where that line names none, or no line fits. */
export function codeOwners(text: string): (path: string) => readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(line => line !== '')
    .map(line => {
      const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
      const fits = ignore({ allowRelativePaths: true }).add(pattern);
      // Unlike git's, its `docs/*` means files of that folder alone.
      const depth = /[^*]\/\*$/.test(pattern) ? pattern.replace(/^\//, '').split('/').length : undefined;
      const isFit = (path: string): boolean =>
        fits.ignores(path) && (depth === undefined || path.split('/').length === depth);
      return { isFit, owners };
    })
    .reverse();
  return path => lines.find(({ isFit }) => isFit(path))?.owners ?? [];
}

async function hasApproved(
  owners: readonly string[],
  { approved, asking }: { readonly approved: readonly string[]; readonly asking: Asking },
): Promise<boolean> {
  const names = owners.map(owner => owner.replace(/^@/, '').toLowerCase());
  if (approved.some(login => names.includes(login.toLowerCase()))) return true;
  if (approved.length === 0) return false;
  for (const team of names.filter(name => name.includes('/'))) {
    const members = await teamMembers(team, asking);
    if (approved.some(login => members.has(login.toLowerCase()))) return true;
  }
  if (!owners.some(owner => !owner.startsWith('@'))) return false;
  const remedy = 'Name owners in CODEOWNERS by their logins.';
  throw new CouldNotTell('unsupported', 'an owner is named by an address, which GitHub shows to nobody', remedy);
}
