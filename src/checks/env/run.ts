import { byFindings, byPolicies, CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import { summaryOf } from '../../facts/configuration/located.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { committed, type PlacedProblem, readCode, readEntries, readTargets, type Target } from './gather.js';
import { judgeCode, judgeDrift, judgeTarget, wantedOf } from './judge.js';
import type { EnvOptions } from './options.js';
import { envRules } from './rules.js';

/** Holds what is declared, what the targets set and what code reads against one another. */
export async function runEnv(options: EnvOptions, ports: Ports): Promise<Verdict> {
  const declared =
    options.declared.length === 0
      ? { entries: [], problems: [] }
      : await readEntries('declared', options.declared, ports);
  const targets = await readTargets(options, ports);
  const code = options['used-in'].length === 0 ? undefined : await readCode(options['used-in'], ports);
  const wanted = wantedOf(declared.entries, options);
  const files = [...new Set(targets.flatMap(({ entries }) => [...entries.values()].map(({ file }) => file)))];
  const known = await committed(files, ports);
  const findings = byPolicies(
    [
      ...[...declared.problems, ...targets.flatMap(({ problems }) => problems)].map(asFinding),
      ...targets.flatMap(target => judgeTarget(target, wanted, options, known)),
      ...(targets.length > 1 ? judgeDrift(targets, wanted, options) : []),
      ...(code ? judgeCode(code, { wanted, declared: declared.entries, targets }) : []),
    ],
    options.policies,
  );
  const summary = summaryOf(findings, [
    `${count(wanted.required.size, 'required variable')} for ${count(targets.length, 'target')}`,
    ...(code ? [`${count(code.reads.length, 'read')} in ${count(code.files, 'file')} of code`] : []),
  ]);
  return unlessUnknown(byFindings(summary, { findings }), [
    ...incomparable(targets, options),
    ...nothing(wanted.required.size, options),
  ]);
}

const nothing = (required: number, options: EnvOptions): readonly CouldNotTell[] =>
  required > 0 || options['used-in'].length > 0
    ? []
    : [new CouldNotTell('nothing-checked', 'no declared variable is required', 'Declare what every target must set.')];

const asFinding = ({ rule, message, file, line }: PlacedProblem): Finding =>
  findingOf(envRules, { rule, message, file, line });

/** Values that only a cluster has are never read, so they cannot be compared or typed. */
function incomparable(targets: readonly Target[], options: EnvOptions): readonly CouldNotTell[] {
  const names = new Set([...options['must-differ'], ...options['must-equal'], ...Object.keys(options.types)]);
  return targets.flatMap(target =>
    [...names]
      .filter(name => target.entries.has(name) && target.entries.get(name)?.value === undefined)
      .map(
        name =>
          new CouldNotTell(
            'unsupported',
            `${target.name}: the value of ${name} is not in a file, so it can be neither compared nor typed`,
            'Take the name out of must-differ, must-equal and types, or give the target a file with it.',
          ),
      ),
  );
}
