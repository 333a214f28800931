import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { compareVersions, plainVersion } from '../../engines/versions/order.js';
import { lastTag, versionInTag } from '../../facts/repository/tags.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach } from '../../told-in-part.js';
import type { Same } from './options.js';
import type { Part } from './part.js';
import { textRules } from './rules.js';
import { readPlace, type Value } from './value.js';

/** Compares a value wherever it stands, then with the last tag. */
export async function compareSame(same: Same, ports: Ports): Promise<Part> {
  const { name } = same;
  const { answers, unknown } = await askEach(same.in, { ask: place => readPlace(place, ports), signal: ports.signal });
  const values = answers.flat();
  const [first, ...others] = values;
  if (first === undefined) return { holds: '', findings: [], evidence: [], unknown };
  const differing = others
    .filter(each => plainVersion(each.value) !== plainVersion(first.value))
    .map(each => differs(name, { each, first }));
  const told =
    same['greater-than'] === undefined
      ? undefined
      : await askEach([same['greater-than']], {
          ask: glob => heldAgainstTags(name, { glob, first, values }, ports),
          signal: ports.signal,
        });
  const greater = told?.answers[0];
  const places = count(values.length, 'place');
  const holds = `${name} is ${first.value} in ${places}${greater === undefined ? '' : `, ${greater.holds}`}`;
  return {
    holds,
    findings: [...differing, ...(greater?.findings ?? [])],
    evidence: values.flatMap(({ file }) => file ?? []),
    unknown: [...unknown, ...(told?.unknown ?? [])],
  };
}

function differs(name: string, { each, first }: { readonly each: Value; readonly first: Value }): Finding {
  const message = `${name} is ${each.value} in ${each.where}, and ${first.value} in ${first.where}`;
  const { file, line } = each;
  return findingOf(textRules, { rule: 'differs', message, file, line, expected: first.value, actual: each.value });
}

async function heldAgainstTags(
  name: string,
  { glob, first, values }: { readonly glob: string; readonly first: Value; readonly values: readonly Value[] },
  ports: Ports,
): Promise<{ readonly holds: string; readonly findings: readonly Finding[] }> {
  // The tag that is being released is not an earlier one.
  const except = values.find(({ tag }) => tag !== undefined)?.tag ?? tagOfEvent(ports);
  const tag = await lastTag({ glob, except }, ports);
  const order = compareVersions(first.value, versionInTag(tag));
  if (order === undefined) {
    const remedy = 'Write versions such as 1.2.0, or leave `greater-than` out.';
    throw new CouldNotTell('wrong-format', `${name}: nobody can tell whether ${first.value} is above ${tag}`, remedy);
  }
  if (order > 0) return { holds: `above the last tag ${tag}`, findings: [] };
  const message = `${name} is ${first.value}, which is not above the last tag ${tag}`;
  const { file, line } = first;
  const found = { rule: 'not-greater', message, file, line, expected: `above ${tag}`, actual: first.value } as const;
  return { holds: '', findings: [findingOf(textRules, found)] };
}

const tagOfEvent = ({ host: { environment } }: Ports): string | undefined =>
  environment.GITHUB_REF_TYPE === 'tag' ? environment.GITHUB_REF_NAME : undefined;
