import { CouldNotTell } from '../../could-not-tell.js';
import type { GitleaksAllowlist } from '../../formats/leaks/gitleaks-config.js';
import type { Ports } from '../../ports/ports.js';

const CONFIG = '.gitleaks.toml';
const IGNORE = '.secretlintignore';

/** A place as the repository's allowlists see it. */
interface AllowedPlace {
  readonly rule: string;
  /** From the working directory, `/` between its parts; empty for a commit's message. */
  readonly file: string;
  readonly secret: string;
  /** The line's text. */
  readonly line: string;
  readonly commit?: string | undefined;
}

/** What the repository says to leave out. */
export interface Allowances {
  /** The file that allows a place; undefined where none does. */
  readonly by: (place: AllowedPlace) => string | undefined;
  /** The files that say so. */
  readonly lists: readonly string[];
  /** Keys in them that are not applied. */
  readonly unheeded: readonly { readonly file: string; readonly key: string }[];
}

type Test = (place: AllowedPlace) => boolean;

/** Reads `.gitleaks.toml` and `.secretlintignore` of the working directory. */
export async function openAllowances({ files }: Ports): Promise<Allowances> {
  const tests = new Map<string, Test>();
  const unheeded: string[] = [];
  const textOf = async (name: string) =>
    (await files.facts(name))?.kind === 'file' ? files.text(name, 1024 * 1024) : undefined;
  const config = await textOf(CONFIG);
  if (config !== undefined) {
    const { readGitleaksConfig } = await import('../../formats/leaks/gitleaks-config.js');
    const read = readGitleaksConfig(config, CONFIG);
    unheeded.push(...read.unheeded);
    const lists = await Promise.all(read.allowlists.map(testOf));
    tests.set(CONFIG, place => lists.some(allows => allows(place)));
  }
  const ignored = await textOf(IGNORE);
  if (ignored !== undefined) {
    const { default: ignore } = await import('ignore');
    const rules = ignore({ allowRelativePaths: true }).add(ignored);
    tests.set(IGNORE, ({ file }) => file !== '' && rules.ignores(file));
  }
  const by: Allowances['by'] = place => [...tests].find(([, allows]) => allows(place))?.[0];
  return { by, lists: [...tests.keys()], unheeded: unheeded.map(key => ({ file: CONFIG, key })) };
}

/** An allowlist as gitleaks applies it. */
async function testOf(list: GitleaksAllowlist): Promise<Test> {
  const paths = await Promise.all(list.paths.map(expression));
  const regexes = await Promise.all(list.regexes.map(expression));
  const parts: Test[] = [];
  if (list.commits.length > 0) parts.push(({ commit }) => commit !== undefined && list.commits.includes(commit));
  if (paths.length > 0) parts.push(({ file }) => file !== '' && paths.some(matches => matches(file)));
  if (regexes.length > 0) parts.push(place => regexes.some(matches => matches(place[list.target])));
  if (list.stopwords.length > 0) {
    parts.push(({ secret }) => list.stopwords.some(word => secret.toLowerCase().includes(word)));
  }
  const isFor = ({ rule }: AllowedPlace) => list.rules.length === 0 || list.rules.includes(rule);
  if (list.needs === 'all') return place => parts.length > 0 && isFor(place) && parts.every(part => part(place));
  return place => isFor(place) && parts.some(part => part(place));
}

async function expression(source: string): Promise<(text: string) => boolean> {
  const { RE2JS } = await import('re2js');
  try {
    const compiled = RE2JS.compile(source);
    return text => compiled.matcher(text).find();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell('wrong-format', `${CONFIG}: ${why}`, 'Write it in the dialect of RE2.', { cause });
  }
}
