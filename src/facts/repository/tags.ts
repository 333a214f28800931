import { CouldNotTell } from '../../could-not-tell.js';
import { compareVersions, isVersion } from '../../engines/versions/order.js';
import type { Ports } from '../../ports/ports.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { answerOf } from '../tool/answer.js';
import { checkoutOf, expectGit } from './history.js';

/**
 * The tag that is released: that of the workflow's event, else the one of the commit that is checked out. Throws where there
 * is none, or more than one that could be meant.
 */
export async function releasedTag(ports: Ports): Promise<string> {
  const { GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name } = ports.host.environment;
  if (type === 'tag' && name) return name;
  const here = await tagsOf(['--points-at', 'HEAD'], ports);
  const versions = here.filter(isReleaseTag);
  const found = versions.length > 0 ? versions : here;
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const message =
    first === undefined
      ? 'this run is of no tag, and the commit that is checked out has none'
      : `the commit that is checked out has ${found.length} tags: ${found.slice(0, 5).join(', ')}`;
  const remedy =
    first === undefined
      ? 'Run it where the tag is pushed, check out with the tags, or leave `tag` out.'
      : 'Run it where the tag is pushed: the event then says which tag is meant.';
  throw new CouldNotTell('nothing-checked', message, remedy);
}

/** What precedes a tag's version is often the name of a package: `api-v1.2.0`, `@acme/api@1.2.0`. */
export const versionInTag = (tag: string): string => /^.*?[@/_-]?v?(\d+(?:\.\d.*)?)$/i.exec(tag)?.[1] ?? tag;

const isReleaseTag = (tag: string): boolean => isVersion(versionInTag(tag));

/** The highest version among the tags that this commit contains and a glob fits, `except` left out. Throws where there is none. */
export async function lastTag(
  { glob, except }: { readonly glob: string; readonly except: string | undefined },
  ports: Ports,
): Promise<string> {
  const shallow = await ask(['rev-parse', '--is-shallow-repository'], ports);
  if (shallow.trim() !== 'false') {
    const remedy = 'Check out with `fetch-depth: 0`, which brings the tags along.';
    throw new CouldNotTell('truncated', 'this clone does not have the whole history, so its tags are not all', remedy);
  }
  const merged = await tagsOf(['--merged', 'HEAD'], ports);
  const versions = merged.filter(tag => tag !== except && fitsWildcard(tag, glob) && isReleaseTag(tag));
  const [first, ...rest] = versions;
  if (first !== undefined) return rest.reduce((last, tag) => (isNewer(tag, last) ? tag : last), first);
  const remedy = 'Check out with `fetch-depth: 0`. Before the first release leave `greater-than` out.';
  const which = glob === '*' ? 'has a version' : `has a version and fits ${glob}`;
  throw new CouldNotTell('nothing-checked', `no earlier tag of this commit's history ${which}`, remedy);
}

const isNewer = (tag: string, than: string): boolean =>
  (compareVersions(versionInTag(tag), versionInTag(than)) ?? 0) > 0;

const tagsOf = async (which: readonly string[], ports: Ports): Promise<readonly string[]> =>
  (await ask(['tag', '--list', ...which], ports)).split('\n').filter(line => line !== '');

async function ask(args: readonly string[], ports: Ports): Promise<string> {
  await expectGit(ports);
  return answerOf(await checkoutOf(ports).run(args), { tool: 'git', exits: [0] }).stdout;
}
