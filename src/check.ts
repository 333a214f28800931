import type { z } from 'zod';
import type { Family } from './family.js';
import type { Recorded } from './ports/delivery.js';
import type { Ports } from './ports/ports.js';
import type { Variable } from './text/expression.js';

export { type Cause, CouldNotTell } from './could-not-tell.js';

export type Level = 'error' | 'warning' | 'note';

/** How grave a weakness is, worst last, by GitHub's and npm's names; `level` says what that means to this check. */
export const GRAVITIES = ['low', 'moderate', 'high', 'critical'] as const;

export type Gravity = (typeof GRAVITIES)[number];

/** One thing that is wrong. `file` is relative to the working directory; `line` and `column` count from 1. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  /** What the finding is about where that is not a file: an image, a package, `Deployment/backend`. Waivers match it. */
  readonly subject?: string | undefined;
  /** Other ids of the same defect, such as an advisory's CVE where `rule` is its GHSA id. Waivers match them too. */
  readonly aliases?: readonly string[] | undefined;
  /** Packages through which every way to the subject leads, where all ways are known. Waivers match them too. */
  readonly via?: readonly string[] | undefined;
  /** Of a weakness of security, where that is known. */
  readonly gravity?: Gravity | undefined;
  /** A link or a sentence that says how to mend it. */
  readonly help?: string | undefined;
}

/** A number with its unit (`bytes`, `ms`, `%`, `tests`, …), and the limit or baseline it was held against. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number | undefined;
  /** What the limit is: the most unless it says `min`. */
  readonly bound?: 'min' | 'max' | undefined;
  readonly baseline?: number | undefined;
}

/** Most points of one chart. */
export const CHART_POINTS = 500;

/** A picture beside the measurements, as data: at most 500 points, x ascending, all of them finite. */
export interface Chart {
  readonly title: string;
  /** Of y, as in measurements: `ms`, `%`, `requests/s`. */
  readonly unit: string;
  /**
   * `distribution`: x is a share from 0 to 1 (0.95 for p95) and y the value that so many stay below. `series`: x is seconds from
   * the start. `bars`: x counts from 0, and `labels` names each.
   */
  readonly form: 'distribution' | 'series' | 'bars';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly labels?: readonly string[] | undefined;
  /** Drawn as a line across. */
  readonly limit?: number | undefined;
  readonly baseline?: number | undefined;
}

/** A block of plain text (a tool's last lines, a table) that reports show folded under the check. */
export interface Detail {
  readonly title: string;
  readonly text: string;
}

/**
 * A container image that a check looked at. An image has a digest of its config (its content: what Docker calls its id), of
 * its manifest, and often of an index over several platforms: each that is known is an entry of its own.
 */
export interface SeenImage {
  /** As configured, or as found by a pattern. */
  readonly image: string;
  /** `sha256:…` */
  readonly digest: string;
  /** What it is the digest of; where a source does not tell an index from a manifest, it is called a manifest. */
  readonly of: 'config' | 'manifest' | 'index';
}

/** What a check found. A failed verdict has at least one finding of level `error`. */
export interface Verdict {
  /** `pending`: all that a machine can see is right, and a person has yet to attest the rest. */
  readonly status: 'passed' | 'failed' | 'pending';
  /** One sentence, with the numbers: `128 tests passed in 4.2 s, 3 skipped`. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** Files that prove it, relative to the working directory or absolute under the report directory. */
  readonly evidence: readonly string[];
  readonly details: readonly Detail[];
  readonly charts?: readonly Chart[] | undefined;
  /** The images that it is about, by digest as far as known. */
  readonly images?: readonly SeenImage[] | undefined;
  /** What a step of a deployment hands to the entries after it: `${{ captured.NAME }}`. */
  readonly captured?: Readonly<Record<string, string>> | undefined;
}

export type Extra = Partial<Omit<Verdict, 'status' | 'summary'>>;

const verdict = (status: Verdict['status'], summary: string, extra: Extra): Verdict => ({
  status,
  summary,
  findings: extra.findings ?? [],
  measurements: extra.measurements ?? [],
  evidence: extra.evidence ?? [],
  details: extra.details ?? [],
  ...(extra.charts && extra.charts.length > 0 ? { charts: extra.charts } : {}),
  ...(extra.images && extra.images.length > 0 ? { images: extra.images } : {}),
  ...(extra.captured ? { captured: extra.captured } : {}),
});

/** The evidence shows that it holds. Findings of level `warning` and `note` may come along. */
export const passed = (summary: string, extra: Extra = {}): Verdict => verdict('passed', summary, extra);

