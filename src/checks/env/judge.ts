import { type Finding, findingOf, type Level } from '../../check.js';
import { isBuildTime, isPlatform } from '../../engines/env/code-reads.js';
import { isLiteralSecret, isLocal, isOfType, isPlaceholder } from '../../engines/env/value.js';
import { nearest } from '../../text/nearest.js';
import type { Placed, PlacedRead, Target } from './gather.js';
import type { EnvOptions } from './options.js';
import { envRules } from './rules.js';

type Rule = keyof typeof envRules;

interface Found {
  readonly rule: Rule;
  readonly message: string;
  readonly at?: { readonly file: string; readonly line: number } | undefined;
  readonly level?: Level;
}

const finding = ({ rule, message, at, level }: Found): Finding =>
  findingOf(envRules, { rule, message, ...(at ? { file: at.file, line: at.line } : {}), ...(level ? { level } : {}) });

/** Names that a target must set, and those that it may. */
export interface Wanted {
  /** Each with where it is declared; undefined for those of `required`. */
  readonly required: ReadonlyMap<string, Placed | undefined>;
  readonly known: ReadonlySet<string>;
}

/** A file's example value is no value; what a compose file or a manifest gives needs nobody else. */
export function wantedOf(declared: readonly Placed[], options: EnvOptions): Wanted {
  const optional = new Set(options.optional);
  const required = new Map<string, Placed | undefined>();
  for (const entry of declared) {
    const isGiven = entry.isOptional || (entry.isYaml && entry.value !== undefined);
    if (!isGiven && !optional.has(entry.name) && !required.has(entry.name)) required.set(entry.name, entry);
  }
  for (const name of options.required) if (!required.has(name)) required.set(name, undefined);
  return { required, known: new Set([...declared.map(({ name }) => name), ...required.keys(), ...optional]) };
}

/** One target against what is wanted. No value is ever part of a message. */
export function judgeTarget(
  target: Target,
  wanted: Wanted,
  options: EnvOptions,
  committed: ReadonlySet<string>,
): readonly Finding[] {
  const names = [...target.entries.keys()];
  const missing = [...wanted.required].flatMap(([name, at]) => {
    const entry = target.entries.get(name);
    if (entry === undefined) {
      const near = nearest(
        name,
        names.filter(each => !wanted.known.has(each)),
      );
      const hint = near === undefined ? '' : `; it sets ${near}`;
      return [finding({ rule: 'undefined', message: `${target.name}: ${name} is not set${hint}`, at })];
    }
    if (entry.value?.trim() !== '') return [];
    return [finding({ rule: 'empty', message: `${target.name}: ${name} is empty`, at: entry })];
  });
  return [...missing, ...[...target.entries.values()].flatMap(entry => judgeValue(entry, target, options, committed))];
}

function judgeValue(
  entry: Placed,
  { name: target }: Target,
  options: EnvOptions,
  committed: ReadonlySet<string>,
): readonly Finding[] {
  const { name, value } = entry;
  if (value === undefined || value.trim() === '') return [];
  const found: Finding[] = [];
  const told = (rule: Rule, message: string) =>
    found.push(finding({ rule, message: `${target}: ${name} ${message}`, at: entry }));
  if (isPlaceholder(name, value)) told('placeholder', 'is a placeholder');
  else if (committed.has(entry.file) && isLiteralSecret(name, value))
    told('literal-secret', 'is a secret, written out in the file');
  if (isBuildTime(name) && /SECRET|PASSWORD|PRIVATE_?KEY/i.test(name))
    told('public-secret', 'is built into what browsers get');
  if (/prod/i.test(target) && isLocal(value)) told('local-value', 'names localhost or example.com');
  const type = options.types[name];
  if (type !== undefined && !value.includes('${') && !isOfType(value, type)) {
    told('wrong-type', `is no ${/^[a-z:0-9]+$/.test(type) ? type : `match of ${type}`}`);
  }
  return found;
}

