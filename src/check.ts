import type { z } from 'zod';
import type { Family } from './family.js';
import type { Recorded } from './ports/delivery.js';
import type { Ports } from './ports/ports.js';
import type { Variable } from './text/expression.js';
import type { Finding, Level, Verdict } from './verdict.js';

export { type Cause, CouldNotTell } from './could-not-tell.js';

export {
  byFindings,
  CHART_POINTS,
  type Chart,
  type Detail,
  type Extra,
  type Finding,
  failed,
  GRAVITIES,
  type Gravity,
  type Level,
  type Measurement,
  passed,
  pending,
  type SeenImage,
  type Verdict,
} from './verdict.js';

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
  /** It changes something outside: never retried, never run on a pull request. Undefined where its options do not say. */
  readonly mutates: boolean | undefined;
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
  /** What it would do, without changing anything; failed where it would be refused. Undefined where its kind cannot tell. */
  readonly rehearse?: ((ports: Ports, values?: LateValues) => Promise<Verdict>) | undefined;
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
  /** Undefined: no, but that a `command` of a deployment does. */
  readonly mutates?: (options: z.output<Options>) => boolean | undefined;
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
  /** Of a kind that changes something: what it would do, without changing anything; failed where it would be refused. */
  readonly rehearse?: (options: z.output<Options>, ports: Ports) => Promise<Verdict>;
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
  const { needs, before, rehearse, replaced } = definition;
  const bind = (options: z.output<Options>): BoundCheck => ({
    needs: typeof needs === 'function' ? needs(options) : needs,
    mutates: definition.mutates?.(options),
    reusable: definition.reusable ?? true,
    attestedBy: definition.attestedBy?.(options),
    waitsMs: waitOf(options),
    options,
    run: async ports => withNotes(await definition.run(options, ports), oldWordsIn(options, definition.oldWords)),
    ...(before && { before: (ports: Ports) => before(options, ports) }),
    ...(rehearse && { rehearse: (ports: Ports) => rehearse(options, ports) }),
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
