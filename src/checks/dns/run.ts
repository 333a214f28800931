import { byFindings, CouldNotTell, type Finding, findingOf, type Measurement, type Verdict } from '../../check.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askAll, type Said } from './ask-all.js';
import { disagreement, type Fault, faultsOf } from './judge.js';
import type { DnsOptions, Wanted } from './options.js';
import { dnsRules } from './rules.js';

const AT_ONCE = 16;

interface Looked {
  readonly wanted: Wanted;
  readonly said: readonly Said[];
}

/** Asks until it holds, where that is wanted. */
export const runDns = (options: DnsOptions, ports: Ports): Promise<Verdict> =>
  until(() => ask(options, ports), { waiting: options, ports });

/** Asks every resolver of each record. What is wrong counts even where of others nothing can be said. */
async function ask(options: DnsOptions, ports: Ports): Promise<Verdict> {
  const dns = await ports.dns();
  const looked: Looked[] = [];
  const left = options.records.entries();
  const work = async () => {
    for (const [index, wanted] of left) looked[index] = { wanted, said: await askAll(wanted, { options, dns }) };
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const findings = looked.flatMap(findingsOf);
  if (findings.length === 0) mustBeTold(looked);
  const records = looked.length === 1 && looked[0] ? titleOf(looked[0].wanted) : count(looked.length, 'record');
  const servers = count(new Set(looked.flatMap(({ said }) => said.map(({ by }) => by))).size, 'resolver');
  const wrong = findings.length === 0 ? 'as it should be' : `${count(findings.length, 'fault')}`;
  return byFindings(`${records}: ${wrong}, at ${servers}`, {
    findings,
    measurements: looked.flatMap(measurementsOf),
    details: [{ title: 'What was answered', text: looked.map(textOf).join('\n') }],
  });
}

const titleOf = ({ type, name }: Wanted): string => `${type} ${name}`;

function findingsOf({ wanted, said }: Looked): readonly Finding[] {
  const told = new Map<string, { readonly fault: Fault; readonly at: string[] }>();
  for (const { by, told: answer } of said) {
    for (const fault of faultsOf(wanted, answer) ?? []) {
      const key = `${fault.rule} ${fault.message}`;
      const known = told.get(key) ?? { fault, at: [] };
      known.at.push(by);
      told.set(key, known);
    }
  }
  const subject = titleOf(wanted);
  const found = [...told.values()].map(({ fault, at }) => {
    const { rule, message, expected, actual } = fault;
    return findingOf(dnsRules, {
      rule,
      message: `${subject}: ${message}, says ${at.join(', ')}`,
      expected,
      actual,
      subject,
    });
  });
  const apart = found.length === 0 ? disagreement(wanted, said) : undefined;
  if (apart === undefined) return found;
  return [findingOf(dnsRules, { rule: apart.rule, message: `${subject}: ${apart.message}`, subject })];
}

function mustBeTold(looked: readonly Looked[]): void {
  const unclear = looked.flatMap(({ wanted, said }) => [
    ...(said.length === 0 ? [`${titleOf(wanted)}: nobody was asked`] : []),
    ...said.flatMap(({ by, told }) => (told.is === 'unclear' ? [`${titleOf(wanted)}: ${by}: ${told.why}`] : [])),
  ]);
  const [first] = unclear;
  if (first === undefined) return;
  const more = unclear.length > 1 ? `, and ${count(unclear.length - 1, 'more question')} could not be told` : '';
  const remedy =
    'Check that the resolver is up, answers questions from here over UDP and TCP, and may resolve this name.';
  throw new CouldNotTell('unreachable', `${first}${more}`, remedy);
}

function measurementsOf({ wanted, said }: Looked): readonly Measurement[] {
  const there = said.flatMap(({ told }) => (told.is === 'there' ? [told] : []));
  const limit = wanted['max-ttl'];
  if (limit === undefined || there.length === 0) return [];
  const value = Math.max(...there.map(({ ttl }) => ttl));
  return [{ name: `TTL of ${titleOf(wanted)}`, value, unit: 's', limit: limit / 1000 }];
}

function textOf({ wanted, said }: Looked): string {
  const lines = said.map(({ by, told }) => {
    if (told.is === 'unclear') return `  ${by}: could not tell, ${told.why}`;
    const over = told.way.length === 0 ? '' : ` over ${told.way.join(' → ')}`;
    if (told.is === 'circling') return `  ${by}: in circles${over}`;
    if (told.is === 'absent') return `  ${by}: ${told.how}${over}`;
    return `  ${by}: ${told.values.join(', ')}${over}, TTL ${told.ttl} s`;
  });
  return [titleOf(wanted), ...lines].join('\n');
}
