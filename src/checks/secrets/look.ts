import { byFindings, type Finding, type Verdict } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { present, proveSight } from '../../facts/leaks/canary.js';
import type { Scanner, Target } from '../../facts/leaks/scanner.js';
import { expectCommits, repositoryPrefix } from '../../facts/repository/history.js';
import { type SourceLines, sourceLines } from '../../facts/repository/source-lines.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { chooseScanners, strangeRules } from './choice.js';
import { lookAtCommits, lookAtStaged } from './commits.js';
import { openCounting } from './counting.js';
import { type AllowedSeen, ENGINE, type Engine, openEngine } from './engine.js';
import { findingsOf, remarkIn, type Seen, summarise } from './findings.js';
import type { SecretsOptions } from './options.js';
import { findTarget } from './target.js';
import { lookAtFiles, type Sight } from './tree.js';

const NOTHING: Target = { roots: [], files: [] };
/** So many places that are allowed are told one by one. */
const MOST_ALLOWED = 200;

/** What all that looked has to say. */
interface Harvest {
  readonly seen: Seen[];
  readonly allowed: AllowedSeen[];
  readonly gaps: Finding[];
  /** `gitleaks 8.30.1: 12 files`. */
  readonly looked: string[];
}

/** Looks for secrets with the embedded engine and with the tools that are asked for. */
export async function lookForSecrets(options: SecretsOptions, ports: Ports): Promise<Verdict> {
  const { history, staged } = options;
  const strange = strangeRules(options);
  const scanners = await chooseScanners(options, ports);
  const target = staged ? NOTHING : await findTarget(options, ports);
  const commits = history === undefined ? 0 : await expectCommits(history, ports);
  const prefix = history === undefined && !staged ? '' : await repositoryPrefix(ports);
  const counting = await openCounting(options, { ports, files: new Set(target.files), prefix });
  const engine = await openEngine(options, ports);
  const lines = sourceLines(ports.files);
  const harvest: Harvest = { seen: [], allowed: [], gaps: [], looked: [] };
  const setting = { engine, options, ports, prefix, isExcluded: counting.isExcluded };
  try {
    if (staged) reap(harvest, await lookAtStaged(setting));
    else reap(harvest, await lookAtFiles(target.files, setting));
    if (history !== undefined) reap(harvest, await lookAtCommits({ range: history, commits }, setting));
    for (const scanner of scanners) await runTool(scanner, { target, history, counting, harvest, lines, ports });
  } catch (error) {
    throw withSeen(error, harvest.seen);
  }
  const found = await findingsOf(harvest.seen, { rules: options.policies, lines });
  const where = placesOf(target.files.length, options);
  const by = [ENGINE, ...scanners.map(({ name }) => name)].join(', ');
  const missed = harvest.gaps.length === 0 ? '' : `, ${count(harvest.gaps.length, 'file')} not looked at`;
  return byFindings(`${summarise(found)} in ${where}${missed} (${by})`, {
    findings: [...found, ...harvest.gaps, ...(await allowLists(engine, { scanners, ports }))],
    measurements: [
      ...(staged ? [] : [{ name: 'files', value: target.files.length, unit: 'files' }]),
      { name: 'secrets', value: found.length, unit: 'places' },
    ],
    details: [
      {
        title: 'what looked at what',
        text: [...harvest.looked, ...turnedOff(harvest.seen, options.policies), ...ofTools(strange)].join('\n'),
      },
      ...allowedDetail(harvest.allowed),
    ],
  });
}

function placesOf(files: number, { history, staged }: SecretsOptions): string {
  if (staged) return 'what is staged';
  return `${count(files, 'file')}${history === undefined ? '' : ` and ${history}`}`;
}

/** What is in the tree, or allowed there, is not told again where commits add it. */
function reap(harvest: Harvest, sight: Sight): void {
  const known = new Set([...harvest.seen, ...harvest.allowed].map(identity));
  const isNew = (leak: Seen) => leak.commit === undefined || !known.has(identity(leak));
  harvest.seen.push(...sight.seen.filter(isNew));
  harvest.allowed.push(...sight.allowed.filter(isNew));
  harvest.gaps.push(...sight.gaps);
  harvest.looked.push(`${ENGINE}: ${sight.looked}`);
}

const identity = ({ file, own }: Seen): string => `${file}\0${own?.fingerprint}`;