/** The evidence shows that it is wrong; `extra.findings` says what, at level `error`. */
export const failed = (summary: string, extra: Extra & { readonly findings: readonly Finding[] }): Verdict =>
  verdict('failed', summary, extra);

/** A person has yet to attest it: for kinds that say with `attestedBy` who. */
export const pending = (summary: string, extra: Extra = {}): Verdict => verdict('pending', summary, extra);

/** Passed without a finding of level `error`, else failed: for kinds whose findings decide. */
export const byFindings = (summary: string, extra: Extra & { readonly findings: readonly Finding[] }): Verdict =>
  verdict(extra.findings.some(finding => finding.level === 'error') ? 'failed' : 'passed', summary, extra);

/** A tool that a check drives. `anyOf` groups alternatives: one of the group suffices. */
export interface ToolNeed {
  readonly tool: string;
  /** Arguments that make it print its version; it is not asked unless given. */
  readonly versionArgs?: readonly string[];
  /** True where the check goes on without it. */
  readonly optional?: boolean;
  readonly anyOf?: string;
  readonly why: string;
}

/** What `plan` reports as present or missing before a minute is spent. */
export interface Needs {
  readonly tools: readonly ToolNeed[];
  /** Permissions of the workflow's token, such as `actions: read`. */
  readonly permissions: readonly string[];
  /** Environment variables that must be set. */
  readonly env?: readonly string[];
  /** Servers that must answer, by host and port or a name: without a login, a path or a query. */
  readonly servers?: readonly string[];
}

/** What findings of one rule have in common. The documentation and `explain` show it. */
export interface Rule {
  /** Unless the config says otherwise. */
  readonly level: Level;
  /** What is wrong, without a capital and a full stop: `an image is larger than its budget`. Markdown. */
  readonly means: string;
  /** What to do about it, a sentence. */
  readonly remedy: string;
  /** A page that says more. */
  readonly link?: string | undefined;
}

/** By rule id. Ids that only the evidence knows have a `…`: `CVE-…`. */
export type Rules = Readonly<Record<string, Rule>>;

/** A finding of one of a kind's rules: level and remedy are the rule's where it has none of its own. */
export function findingOf<Known extends Rules>(
  rules: Known,
  { rule, ...found }: Omit<Finding, 'rule' | 'level'> & { readonly rule: keyof Known & string; readonly level?: Level },
): Finding {
  const known = rules[rule];
  return { rule, level: known?.level ?? 'error', help: known?.remedy, ...found };
}

/** Findings at the levels that a config's `policies` give to their rules, without those that it turns off. */
export function byPolicies(
  findings: readonly Finding[],
  policies: Readonly<Record<string, Level | 'off' | undefined>>,
): readonly Finding[] {
  return findings.flatMap(finding => {
    const level = policies[finding.rule] ?? finding.level;
    return level === 'off' ? [] : [{ ...finding, level }];
  });
}

/** Who must attest a check, and what they are asked. */
export interface Attestation {
  /** A name under the config's `roles`. */
  readonly role: string;
  readonly ask: string;
}

/** What entries before have captured, and the state that was recorded: values of `${{ captured.NAME }}` and `${{ state.NAME }}`. */
export interface LateValues {
  readonly captured?: Readonly<Record<string, string>> | undefined;
  readonly state?: Readonly<Record<string, string>> | undefined;
}

/** A variable of an entry's options, and whether it is known before anything has run. */
export type WantedVariable = Variable & { readonly set: boolean };

/** A kind's options bound to its code: what the config's loader makes out of `with`. */
export interface BoundCheck {
  readonly needs: Needs;
  /** It changes something outside: never retried, never run on a pull request. */
  readonly mutates: boolean;
  /** False: no result of an earlier run may stand for it. */
  readonly reusable: boolean;
  /** Undefined where no person is asked. */
  readonly attestedBy?: Attestation | undefined;
  /** How long it waits until something holds (`within` and `stable-for`); undefined where it asks once. */
  readonly waitsMs?: number | undefined;
  /** What was read, for `plan` to find comparisons in. */
  readonly options?: unknown;
  /** What stands in its options as `${{ … }}`. */
  readonly variables?: readonly WantedVariable[] | undefined;
  readonly run: (ports: Ports, values?: LateValues) => Promise<Verdict>;
  /** What runs now of what it would change; undefined where its kind cannot tell. */
  readonly before?: ((ports: Ports, values?: LateValues) => Promise<Recorded>) | undefined;
  /** What runs by now instead of what it deployed, as a sentence; undefined where its kind cannot tell. */
  readonly replaced?: ((ports: Ports, values?: LateValues) => Promise<string | undefined>) | undefined;
}

