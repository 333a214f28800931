import { CouldNotTell, type Detail } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { refuseStaleReport } from '../../facts/report-file/freshness.js';
import { SourceFiles } from '../../facts/repository/source-files.js';
import { parseJson } from '../../formats/json/json.js';
import { isKubeLinter, readKubeLinter } from '../../formats/lints/kube-linter.js';
import { isKubeScore, readKubeScore } from '../../formats/lints/kube-score.js';
import type { LintFault, LintReport } from '../../formats/lints/lint-report.js';
import { isPolaris, readPolaris } from '../../formats/lints/polaris.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import type { ManifestsOptions } from './options.js';
import { placeOf, type Report } from './report.js';

/** How old a report may be, unless told. */
const HOUR_MS = 3_600_000;

interface Setting {
  readonly documents: readonly KubeDocument[];
  readonly report: Report;
  readonly ports: Ports;
  readonly unclear: CouldNotTell[];
}

/** What reports of other linters gave: their files, and how much each is about. */
interface LintReports {
  readonly files: readonly string[];
  readonly details: readonly Detail[];
}

/** Takes over the findings of other linters' reports. Throws `CouldNotTell` for a report that proves nothing. */
export async function readReports(options: ManifestsOptions, setting: Setting): Promise<LintReports> {
  const { documents, report, ports, unclear } = setting;
  const places = new Places(documents, new SourceFiles(ports.files));
  const files = await select(options.reports, ports);
  const lines: string[] = [];
  for (const file of files) {
    ports.signal.throwIfAborted();
    const { tool, objects, faults } = await readFresh(file, { limitMs: options['max-age'], ports });
    const told = objects?.filter(subject => places.has(subject)).length;
    if (told === 0) unclear.push(ofOthers(file, tool));
    // Two of the tools write in an order that changes from run to run.
    for (const fault of faults.toSorted(byText)) {
      const { check, level, message, namespace, help } = fault;
      const place = await places.of(fault);
      report.addForeign(
        { rule: `${tool}:${check}`, level, message, help, ...place },
        { subject: fault.subject, namespace },
      );
    }
    const about = told === undefined ? '' : `${told} of ${count(documents.length, 'object')}, `;
    lines.push(`${file}: ${tool}, ${about}${count(faults.length, 'finding')}`);
  }
  return { files, details: [{ title: 'reports of other linters', text: lines.join('\n') }] };
}

async function select(patterns: readonly string[], { files }: Ports): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const matches = await files.glob([pattern]);
    if (matches.length === 0) {
      const remedy = 'Let an earlier step write it, or correct the path in the config.';
      throw new CouldNotTell('nothing-checked', `reports: nothing matches ${pattern}`, remedy);
    }
    for (const match of matches) found.add(match);
  }
  return [...found];
}

/** Fresh by the file's time and, where the report tells one, by its own. */
async function readFresh(
  file: string,
  { limitMs = HOUR_MS, ports }: { readonly limitMs: number | undefined; readonly ports: Ports },
): Promise<LintReport> {
  const read = readLintReport(await ports.files.text(file), file);
  const remedy = `Run ${read.tool} again, or allow more in \`max-age\`.`;
  await refuseStaleReport(file, { stated: read.endedMs, limitMs, remedy, ports });
  return read;
}

function ofOthers(file: string, tool: string): CouldNotTell {
  const message = `${file}: ${tool} looked at none of the objects that are checked here`;
  return new CouldNotTell('nothing-checked', message, 'Run it over the same manifests, rendered where they are here.');
}

/** Where objects are that linters know by kind and name, and by paths of the machine that they ran on. */
class Places {
  readonly #documents = new Map<string, KubeDocument[]>();
  readonly #sources: SourceFiles;

  constructor(documents: readonly KubeDocument[], sources: SourceFiles) {
    this.#sources = sources;
    for (const document of documents) {
      const others = this.#documents.get(document.subject);
      if (others) others.push(document);
      else this.#documents.set(document.subject, [document]);
    }
  }

  has(subject: string): boolean {
    return this.#documents.has(subject);
  }

  async of({ subject, namespace, file: told, line }: LintFault) {
    const file = told === undefined ? undefined : await this.#find(told.replaceAll('\\', '/'));
    const named = subject === undefined ? [] : (this.#documents.get(subject) ?? []);
    const same = named.filter(known => namespace === '' || known.namespace === '' || known.namespace === namespace);
    const document = same.find(known => known.file === file) ?? (file === undefined ? same[0] : undefined);
    if (document) return placeOf(document, document.position(['metadata', 'name']));
    return { subject, file, line: file === undefined ? undefined : line };
  }

  /** As it stands, else by its last parts, two at the least. */
  async #find(path: string): Promise<string | undefined> {
    const parts = path.split('/').filter(part => part !== '');
    const tails = parts.slice(1, -1).map((_, index) => parts.slice(index + 1).join('/'));
    for (const candidate of [path, ...tails]) {
      const found = await this.#sources.find(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const keyOf = ({ subject, check, message }: LintFault): string => [subject, check, message].join('\n');

const byText = (a: LintFault, b: LintFault): number => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);

const REMEDY =
  'Write it with `kube-linter lint --format json`, `kube-score score --output-format json` or `polaris audit --format json`, without filters, over the manifests that are checked here.';

/** Reads a report that an earlier step wrote, whichever of the linters it comes from. */
export function readLintReport(text: string, name: string): LintReport {
  const origin = { name, remedy: REMEDY };
  const value = parseJson(text, origin);
  if (isKubeLinter(value)) return readKubeLinter(value, origin);
  if (isPolaris(value)) return readPolaris(value, origin);
  if (isKubeScore(value)) return readKubeScore(value, origin);
  throw new CouldNotTell(
    'wrong-format',
    `${name}: is no report of kube-linter, kube-score or polaris that is known here`,
    REMEDY,
  );
}
