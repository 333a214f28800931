import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { compareVersions, isVersion } from '../../engines/versions/order.js';
import { checkoutOf, expectGit } from '../../facts/repository/history.js';
import { releasedTag, versionInTag } from '../../facts/repository/tags.js';
import { answerOf, printedBy } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { fitsWildcard } from '../../text/wildcard.js';
import type { ReleaseOptions } from './options.js';
import { releaseRules } from './rules.js';

/** The release and the one before it, by their tags; undefined where there is none. */
export interface Tags {
  readonly own: string | undefined;
  readonly previous: string | undefined;
  readonly findings: readonly Finding[];
}

/** Reads the tags of this commit's history. Throws where this clone does not have them all. */
export async function readTags(options: ReleaseOptions, ports: Ports): Promise<Tags> {
  await expectGit(ports);
  const whole = await git(['rev-parse', '--is-shallow-repository'], ports);
  if (whole !== 'false') {
    const remedy = 'Check out with `fetch-depth: 0`, which brings the tags along.';
    throw new CouldNotTell('truncated', 'this clone does not have the whole history, so its tags are not all', remedy);
  }
  const own = options.tag === true ? await releasedTag(ports) : (options.tag ?? (await tagHere(ports)));
  const merged = (await git(['tag', '--list', '--merged', 'HEAD'], ports)).split('\n');
  const versions = merged.filter(
    tag => tag !== '' && tag !== own && fitsWildcard(tag, options.pattern) && isVersion(versionInTag(tag)),
  );
  const previous = versions.reduce<string | undefined>(
    (last, tag) => (last === undefined || isNewer(tag, last) ? tag : last),
    undefined,
  );
  const findings = options.tag === undefined || own === undefined ? [] : await judgeTag(own, { previous, ports });
  const none = options.previous !== undefined && previous === undefined;
  const message = `no earlier version has a tag in the history of this commit${options.pattern === '*' ? '' : ` (${options.pattern})`}`;
  return {
    own,
    previous,
    findings: none ? [...findings, findingOf(releaseRules, { rule: 'previous-missing', message })] : findings,
  };
}

const isNewer = (tag: string, than: string): boolean =>
  (compareVersions(versionInTag(tag), versionInTag(than)) ?? 0) > 0;

/** That of the event or of this commit, where nobody demands one. */
async function tagHere(ports: Ports): Promise<string | undefined> {
  try {
    return await releasedTag(ports);
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === 'nothing-checked') return undefined;
    throw error;
  }
}

async function judgeTag(
  own: string,
  { previous, ports }: { readonly previous: string | undefined; readonly ports: Ports },
): Promise<readonly Finding[]> {
  const subject = own;
  const at = await commitOf(`refs/tags/${own}`, ports);
  if (at === undefined)
    return [findingOf(releaseRules, { rule: 'tag-missing', message: `no tag is called ${own}`, subject })];
  const head = await commitOf('HEAD', ports);
  const findings: Finding[] = [];
  if (at !== head) {
    const message = `${own} is at ${at.slice(0, 12)}, and ${head?.slice(0, 12)} is checked out`;
    findings.push(findingOf(releaseRules, { rule: 'tag-elsewhere', message, subject }));
  }
  const version = versionInTag(own);
  if (!isVersion(version))
    return [...findings, findingOf(releaseRules, { rule: 'no-version', message: `${own} is no version`, subject })];
  if (previous === undefined) return findings;
  const order = compareVersions(version, versionInTag(previous));
  if (order !== undefined && order > 0) return findings;
  const message = `${own} is not greater than ${previous}, which this commit's history has`;
  return [...findings, findingOf(releaseRules, { rule: 'not-greater', message, subject })];
}

export async function commitOf(name: string, ports: Ports): Promise<string | undefined> {
  const ran = await checkoutOf(ports).run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return printedBy(ran)?.trim() || undefined;
}

export async function git(args: readonly string[], ports: Ports): Promise<string> {
  return answerOf(await checkoutOf(ports).run(args), { tool: 'git', exits: [0] }).stdout.trim();
}
