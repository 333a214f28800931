import {
  byFindings,
  byPolicies,
  CouldNotTell,
  type Finding,
  findingOf,
  type Measurement,
  type Verdict,
} from '../../check.js';
import { judgeCollectors } from '../../engines/collector-config/judge.js';
import { samplingOf, serviceProblems } from '../../engines/collector-config/service-problems.js';
import { servicesIn, type TracedService } from '../../engines/collector-config/services.js';
import { judgeAll } from '../../engines/comparison/judge.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { filesIn } from '../../facts/configuration/in-manifests.js';
import { findingsOf, inSource, type Located, summaryOf } from '../../facts/configuration/located.js';
import { readSources } from '../../facts/configuration/read-sources.js';
import type { Ports } from '../../ports/ports.js';
import { nearest } from '../../text/nearest.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import type { TracingOptions } from './options.js';
import { tracingRules } from './rules.js';

/** Judges how Collectors are wired, and whether services send what these receive. */
export async function runTracing(options: TracingOptions, ports: Ports): Promise<Verdict> {
  const collectors = await configs('collector', options, ports);
  const jaegers = await configs('jaeger', options, ports);
  const manifests =
    options.manifests.length === 0
      ? { sources: [], unreadable: [] }
      : await readSources(ports.files, { option: 'manifests', patterns: options.manifests });
  const read = [
    judgeCollectors(collectors.sources, { isJaeger: false }),
    judgeCollectors(jaegers.sources, { isJaeger: true }),
  ];
  const collectorCount = read.reduce((sum, { collectors: of }) => sum + of, 0);
  const broken = manifests.sources.filter(({ yaml }) => yaml.problem !== undefined);
  const services = chosen(servicesIn(manifests.sources), options);
  const located: readonly Located[] = [
    ...read.flatMap(({ problems }) => problems.map(({ source, problem }) => inSource(source)(problem))),
    ...broken.map(source => inSource(source)(notYaml(source))),
    ...services
      .filter(({ isOpen }) => !isOpen)
      .flatMap(service => serviceProblems(service).map(inSource(service.source))),
  ];
  const shares = [...read.flatMap(({ sampling }) => sampling), ...services.flatMap(({ env }) => samplingOf(env) ?? [])];
  const findings = [
    ...findingsOf(tracingRules, located, options.policies),
    ...byPolicies([...absent(servicesIn(manifests.sources), options), ...sampling(shares, options)], options.policies),
  ];
  const unknown = [
    ...collectors.unknown,
    ...jaegers.unknown,
    ...manifests.unreadable,
    ...open(services),
    ...(options.require.sampling !== undefined && shares.some(Number.isNaN) ? [noShare()] : []),
    ...(options.manifests.length > 0 && services.length === 0 && findings.length === 0 ? [noService()] : []),
  ];
  const summary = summaryOf(findings, [
    ...(collectorCount > 0
      ? [
          `${count(
            read.reduce((sum, { pipelines }) => sum + pipelines, 0),
            'pipeline',
          )} in ${count(collectorCount, 'configuration')}`,
        ]
      : []),
    ...(options.manifests.length > 0 ? [count(services.length, 'service')] : []),
  ]);
  return unlessUnknown(byFindings(summary, { findings, measurements: measured(shares, options) }), unknown);
}

async function configs(option: 'collector' | 'jaeger', options: TracingOptions, { files }: Ports) {
  if (options[option].length === 0) return { sources: [], unknown: [] };
  const { sources, unreadable } = await readSources(files, { option, patterns: options[option] });
  const inside = sources.flatMap(source => filesIn(source, /\.ya?ml$|^relay$/));
  const remedy = 'Name configuration files, or ConfigMaps with .yaml files in their data.';
  const none = new CouldNotTell('nothing-checked', `${option}: the manifests hold no configuration`, remedy);
  return { sources: inside, unknown: [...unreadable, ...(inside.length + unreadable.length === 0 ? [none] : [])] };
}

function notYaml({ yaml }: Source) {
  const { message = '', offset = 0 } = yaml.problem ?? {};
  return { rule: 'yaml', message: `not YAML: ${message}`, offset, about: '' };
}

/** Those that are named, else those that speak of OpenTelemetry at all. */
function chosen(services: readonly TracedService[], { require }: TracingOptions): readonly TracedService[] {
  if (require.services.length > 0) return services.filter(({ name }) => require.services.includes(name));
  return services.filter(({ env, isInjected }) => isInjected || [...env.keys()].some(key => key.startsWith('OTEL_')));
}

function absent(services: readonly TracedService[], { require }: TracingOptions): readonly Finding[] {
  const names = services.map(({ name }) => name);
  return require.services
    .filter(name => !names.includes(name))
    .map(name => {
      const near = nearest(name, names);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return findingOf(tracingRules, { rule: 'no-service', message: `no manifest holds a service "${name}"${hint}` });
    });
}

/** What a Secret or a file brings that nobody here can read may be just what is missing. */
const open = (services: readonly TracedService[]): readonly CouldNotTell[] =>
  services
    .filter(service => service.isOpen && serviceProblems(service).length > 0)
    .map(({ name, source }) => {
      const message = `${source.file}: ${name} takes variables from an object or a file that is not among the manifests`;
      return new CouldNotTell(
        'unreadable',
        message,
        'Name the ConfigMap under `manifests`, or set the variables of OpenTelemetry beside it.',
      );
    });

const noService = (): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    'manifests: no service has a variable of OpenTelemetry',
    'Name the services under `require.services`, or the files that hold them.',
  );

const noShare = (): CouldNotTell =>
  new CouldNotTell(
    'variable-missing',
    'the share of a sampler is filled in at deployment',
    'Name the files as they are deployed.',
  );

/** Nothing that samples keeps every trace. */
function sampling(shares: readonly number[], { require }: TracingOptions): readonly Finding[] {
  const limits = require.sampling;
  if (limits === undefined) return [];
  return (shares.length === 0 ? [1] : shares.filter(share => !Number.isNaN(share))).flatMap(share => {
    if ('holds' in judgeAll(limits, { value: share })) return [];
    const wanted = limits.map(({ text }) => text).join(' and ');
    const message = `${share * 100} % of the traces are kept, and it must be ${wanted}`;
    return [findingOf(tracingRules, { rule: 'sampling', message, expected: wanted, actual: `${share * 100}%` })];
  });
}

const measured = (shares: readonly number[], { require }: TracingOptions): readonly Measurement[] =>
  require.sampling === undefined
    ? []
    : [{ name: 'sampling', value: 100 * Math.min(1, ...shares.filter(share => !Number.isNaN(share))), unit: '%' }];
