import picomatch from 'picomatch';

/** How an environment is protected, as GitHub tells it. */
export interface Protection {
  readonly name: string;
  readonly reviewers: readonly { readonly kind: 'person' | 'team'; readonly name: string }[];
  readonly preventsSelfReview: boolean | undefined;
  readonly adminsCanBypass: boolean | undefined;
  readonly refs: 'all' | 'protected' | readonly { readonly kind: 'branch' | 'tag'; readonly pattern: string }[];
}

/** How it has to be. */
export interface Wanted {
  readonly environment: string;
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly allowStarter: boolean;
  /** `refs/heads/main`; undefined where the run does not know it. */
  readonly ref: string | undefined;
}

/**
 * What is wrong with an environment that a role signs in, as sentences about it; empty where an approval there is worth
 * something. A workflow that names an environment which nobody has set up creates it without any rule.
 */
export function audit(found: Protection | undefined, wanted: Wanted): readonly string[] {
  if (found === undefined) return ['does not exist'];
  if (found.reviewers.length === 0) return ["has no required reviewers: jobs in it start without anybody's approval"];
  return [
    ...(wanted.allowStarter || found.preventsSelfReview === true
      ? []
      : ['lets whoever starts the run approve it themselves']),
    ...(found.adminsCanBypass === false ? [] : [bypass(found.adminsCanBypass)]),
    ...reviewersOf(found, wanted),
    ...refsOf(found, wanted),
  ];
}

const bypass = (can: true | undefined): string =>
  can === undefined
    ? 'could not be seen whole: GitHub does not say whether administrators can bypass it'
    : 'lets administrators bypass its reviewers';

function reviewersOf({ reviewers }: Protection, { people, teams }: Wanted): readonly string[] {
  if (people.length + teams.length === 0) return [];
  const wanted = [...people.map(name => `@${name}`), ...teams.map(name => `team ${name}`)];
  const actual = reviewers.map(({ kind, name }) => (kind === 'team' ? `team ${name}` : `@${name}`));
  const has = (list: readonly string[], name: string) => list.some(each => each.toLowerCase() === name.toLowerCase());
  const strangers = actual.filter(name => !has(wanted, name));
  const absent = wanted.filter(name => !has(actual, name));
  return [
    ...(strangers.length > 0 ? [`lets ${strangers.join(', ')} approve, whom the config does not name`] : []),
    ...(absent.length > 0 ? [`does not ask ${absent.join(', ')}, whom the config names`] : []),
  ];
}

function refsOf({ refs }: Protection, { ref }: Wanted): readonly string[] {
  // GitHub itself knows which branches are protected, and lets no other run a job there.
  if (refs === 'all' || refs === 'protected') return [];
  if (ref === undefined) return ['is for some branches only, and the run does not say on which it is'];
  const [kind, name] = ref.startsWith('refs/tags/')
    ? (['tag', ref.slice('refs/tags/'.length)] as const)
    : (['branch', ref.replace(/^refs\/heads\//, '')] as const);
  const patterns = refs.filter(each => each.kind === kind).map(({ pattern }) => pattern);
  if (patterns.some(pattern => picomatch.isMatch(name, pattern, { dot: true }))) return [];
  const shown = refs.map(each => (each.kind === 'tag' ? `tag ${each.pattern}` : each.pattern)).join(', ');
  return [`is for ${shown === '' ? 'no branch' : shown}, and this run is on ${name}`];
}
