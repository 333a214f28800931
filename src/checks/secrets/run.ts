import { byFindings, type Finding, type Ports, type Verdict } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { count, showDuration } from '../../text/units.js';
import type { SecretsOptions } from '../secrets.js';
import { present, proveSight } from './canary.js';
import { chooseScanners } from './choice.js';
import { type Counting, openCounting } from './counting.js';
import { findingsOf, type Seen } from './findings.js';
import { expectCommits, repositoryPrefix } from './history.js';
import { readReport } from './report.js';
import type { Scanner, Target } from './scanner.js';
import { findTarget } from './target.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far a report's time may lie ahead of ours. */
const SKEW_MS = 60_000;

/** Looks for secrets with the tools that are present, or reads the report of one. */
export async function runSecrets(options: SecretsOptions, ports: Ports): Promise<Verdict> {
  return options.report === undefined ? scan(options, ports) : read(options.report, options, ports);
}

async function scan(options: SecretsOptions, ports: Ports): Promise<Verdict> {
  const { history } = options;
  const scanners = await chooseScanners(options, ports);
  const target = await findTarget(options, ports);
  if (history !== undefined) await expectCommits(history, ports);
  const prefix = history === undefined ? '' : await repositoryPrefix(ports);
  const counting = await openCounting(options, { ports, files: new Set(target.files), prefix });
  const { seen, looked } = await look(scanners, { target, history, counting, ports });
  const found = await findingsOf(seen, { rules: options.rules, files: ports.files });
  const where = `${count(target.files.length, 'file')}${history === undefined ? '' : ` and ${history}`}`;
  const by = scanners.map(({ name }) => name).join(', ');
  return byFindings(`${summarise(found)} in ${where} (${by})`, {
    findings: [...found, ...(await allowed(scanners, ports))],
    measurements: [
      { name: 'files', value: target.files.length, unit: 'files' },
      { name: 'secrets', value: found.length, unit: 'places' },
    ],
    details: [{ title: 'what looked at what', text: [...looked, ...turnedOff(seen, options.rules)].join('\n') }],
  });
}

interface Look {
  readonly target: Target;
  readonly history: string | undefined;
  readonly counting: Counting;
  readonly ports: Ports;
}

/** Lets each scanner prove that it sees, and look; answers what they saw, and what at. */
async function look(scanners: readonly Scanner[], { target, history, counting, ports }: Look) {
  const seen: Seen[] = [];
  const looked: string[] = [];
  for (const scanner of scanners) {
    try {
      const version = await scanner.version(ports);
      await proveSight(scanner, ports);
      const tree = await scanner.scan(target, ports);
      seen.push(...(await counting.inFiles(scanner.name, tree.leaks)));
      const commits = history === undefined ? undefined : await scanner.scanHistory?.(history, ports);
      seen.push(...counting.inCommits(scanner.name, commits?.leaks ?? []));
      const what = commits ? `${tree.looked}; ${commits.looked}` : tree.looked;
      looked.push(`${[scanner.name, version].join(' ').trim()}: ${what}`);
    } catch (error) {
      throw withSeen(error, seen);
    }
  }
  return { seen, looked };
}

async function read(report: string, options: SecretsOptions, ports: Ports): Promise<Verdict> {
  const { files, clock } = ports;
  const text = await files.text(report, 256 * 1024 * 1024);
  const limit = options['max-age'] ?? DAY_MS;
  const age = clock.now().getTime() - ((await files.facts(report))?.modifiedMs ?? 0);
  if (age < -SKEW_MS) {
    const message = `${report}: is dated ${showDuration(-age)} in the future`;
    throw new CouldNotTell('stale', message, 'Check the clock of the machine that wrote it, and run the tool again.');
  }
  if (age > limit) {
    const message = `${report}: written ${showDuration(age)} ago, more than ${showDuration(limit)}`;
    throw new CouldNotTell('stale', message, 'Run the tool again, or allow more in `max-age`.');
  }
  const { tool, leaks, looked } = readReport(text, report);
  const counting = await openCounting(options, { ports, files: undefined, prefix: '' });
  const seen = await counting.inFiles(tool, leaks);
  const findings = await findingsOf(seen, { rules: options.rules, files });
  const where = looked === undefined ? `in what ${tool} looked at` : `in ${looked} (${tool})`;
  // The report itself may hold secrets: it is no evidence to keep.
  return byFindings(`${summarise(findings)} ${where}`, {
    findings,
    measurements: [{ name: 'secrets', value: findings.length, unit: 'places' }],
  });
}

/** What a config hides is told all the same. */
function turnedOff(seen: readonly Seen[], rules: SecretsOptions['rules']): readonly string[] {
  const off = seen.filter(({ rule }) => rules[rule] === 'off');
  const names = [...new Set(off.map(({ rule }) => rule))].join(', ');
  return off.length === 0 ? [] : [`left out by rules that are off (${names}): ${off.length}`];
}

/** What other tools saw must not be lost because one could not tell. */
function withSeen(error: unknown, seen: readonly Seen[]): unknown {
  const [first] = seen;
  if (!first || !(error instanceof CouldNotTell)) return error;
  const place = [first.file, first.line].filter(part => part !== undefined).join(':');
  const message = `${error.message}; besides, ${first.tool} saw ${count(seen.length, 'secret')}, the first at ${place}`;
  return new CouldNotTell(error.why, message, error.remedy, { cause: error });
}

async function allowed(scanners: readonly Scanner[], ports: Ports): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name, allowLists } of scanners) {
    for (const file of await present(allowLists, ports)) {
      const message = `tells ${name} what to look for and what to leave out: whoever changes it changes what is found`;
      findings.push({ rule: 'allow-list', level: 'note', file, message });
    }
  }
  return findings;
}

function summarise(found: readonly Finding[]): string {
  if (found.length === 0) return 'no secret';
  return `${count(found.length, 'place')} that ${found.length === 1 ? 'looks' : 'look'} like a secret`;
}