/** Targets against one another; values are compared and never shown. */
export function judgeDrift(targets: readonly Target[], wanted: Wanted, options: EnvOptions): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, target] of targets.entries()) {
    for (const other of targets.slice(0, index)) {
      for (const name of options['must-differ']) {
        const [one, two] = [target.entries.get(name), other.entries.get(name)];
        if (one?.value !== undefined && one.value === two?.value) {
          found.push(
            finding({
              rule: 'drift',
              message: `${name} must differ, and is the same in ${other.name} and ${target.name}`,
              at: one,
            }),
          );
        }
      }
      for (const name of options['must-equal']) {
        const [one, two] = [target.entries.get(name), other.entries.get(name)];
        if (one?.value !== undefined && two?.value !== undefined && one.value !== two.value) {
          found.push(
            finding({
              rule: 'drift',
              message: `${name} must be the same, and is not in ${other.name} and ${target.name}`,
              at: one,
            }),
          );
        }
      }
    }
  }
  return [...found, ...loneNames(targets, wanted), ...absent(targets, wanted, options)];
}

/** Names that some targets set and others do not, and that nobody declares. */
function loneNames(targets: readonly Target[], { required }: Wanted): readonly Finding[] {
  const all = new Map(targets.flatMap(({ entries }) => [...entries]));
  return [...all].flatMap(([name, at]) => {
    const without = targets.filter(({ entries }) => !entries.has(name));
    if (without.length === 0 || required.has(name)) return [];
    const message = `${name} is set for some targets and not for ${without.map(target => target.name).join(', ')}`;
    return [finding({ rule: 'drift', message, at, level: 'warning' })];
  });
}

/** Names to compare that a target does not set at all. */
const absent = (targets: readonly Target[], { required }: Wanted, options: EnvOptions): readonly Finding[] =>
  [...new Set([...options['must-differ'], ...options['must-equal']])]
    .filter(name => !required.has(name))
    .flatMap(name =>
      targets
        .filter(({ entries }) => !entries.has(name))
        .map(target =>
          finding({ rule: 'undefined', message: `${target.name}: ${name} is not set, and is to be compared` }),
        ),
    );

/** Code against what is declared. */
export function judgeCode(
  { reads, dynamic }: { readonly reads: readonly PlacedRead[]; readonly dynamic: readonly string[] },
  {
    wanted,
    declared,
    targets,
  }: { readonly wanted: Wanted; readonly declared: readonly Placed[]; readonly targets: readonly Target[] },
): readonly Finding[] {
  const undeclared = new Map<string, PlacedRead>();
  for (const read of reads) {
    if (!read.isRequired || wanted.known.has(read.name) || isPlatform(read.name) || undeclared.has(read.name)) continue;
    undeclared.set(read.name, read);
  }
  const used = new Set(reads.map(({ name }) => name));
  const byFile = declared.filter(
    ({ name, isYaml }, index) => !isYaml && declared.findIndex(each => each.name === name) === index,
  );
  const inYaml = new Set(declared.filter(({ isYaml }) => isYaml).map(({ name }) => name));
  return [
    ...[...undeclared.values()].map(read => {
      const isSet = targets.length > 0 && targets.every(({ entries }) => entries.has(read.name));
      const message = `${read.name} is read here, has no default, and is declared nowhere`;
      return finding({ rule: 'undeclared', message, at: read, ...(isSet ? { level: 'warning' } : {}) });
    }),
    ...byFile
      .filter(({ name }) => !used.has(name) && !inYaml.has(name) && !isPlatform(name))
      .map(entry => {
        const isOpen = dynamic.length > 0;
        const message = `${entry.name} is declared, and no code reads it${isOpen ? ` by its name; ${dynamic[0] ?? ''} reads names that it puts together` : ''}`;
        return finding({ rule: 'unused', message, at: entry, ...(isOpen ? { level: 'note' } : {}) });
      }),
  ];
}