interface Tooling {
  readonly target: Target;
  readonly history: string | undefined;
  readonly counting: Awaited<ReturnType<typeof openCounting>>;
  readonly harvest: Harvest;
  readonly lines: SourceLines;
  readonly ports: Ports;
}

/** Lets a tool prove that it sees, and look. */
async function runTool(scanner: Scanner, { target, history, counting, harvest, lines, ports }: Tooling): Promise<void> {
  const version = await scanner.version(ports);
  await proveSight(scanner, ports);
  const tree = await scanner.scan(target, ports);
  for (const leak of await counting.inFiles(scanner.name, tree.leaks)) {
    const text = leak.line === undefined ? undefined : await lines(leak.file, leak.line);
    // What else stands in the comment is not told: here nobody knows which part of the line is the secret.
    if (typeof remarkIn(text ?? '') === 'object') harvest.allowed.push({ ...leak, why: 'a comment in the line' });
    else harvest.seen.push(leak);
  }
  const commits = history === undefined ? undefined : await scanner.scanHistory?.(history, ports);
  harvest.seen.push(...counting.inCommits(scanner.name, commits?.leaks ?? []));
  const inCommits = commits?.looked ?? 'no commits, which it cannot look at';
  const what = history === undefined ? tree.looked : `${tree.looked}; ${inCommits}`;
  harvest.looked.push(`${[scanner.name, version].join(' ').trim()}: ${what}`);
}

function allowedDetail(allowed: readonly AllowedSeen[]): Verdict['details'] {
  if (allowed.length === 0) return [];
  const lines = allowed.slice(0, MOST_ALLOWED).map(({ file, line, commit, own, rule, tool, why }) => {
    const place = [file, line].filter(part => part !== undefined).join(':');
    const where = commit === undefined ? place : `${place} in ${commit.slice(0, 12)}`;
    return `${where}: ${own?.title ?? rule} (${tool}): ${why}`;
  });
  const rest = allowed.length - lines.length;
  const text = [...lines, ...(rest > 0 ? [`and ${count(rest, 'more place')}`] : [])].join('\n');
  return [{ title: `${count(allowed.length, 'place')} allowed`, text }];
}

/** What a config hides is told all the same. */
function turnedOff(seen: readonly Seen[], rules: SecretsOptions['policies']): readonly string[] {
  const off = seen.filter(({ rule }) => rules[rule] === 'off');
  const names = [...new Set(off.map(({ rule }) => rule))].join(', ');
  return off.length === 0 ? [] : [`left out by rules that are off (${names}): ${off.length}`];
}

/** What was seen must not be lost because one could not tell. */
function withSeen(error: unknown, seen: readonly Seen[]): unknown {
  const first = seen.find(({ own }) => own === undefined || own.level === 'error');
  if (!first || !(error instanceof CouldNotTell)) return error;
  const place = [first.file, first.line].filter(part => part !== undefined).join(':');
  const many = count(seen.length, 'secret');
  const message = `${error.message}; besides, ${many} ${seen.length === 1 ? 'was' : 'were'} seen, the first by ${first.tool} at ${place}`;
  return new CouldNotTell(error.why, message, error.remedy, { cause: error });
}

async function allowLists(
  { lists, unheeded }: Pick<Engine, 'lists' | 'unheeded'>,
  { scanners, ports }: { readonly scanners: readonly Scanner[]; readonly ports: Ports },
): Promise<readonly Finding[]> {
  const readers = new Map(lists.map(file => [file, [`the ${ENGINE}`]]));
  for (const { name, allowLists: theirs } of scanners) {
    for (const file of await present(theirs, ports)) readers.set(file, [...(readers.get(file) ?? []), name]);
  }
  const left = unheeded.map(({ file, key }): Finding => {
    const message = `${key} is not applied as gitleaks does by the ${ENGINE}, which may find more`;
    return { rule: 'allow-list', level: 'note', file, message };
  });
  const read = [...readers].map(([file, names]): Finding => {
    const message = `tells ${names.join(' and ')} what to look for and what to leave out: whoever changes it changes what is found`;
    return { rule: 'allow-list', level: 'note', file, message };
  });
  return [...read, ...left];
}

const ofTools = (rules: readonly string[]): readonly string[] =>
  rules.length === 0 ? [] : [`no rules of the embedded engine, perhaps of a tool: ${rules.join(', ')}`];
