import { posix } from 'node:path';
import { byFindings, type Finding, type Measurement, type Verdict } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { type Embedded, isEmbedded, readLockGraph } from '../../facts/lock-files/lock-graph.js';
import { refuseStaleReport } from '../../facts/report-file/freshness.js';
import { type Audit, SEVERITIES } from '../../formats/audits/advisory.js';
import { readNpmLock } from '../../formats/locks/lock-file.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { auditLock } from './embedded.js';
import { findingsOf, type Place, placeIn } from './findings.js';
import { readReport } from './foreign-report.js';
import type { Licensed } from './licenses.js';
import { withVersions } from './npm.js';
import type { DependenciesOptions, Manager } from './options.js';
import { type Choice, choose, copyProject, isNpm, proveAdvisories } from './project.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Source {
  readonly audit: Audit;
  readonly place: Place | undefined;
  readonly evidence: readonly string[];
}

/** Asks for the known vulnerabilities of a project's packages, or reads who did, and holds them against the threshold. */
export async function runDependencies(options: DependenciesOptions, ports: Ports): Promise<Verdict> {
  const licensed = options.licenses && (await askLicenses(options, options.licenses, ports));
  if (licensed && !options.vulnerabilities) return byFindings(licensed.summary, licensed);
  const source = await (options.report === undefined ? ask(options, ports) : read(options.report, options, ports));
  const { audit } = source;
  refuseUnchecked(audit, options);
  const findings = findingsOf(audit, { options, place: source.place });
  const summary = summarise(audit, findings, options['fail-on']);
  return byFindings(licensed ? `${summary}; ${licensed.summary}` : summary, {
    findings: [...findings, ...(licensed?.findings ?? [])],
    measurements: measure(audit),
    evidence: source.evidence,
  });
}

async function ask(options: DependenciesOptions, ports: Ports): Promise<Source> {
  const choice = await choose(options, ports.files);
  if (options.engine !== 'tool' && isEmbedded(choice.manager)) {
    return askRegistry({ ...choice, manager: choice.manager }, options, ports);
  }
  mustBeTool(choice, options);
  const project = await copyProject(choice, { files: ports.files, registry: options.registry });
  const question = { production: options.production, registry: options.registry, ports };
  const { audit, log } = await choice.auditor.audit(project, question).catch(error => {
    throw isMissing(error) ? missing(choice) : error;
  });
  if (audit.advisories.length === 0) await proveAdvisories(choice.auditor, project, question);
  const place = placeIn(ports.files.show(choice.lockFile), project.lock);
  return { audit, place, evidence: log === undefined ? [] : [log] };
}

const isMissing = (error: unknown): boolean => error instanceof CouldNotTell && error.why === 'tool-missing';

function missing({ lockFile, auditor: { tool } }: Choice): CouldNotTell {
  const message = `${lockFile}: lock files of this kind are read by ${tool}, which is not on PATH`;
  const remedy = `Install ${tool}, or audit in an earlier step and name the audit in \`report\`.`;
  return new CouldNotTell('tool-missing', message, remedy);
}

async function askLicenses(
  options: DependenciesOptions,
  policy: NonNullable<DependenciesOptions['licenses']>,
  ports: Ports,
): Promise<Licensed> {
  const { manager, lockFile } = await choose(options, ports.files);
  if (!isEmbedded(manager)) {
    const remedy = 'Leave `licenses` out, or use a lock file of npm, pnpm or yarn.';
    throw new CouldNotTell('unsupported', `${lockFile}: licences are not known of lock files of this kind`, remedy);
  }
  const text = await ports.files.text(lockFile);
  const graph = await readLockGraph({ manager, lockFile, text }, ports.files);
  const place = placeIn(ports.files.show(lockFile), text);
  const { checkLicenses } = await import('./licenses.js');
  const { production } = options;
  const licensed = await checkLicenses(
    { graph, beside: posix.dirname(lockFile), place, production, policy },
    ports.files,
  );
  return { ...licensed, evidence: [lockFile] };
}

async function askRegistry(
  { manager, lockFile }: Choice & { readonly manager: Embedded },
  options: DependenciesOptions,
  ports: Ports,
): Promise<Source> {
  const text = await ports.files.text(lockFile);
  const graph = await readLockGraph({ manager, lockFile, text }, ports.files);
  const { production, registry } = options;
  const audit = await auditLock({ graph, lockFile, manager, production, registry }, ports);
  return { audit, place: placeIn(ports.files.show(lockFile), text), evidence: [lockFile] };
}

function mustBeTool({ lockFile }: Choice, { engine }: DependenciesOptions): void {
  if (engine !== 'embedded') return;
  const message = `${lockFile}: lock files of this kind are read by a tool alone`;
  throw new CouldNotTell('unsupported', message, 'Leave `engine` out, or use a lock file of npm, pnpm or yarn.');
}