export interface Definition<Kind extends string, Options extends z.ZodType> {
  readonly kind: Kind;
  /** One sentence: `Container images stay within a size budget`. */
  readonly summary: string;
  readonly family: Family;
  readonly options: Options;
  readonly needs: Needs | ((options: z.output<Options>) => Needs);
  readonly mutates?: (options: z.output<Options>) => boolean;
  /** False for a kind that must run each time, such as one whose finds are hidden in what other checks print. */
  readonly reusable?: false;
  readonly attestedBy?: (options: z.output<Options>) => Attestation;
  /** Rules of its findings; `about.md` beside it holds the rest of its documentation. */
  readonly rules: Rules;
  /** Options that are called otherwise by now, and their new words: still read, and told in a note. */
  readonly oldWords?: Readonly<Record<string, string>>;
  /** Further rules, those of an engine that is loaded on demand. */
  readonly catalogue?: () => Promise<Rules>;
  /**
   * Of a kind that changes something: what runs now of what it would change (revisions, digests), asked before the first
   * change of a deployment. It stands in the record, and in `ports.delivery.notes` of what comes after.
   */
  readonly before?: (options: z.output<Options>, ports: Ports) => Promise<Recorded>;
  /**
   * Of a kind that changes something: a sentence on what runs by now instead of what its step has left (its note); undefined
   * where that still runs. Asked before each sample of a watch and before a rollback. Throws `CouldNotTell`.
   */
  readonly replaced?: (options: z.output<Options>, ports: Ports) => Promise<string | undefined>;
  /** Answers passed or failed (or pending, where `attestedBy` says who is asked); throws `CouldNotTell` otherwise. Load heavy parts with `await import()` in here. */
  readonly run: (options: z.output<Options>, ports: Ports) => Promise<Verdict>;
}

/** Rules that findings of any kind may have. */
export const commonRules = {
  'old-word': {
    level: 'note',
    means: 'an option is called by its old word',
    remedy: 'Write the new word: the old one goes with the next major version.',
  },
} as const satisfies Rules;

function oldWordsIn(options: unknown, oldWords: Readonly<Record<string, string>> = {}): readonly Finding[] {
  const given = new Map(Object.entries(options ?? {}));
  return Object.entries(oldWords)
    .filter(([old]) => given.get(old) !== undefined)
    .map(([old, word]) => {
      const message = `the option \`${old}\` is called \`${word}\` now`;
      return findingOf(commonRules, { rule: 'old-word', message });
    });
}

const withNotes = (verdict: Verdict, notes: readonly Finding[]): Verdict =>
  notes.length === 0 ? verdict : { ...verdict, findings: [...verdict.findings, ...notes] };

/** Turns a definition into a registry entry whose schema binds the options to the code while it parses. */
export function defineCheck<const Kind extends string, Options extends z.ZodType>(
  definition: Definition<Kind, Options>,
) {
  const { needs, before, replaced } = definition;
  const bind = (options: z.output<Options>): BoundCheck => ({
    needs: typeof needs === 'function' ? needs(options) : needs,
    mutates: definition.mutates?.(options) ?? false,
    reusable: definition.reusable ?? true,
    attestedBy: definition.attestedBy?.(options),
    waitsMs: waitOf(options),
    options,
    run: async ports => withNotes(await definition.run(options, ports), oldWordsIn(options, definition.oldWords)),
    ...(before && { before: (ports: Ports) => before(options, ports) }),
    ...(replaced && { replaced: (ports: Ports) => replaced(options, ports) }),
  });
  return { ...definition, bound: definition.options.transform(bind) };
}

/** `within` and `stable-for` mean the same in every kind. */
function waitOf(options: unknown): number | undefined {
  if (typeof options !== 'object' || options === null) return undefined;
  const { within, 'stable-for': stable } = { within: undefined, 'stable-for': undefined, ...options };
  const known = [within, stable].filter(ms => typeof ms === 'number');
  return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}

/** A registry entry, whatever its options. */
export interface Check {
  readonly kind: string;
  readonly summary: string;
  readonly family: Family;
  readonly rules: Rules;
  readonly oldWords?: Readonly<Record<string, string>> | undefined;
  readonly catalogue?: (() => Promise<Rules>) | undefined;
  readonly options: z.ZodType;
  readonly bound: z.ZodType<BoundCheck>;
}
