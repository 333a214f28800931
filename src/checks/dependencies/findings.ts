import { type Finding, GRAVITIES } from '../../check.js';
import { type Advisory, type Audit, isAtLeast, SEVERITIES } from '../../formats/audits/advisory.js';
import { packageLines } from '../../formats/locks/lock-file.js';
import type { DependenciesOptions } from './options.js';

/** Where findings point to. */
export interface Place {
  /** The lock file, else the report; as reports show it. */
  readonly file: string;
  /** The line, counted from 1, that speaks of a package. */
  readonly lineOf: ReturnType<typeof packageLines>;
}

export const placeIn = (file: string, text: string): Place => ({ file, lineOf: packageLines(text) });

/** Every advisory as a finding, failing or below the threshold, and what was not looked at. */
export function findingsOf(
  audit: Audit,
  at: {
    readonly options: DependenciesOptions;
    readonly place: Place | undefined;
  },
): readonly Finding[] {
  const findings = audit.advisories.toSorted(bySeverity).map(advisory => {
    const found = { ...describe(advisory), ...placeOf(advisory, at.place) };
    return { ...found, rule: advisory.id, level: levelOf(advisory, at.options) };
  });
  const unchecked = audit.unchecked.map(({ name, why }) => ({
    rule: 'unchecked',
    level: 'note' as const,
    subject: name,
    message: `${name} was not looked at, which allow-unchecked allows: ${why}`,
  }));
  const outside = (audit.outside ?? []).map(({ name, why }) => ({
    rule: 'not-of-a-registry',
    level: 'note' as const,
    subject: name,
    message: `${name} ${why}, and advisories speak of a registry's releases alone`,
  }));
  return [...findings.sort(byLevel), ...unchecked, ...outside];
}

/** A severity that is not known could be any. */
function levelOf({ severity }: Advisory, options: DependenciesOptions): Finding['level'] {
  return severity === undefined || isAtLeast(severity, options['fail-on']) ? 'error' : 'warning';
}

/** The worst first, and first of all what could be any. */
const bySeverity = (a: Advisory, b: Advisory): number => rank(b) - rank(a);
const rank = ({ severity }: Advisory): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note'];
const byLevel = (a: Finding, b: Finding): number => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);

function describe(
  advisory: Advisory,
): Pick<Finding, 'gravity' | 'message' | 'subject' | 'via' | 'expected' | 'actual' | 'help'> {
  const version = advisory.versions.join(', ');
  const subject = version === '' ? advisory.package : `${advisory.package}@${version}`;
  const fixed = advisory.fixed ?? fixedBy(advisory.vulnerable);
  // npm's places in the lock file say nothing about who wants the package.
  const ways = advisory.paths.filter(path => path.includes('>'));
  const by =
    ways.length === 0
      ? ''
      : `, by ${ways.slice(0, 3).map(shownWay).join(' and ')}${ways.length > 3 ? ' and others' : ''}`;
  const directness = advisory.direct === undefined ? '' : advisory.direct ? ', direct' : ', transitive';
  const severity = `${advisory.severity ?? 'severity not known'}${directness}`;
  const mended = fixed === undefined ? 'no fixed version is named' : `mended in ${fixed}`;
  const remedy = advisory.remedy === undefined ? mended : `${mended}: ${advisory.remedy}`;
  return {
    gravity: GRAVITIES.find(gravity => gravity === advisory.severity),
    message: `${subject} has ${advisory.id} (${severity}): ${advisory.title}; ${remedy}${by}`,
    subject,
    ...(advisory.via?.length ? { via: advisory.via } : {}),
    ...(advisory.aliases.length === 0 ? {} : { aliases: advisory.aliases }),
    ...(fixed === undefined ? {} : { expected: fixed }),
    ...(version === '' ? {} : { actual: version }),
    ...(advisory.url === undefined ? {} : { help: advisory.url }),
  };
}

/** `<4.17.21` is mended in 4.17.21; of several ranges the last end. */
function fixedBy(vulnerable: string | undefined): string | undefined {
  const range = vulnerable?.split('||').at(-1)?.trim();
  const end = /(?:^|\s)<\s*(\d[\w.+-]*)$/.exec(range ?? '')?.[1];
  return end === undefined || end === '0.0.0' ? undefined : end;
}

const shownWay = (path: string): string => path.split('>').join(' > ');

function placeOf(advisory: Advisory, place: Place | undefined): Pick<Finding, 'file' | 'line'> {
  const file = advisory.source ?? place?.file;
  if (file === undefined || place === undefined) return {};
  const about = { name: advisory.package, version: advisory.versions[0], places: advisory.places ?? advisory.paths };
  const line = place.lineOf(about);
  return line === undefined ? { file: place.file } : { file: place.file, line };
}