async function read(report: string, options: DependenciesOptions, ports: Ports): Promise<Source> {
  const { files } = ports;
  const text = await files.text(report);
  const remedy = 'Run the audit again, or allow more in `max-age`.';
  await refuseStaleReport(report, { limitMs: options['max-age'] ?? DAY_MS, remedy, ports });
  const audit = readReport(text, report);
  mustBeOf(options.manager, { report, tool: audit.tool });
  if ((audit.packages ?? 0) === 0 && audit.advisories.length === 0 && audit.unchecked.length === 0) {
    const message = `${report}: does not show that any package was looked at`;
    throw new CouldNotTell('nothing-checked', message, 'Make the tool list all packages, or let this check run it.');
  }
  const lockFile = options.lockfile;
  if (!lockFile) return { audit, place: placeIn(files.show(report), ''), evidence: [report] };
  const lock = await files.text(lockFile);
  const origin = { name: lockFile, remedy: 'Name the lock file that was audited.' };
  if (!isNpm(lockFile)) return { audit, place: placeIn(files.show(lockFile), lock), evidence: [report] };
  const npmLock = readNpmLock(lock, origin);
  const locked = options.production ? npmLock.packages.production : npmLock.packages.all;
  if (audit.packages !== undefined && audit.packages + audit.unchecked.length < locked) {
    const message = `${report}: is of ${count(audit.packages, 'package')}, and ${lockFile} has ${locked}`;
    throw new CouldNotTell('stale', message, 'Audit the project of this lock file, and name its report.');
  }
  return { audit: withVersions(audit, npmLock), place: placeIn(files.show(lockFile), lock), evidence: [report] };
}

/** yarn 2 and 3 write as pnpm does. */
const AUDITS: Readonly<Record<Manager, readonly string[]>> = {
  npm: ['npm audit'],
  pnpm: ['pnpm audit'],
  yarn: ['yarn audit', 'yarn npm audit', 'pnpm audit'],
  pip: ['pip-audit'],
  osv: ['osv-scanner'],
};

function mustBeOf(manager: Manager | undefined, { report, tool }: { readonly report: string; readonly tool: string }) {
  if (manager === undefined || AUDITS[manager].includes(tool)) return;
  const message = `${report}: is of ${tool}, and \`manager\` is ${manager}`;
  throw new CouldNotTell('wrong-format', message, 'Name the report that the manager wrote, or leave `manager` out.');
}

/** What an audit skipped is not known to be sound. */
function refuseUnchecked({ tool, packages, unchecked, advisories }: Audit, options: DependenciesOptions): void {
  const allowed = new Set(options['allow-unchecked']);
  const [first, ...others] = unchecked.filter(({ name }) => !allowed.has(name));
  const remedy = 'Allow it under `allow-unchecked` where it cannot be looked at, such as a package of your own.';
  if (first) {
    const more = others.length > 0 ? `, nor ${count(others.length, 'other package')}` : '';
    const also =
      advisories.length > 0 ? `; it found ${count(advisories.length, 'vulnerability', 'vulnerabilities')}` : '';
    throw new CouldNotTell(
      'nothing-checked',
      `${tool} did not look at ${first.name}${more}: ${first.why}${also}`,
      remedy,
    );
  }
  if (packages === 0) throw new CouldNotTell('nothing-checked', `${tool} looked at no package`, remedy);
}

function summarise(
  { tool, packages, advisories }: Audit,
  findings: readonly Finding[],
  threshold: DependenciesOptions['fail-on'],
): string {
  const looked = packages === undefined ? tool : `${tool} of ${count(packages, 'package')}`;
  if (advisories.length === 0) return `${looked}: no known vulnerability`;
  const counts = SEVERITIES.toReversed().flatMap(severity => {
    const number = advisories.filter(advisory => advisory.severity === severity).length;
    return number > 0 ? `${number} ${severity}` : [];
  });
  const unknown = advisories.filter(advisory => advisory.severity === undefined).length;
  const all = [...counts, ...(unknown > 0 ? [`${unknown} of unknown severity`] : [])].join(', ');
  const total = count(advisories.length, 'known vulnerability', 'known vulnerabilities');
  const failing = findings.filter(({ level }) => level === 'error').length;
  const fail = failing === 0 ? 'none fails' : failing === 1 ? '1 fails' : `${failing} fail`;
  return `${looked}: ${total} (${all}); ${fail} (${threshold} and above)`;
}

function measure({ packages, advisories }: Audit): readonly Measurement[] {
  const vulnerabilities = { name: 'vulnerabilities', value: advisories.length, unit: 'advisories' };
  return packages === undefined
    ? [vulnerabilities]
    : [{ name: 'packages', value: packages, unit: 'packages' }, vulnerabilities];
}
