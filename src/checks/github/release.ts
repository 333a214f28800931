import { z } from 'zod';
import { type Finding, findingOf } from '../../check.js';
import type { GitHubOptions } from './options.js';
import { type Asking, hidden, type Part, short } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type Release = NonNullable<GitHubOptions['release']>;

const PERMISSION = 'contents: read';
const release = z.object({ tag_name: z.string(), draft: z.boolean(), html_url: z.string().nullish() });

/** A published release is asked for by its tag; a draft is found in the list alone, which needs a token that may write. */
export async function askRelease({ tag, draft }: Release, asking: Asking): Promise<Part> {
  const { repository } = asking;
  const published = await repository.one({
    route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
    with: { tag },
    what: `say whether ${tag} is released`,
    permission: PERMISSION,
  });
  if (published !== undefined) {
    const found = read(release, published, `the release ${tag}`);
    if (found.draft === draft) return { holds: holds(tag, draft), findings: draft ? [] : await elsewhere(tag, asking) };
    return wrong(tag, found);
  }
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/releases',
    what: 'list the releases',
    permission: draft ? 'contents: write' : PERMISSION,
  });
  if (answer === undefined) throw hidden('releases here', PERMISSION);
  const found = read(z.array(release), answer, 'the releases').find(({ tag_name: name }) => name === tag);
  if (found) return found.draft === draft ? { holds: holds(tag, draft), findings: [] } : wrong(tag, found);
  // Drafts are shown to those alone who may write.
  if (draft) throw hidden(`draft for ${tag}`, 'contents: write');
  const message = `there is no published release for ${tag}`;
  return { holds: '', findings: [findingOf(githubRules, { rule: 'release-missing', message, subject: tag })] };
}

const holds = (tag: string, draft: boolean): string => `the release ${tag} is ${draft ? 'a draft' : 'published'}`;

function wrong(tag: string, { draft, html_url: url }: z.output<typeof release>): Part {
  const message = `the release ${tag} is ${draft ? 'still a draft' : 'published already'}`;
  const finding = findingOf(githubRules, {
    rule: 'release-draft',
    message,
    subject: tag,
    ...(url ? { help: url } : {}),
  });
  return { holds: '', findings: [finding] };
}

async function elsewhere(tag: string, { repository }: Asking): Promise<readonly Finding[]> {
  const { commit } = repository;
  if (commit === undefined) return [];
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    with: { ref: `refs/tags/${tag}`, per_page: 1 },
    what: `say which commit ${tag} is`,
    permission: PERMISSION,
  });
  const sha = answer === undefined ? commit : read(z.object({ sha: z.string() }), answer, tag).sha;
  if (sha === commit) return [];
  const message = `the tag ${tag} is at ${short(sha)}, and this run is of ${short(commit)}`;
  return [findingOf(githubRules, { rule: 'release-elsewhere', message, subject: tag, expected: commit, actual: sha })];
}
