import type { ConfigDocument } from './document.js';
import type { Excuse, Outline } from './outline.js';
import { entriesOfPhases } from './phases/lists.js';
import type { Problem } from './problem.js';
import { unknownName } from './unknown-name.js';

interface At {
  readonly document: ConfigDocument;
  readonly today: string;
}

const DAY_MS = 86_400_000;

/** Waivers of checks that are not there or that cannot be told apart; these and excuses that would hold for too long. */
export function findWaiverFaults(outline: Outline, at: At): readonly Problem[] {
  const longest = outline['longest-waiver'] ?? 180 * DAY_MS;
  return (['waivers', 'waivers-from', 'excused'] as const).flatMap(list =>
    outline[list].flatMap((excuse, index) => {
      const path = [list, index];
      const far = tooFar(excuse.expires, { today: at.today, longest });
      return [
        ...references(excuse, { outline, path, document: at.document }),
        ...(far === undefined ? [] : [at.document.problem([...path, 'expires'], far)]),
      ];
    }),
  );
}

/** Why a waiver's last day is too far ahead; undefined where it is not. */
export function tooFar(
  expires: string | undefined,
  { today, longest }: { readonly today: string; readonly longest: number },
): string | undefined {
  const last = new Date(Date.parse(today) + longest);
  if (expires === undefined || Number.isNaN(last.getTime()) || !(Date.parse(expires) > last.getTime()))
    return undefined;
  const days = Math.floor(longest / DAY_MS);
  return `too far ahead: expected ${last.toISOString().slice(0, 10)} (${days} days from today) or earlier, got "${expires}"; renew it then, or raise \`longest-waiver\``;
}

function references(
  { check, stage }: Excuse,
  at: { readonly outline: Outline; readonly path: readonly PropertyKey[]; readonly document: ConfigDocument },
): readonly Problem[] {
  const { document, path } = at;
  const { stages } = at.outline;
  const idsOf = (name: string) => {
    const stageOf = stages[name];
    return stageOf === undefined ? [] : entriesOfPhases(stageOf).flatMap(({ id }) => id ?? []);
  };
  const names = Object.keys(stages);
  if (stage !== undefined && !names.includes(stage)) {
    return unknownName(document, { path: [...path, 'stage'], name: stage, known: names, what: 'stage' });
  }
  if (check === undefined) return [];
  const known = (stage === undefined ? names : [stage]).flatMap(idsOf);
  const what = stage === undefined ? 'check' : `check of ${stage}`;
  const homes = names.filter(name => idsOf(name).includes(check));
  if (stage === undefined && homes.length > 1) {
    const message = `"${check}" is a check of ${homes.join(' and ')}; name one with \`stage\`, and write a waiver for each`;
    return [document.problem([...path, 'check'], message)];
  }
  const [home] = homes;
  if (home !== undefined && stages[home]?.deploy?.some(({ id }) => id === check))
    return [
      document.problem([...path, 'check'], `"${check}" is a step of \`deploy\`: nobody can excuse that it failed`),
    ];
  return unknownName(document, { path: [...path, 'check'], name: check, known, what });
}
