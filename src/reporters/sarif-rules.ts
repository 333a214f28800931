import type { ReportingDescriptor } from 'sarif';
import { GRAVITIES, type Gravity } from '../check.js';
import type { ReportedFinding, Result } from '../report/report.js';
import { clip } from '../text/clip.js';
import { visible } from '../text/visible.js';
import { splitHelp } from './place.js';

/** GitHub shows no more of a message, and no more of a rule's descriptions and name. */
const MAX_MESSAGE = 1000;
const MAX_DESCRIPTION = 1024;
export const MAX_NAME = 255;

/** A finding and the check that it belongs to. */
export interface Told {
  readonly finding: ReportedFinding;
  readonly result: Result;
}

/** A rule's id is unique over all kinds. */
export const ruleId = ({ finding, result }: Told): string => `${result.kind}/${finding.rule}`;

/** The rules of some findings, each once, in the order in which they first occur. */
export function rulesOf(told: readonly Told[]): ReportingDescriptor[] {
  const members = new Map<string, [Told, ...Told[]]>();
  for (const item of told) {
    const same = members.get(ruleId(item));
    if (same) same.push(item);
    else members.set(ruleId(item), [item]);
  }
  return [...members].map(([id, items]) => {
    const known = items.map(({ finding }) => finding.gravity);
    return ruleOf(
      id,
      items[0],
      GRAVITIES.findLast(gravity => known.includes(gravity)),
    );
  });
}

/** The middle of each band in which GitHub reads a score (9, 7 and 4 begin one). */
const SCORE: Readonly<Record<Gravity, string>> = { low: '2.0', moderate: '5.5', high: '8.0', critical: '9.5' };

function ruleOf(id: string, { finding, result }: Told, gravity: Gravity | undefined): ReportingDescriptor {
  const help = finding.help ?? result.help;
  const url = help === undefined ? undefined : splitHelp(help).url;
  const describing = shown(`${result.name}: ${finding.rule}`, MAX_DESCRIPTION);
  return {
    id,
    name: shown(finding.rule, MAX_NAME),
    shortDescription: { text: describing },
    fullDescription: { text: describing },
    // GitHub asks for a help text on every rule.
    help: { text: help === undefined ? describing : shown(help, MAX_DESCRIPTION) },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: finding.level },
    properties: {
      tags: gravity === undefined ? [result.kind] : [result.kind, 'security'],
      ...(gravity === undefined ? {} : { 'security-severity': SCORE[gravity] }),
    },
  };
}

/** Readers of this format print messages as they are; a message must not be empty. */
export const shown = (text: string, limit = MAX_MESSAGE): string => clip(visible(text), limit) || '(no text)';
