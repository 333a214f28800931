import type { Waiver } from '../config/schema.js';
import { ENDING_DAYS, type ReportedFinding, type Result, type WaivedBy } from '../report/report.js';
import { count } from '../text/units.js';
import { DIGEST_MISMATCH } from './agree.js';

/** The config's waivers for one stage on one day. */
export interface Waivers {
  /**
   * A failed check whose every failing finding is covered by a waiver in force becomes `waived`; anything else comes back
   * as it is, perhaps with some findings marked. What could not be told is never waived.
   */
  readonly apply: (result: Result) => Result;
  /** Waivers that have ended, end soon, excuse a whole check, or excused nothing in these results, as sentences. */
  readonly notices: (results: readonly Result[]) => readonly string[];
}

interface Entry {
  readonly waiver: Waiver;
  /** `images` are those that the finding's check looked at. */
  readonly covers: (finding: ReportedFinding, images: readonly string[]) => boolean;
  readonly ended: boolean;
  /** Fingerprints of findings that it excused, or would have if it had not ended; a result may come by twice. */
  readonly used: Set<string>;
}

/** `today` is an ISO date in UTC; a waiver holds through its last day. */
export async function openWaivers(
  waivers: readonly Waiver[],
  { today, stage }: { readonly today: string; readonly stage: string },
): Promise<Waivers> {
  const own = waivers.filter(waiver => waiver.stage === undefined || waiver.stage === stage);
  const entries: readonly Entry[] = await Promise.all(
    own.map(async waiver => ({
      waiver,
      covers: await matcher(waiver),
      ended: waiver.expires < today,
      used: new Set(),
    })),
  );
  return {
    apply: result =>
      waive(
        result,
        entries.filter(({ waiver }) => waiver.check === result.id),
      ),
    notices: results =>
      entries.flatMap(entry => {
        const result = results.find(({ id }) => id === entry.waiver.check);
        return result === undefined ? [] : notice(entry, { result, today });
      }),
  };
}

function waive(result: Result, entries: readonly Entry[]): Result {
  if (result.status !== 'failed' || entries.length === 0) return result;
  const images = (result.images ?? []).map(({ image }) => image);
  const findings = result.findings.map(finding => mark(finding, { entries, images }));
  const open = findings.some(finding => finding.level === 'error' && !finding.waived);
  return open ? { ...result, findings } : { ...result, findings, status: 'waived', reasonCode: 'waived' };
}

/** One that is in force goes before one that has ended; of the same sort the one that is written first. */
function mark(
  finding: ReportedFinding,
  { entries, images }: { readonly entries: readonly Entry[]; readonly images: readonly string[] },
): ReportedFinding {
  if (finding.level !== 'error' || finding.rule === DIGEST_MISMATCH) return finding;
  const fitting = entries.filter(entry => entry.covers(finding, images));
  const entry = fitting.find(({ ended }) => !ended) ?? fitting[0];
  if (entry === undefined) return finding;
  entry.used.add(finding.fingerprint);
  const { reason, owner, expires } = entry.waiver;
  const by: WaivedBy = { reason, owner, expires };
  return entry.ended ? { ...finding, waiverEnded: by } : { ...finding, waived: by };
}

/** What a waiver covers: all that it names must fit. One that names nothing covers whatever its check finds. */
async function matcher(waiver: Waiver): Promise<Entry['covers']> {
  const { finding: name, rule, advisory, fingerprint, file, subject, via } = waiver;
  const inFile = file === undefined ? undefined : await globOf(file);
  return (found, images) =>
    (name === undefined || isNamed(found, { name, images })) &&
    (rule === undefined || found.rule === rule) &&
    (fingerprint === undefined || found.fingerprint === fingerprint) &&
    (advisory === undefined || idsOf(found).some(id => id.toUpperCase() === advisory.toUpperCase())) &&
    (subject === undefined || namesOf(found.subject, images).includes(subject)) &&
    (via === undefined || found.via?.includes(via) === true) &&
    (inFile === undefined || (found.file !== undefined && inFile(found.file.replaceAll('\\', '/'))));
}

async function globOf(glob: string): Promise<(file: string) => boolean> {
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  return file => matches(file.replace(/^\.\//, ''));
}

const idsOf = ({ rule, aliases = [] }: ReportedFinding): readonly string[] => [rule, ...aliases];

/** By rule, another id of it, fingerprint, file or subject. */
const isNamed = (
  finding: ReportedFinding,
  { name, images }: { readonly name: string; readonly images: readonly string[] },
): boolean =>
  [...idsOf(finding), finding.fingerprint, finding.file, ...namesOf(finding.subject, images)].includes(name);

/** A subject as it stands, a package without its version, an image by its short name: `Deployment/backend` has none. */
function namesOf(subject: string | undefined, images: readonly string[]): readonly (string | undefined)[] {
  if (subject === undefined) return [];
  const short = images.includes(subject) ? shortName(subject) : undefined;
  return [subject, /^(.+)@\d[^/@]*$/.exec(subject)?.[1], short];
}

/** `registry.example/toolboxai/backend:1.2@sha256:…` → `backend`. */
const shortName = (image: string): string | undefined =>
  image.split('@')[0]?.split('/').at(-1)?.split(':')[0] || undefined;

function notice(
  { waiver, ended, used: { size: used } }: Entry,
  { result, today }: { readonly result: Result; readonly today: string },
): readonly string[] {
  const { owner, reason, expires, check } = waiver;
  const target = targetOf(waiver);
  const by = `(${owner}: ${reason})`;
  if (ended) {
    const again =
      used === 0 ? '' : `; ${count(used, 'finding')} that it excused ${used === 1 ? 'blocks' : 'block'} again`;
    return [`The waiver of ${target} ended on ${expires} ${by}${again}.`];
  }
  if (result.status === 'errored') {
    return [`The waiver of ${target} excuses nothing now: what could not be told is never waived.`];
  }
  if (result.status === 'skipped' || result.status === 'pending') return [];
  if (used === 0) return [`The waiver of ${target} excused nothing in this run; ${owner} may remove it.`];
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
  const whole = `The waiver of ${target} names no finding ${by}: it excused ${count(used, 'finding')}, and would excuse whatever else ${check} finds.`;
  return [
    ...(days <= ENDING_DAYS ? [`The waiver of ${target} ends on ${expires}, ${inDays(days)} ${by}.`] : []),
    ...(selectorsOf(waiver).length === 0 ? [whole] : []),
  ];
}

const inDays = (days: number): string => (days === 0 ? 'today' : `in ${count(days, 'day')}`);

const selectorsOf = ({ finding, rule, advisory, fingerprint, file, subject, via }: Waiver): readonly string[] =>
  [finding, rule, advisory, fingerprint, file, subject, via].filter(part => part !== undefined);

function targetOf(waiver: Waiver): string {
  const parts = selectorsOf(waiver);
  return parts.length === 0 ? `check ${waiver.check}` : `${parts.join(' with ')} in check ${waiver.check}`;
}
