import { nearest } from '../../text/nearest.js';
import type { Place } from './file.js';
import { type Data, isData } from './merge.js';
import type { Project } from './project.js';

const KEY = 'x-deploy-validate';

interface Asked {
  readonly rule: string;
  readonly subject?: string | undefined;
  readonly section?: 'secrets' | 'configs' | undefined;
}

/** The reason that a service, a secret or a config gives for exempting itself from a rule; undefined where it does not. */
export function exemption(project: Project, { rule, subject, section }: Asked): string | undefined {
  const service = project.services.find(({ name }) => name === subject)?.value;
  const own = section === undefined ? service : project.section(section)[subject ?? ''];
  const ignored = ignoredBy(own);
  if (!Object.hasOwn(ignored, rule)) return undefined;
  const reason = ignored[rule];
  return typeof reason === 'string' ? reason : '';
}

function ignoredBy(value: unknown): Data {
  const own = isData(value) ? value[KEY] : undefined;
  return isData(own) && isData(own.ignore) ? own.ignore : {};
}

interface Unknown extends Place {
  readonly rule: 'exemption-unknown';
  readonly message: string;
  readonly subject: string;
}

interface Holder {
  readonly what: string;
  readonly name: string;
  readonly value: unknown;
  readonly place: (path: readonly string[]) => Place;
}

/** Exemptions that exempt from nothing: no such rule, or not written as one. */
export function unknownExemptions(project: Project, rules: ReadonlySet<string>): readonly Unknown[] {
  const named = (['secrets', 'configs', 'networks', 'volumes'] as const).flatMap(section =>
    Object.entries(project.section(section)).map(
      ([name, value]): Holder => ({
        what: section.slice(0, -1),
        name,
        value,
        place: path => project.place([section, name, ...path]),
      }),
    ),
  );
  const services = project.services.map(({ name, value, place }): Holder => ({ what: 'service', name, value, place }));
  return [...services, ...named].flatMap(holder => faults(holder, rules));
}

function faults({ what, name, value, place }: Holder, rules: ReadonlySet<string>): readonly Unknown[] {
  const own = isData(value) ? value[KEY] : undefined;
  if (own === undefined) return [];
  const fault = (message: string, path: readonly string[]): Unknown => ({
    rule: 'exemption-unknown',
    ...place([KEY, ...path]),
    message: `${what} ${name}: ${message}`,
    subject: name,
  });
  if (!isData(own)) return [fault(`${KEY} is no map; write { ignore: { RULE: reason } }`, [])];
  const others = Object.keys(own).filter(key => key !== 'ignore');
  const unknown = others.map(key => fault(`${KEY} knows \`ignore\` alone, not "${key}"`, [key]));
  if (own.ignore === undefined || own.ignore === null) return unknown;
  if (!isData(own.ignore)) return [...unknown, fault('`ignore` is no map of rules and reasons', ['ignore'])];
  if (what === 'network' || what === 'volume') return [...unknown, fault(`no rule looks at a ${what} by itself`, [])];
  const wrong = Object.keys(own.ignore).filter(rule => !rules.has(rule));
  return [
    ...unknown,
    ...wrong.map(rule => {
      const near = nearest(rule, [...rules]);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return fault(`there is no rule "${rule}" to exempt from${hint}`, ['ignore', rule]);
    }),
  ];
}
