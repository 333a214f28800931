import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { isDiscovery } from '../../engines/prometheus-config/discovery/names.js';
import { standaloneText } from '../../engines/prometheus-config/manifest.js';
import { placeMessage } from '../../engines/prometheus-config/promtool-place.js';
import { duplicateRules } from '../../engines/prometheus-config/rules/duplicate-rules.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import type { PromtoolFile, PromtoolMessage } from '../../formats/promtool/promtool.js';
import type { Ports } from '../../ports/ports.js';
import type { PrometheusOptions } from './options.js';
import type { Promtool } from './promtool.js';
import { inSource, type Located } from './report.js';
import { placeFailures } from './rule-tests.js';
import { levelOf } from './rules.js';
import type { Subject } from './subject.js';

/** promtool's word on every file. */
export interface Judgement {
  readonly located: readonly Located[];
  /** Files that it found nothing wrong with. */
  readonly accepted: ReadonlySet<Source>;
  /** Files that this build of promtool is unable to read, with the reason. */
  readonly unread: ReadonlyMap<Source, CouldNotTell>;
  /** Rules that it counted in files that it accepted. */
  readonly counted: ReadonlyMap<Source, number>;
}

export async function judgeByPromtool(
  promtool: Promtool,
  subject: Subject,
  options: PrometheusOptions,
  files: Ports['files'],
): Promise<Judgement> {
  const located: Located[] = [];
  const accepted = new Set<Source>();
  const unread = new Map<Source, CouldNotTell>();
  const counted = new Map<Source, number>();
  const configs = await promtool.checkConfigs(filesOf(subject.configs), { agent: options.agent });
  for (const [source, answer] of pairs(subject.configs, configs)) {
    const messages = answer.messages.filter(message => !isMissingDiscovery(message));
    located.push(...messages.map(message => inSource(source)(placeMessage(message, source))));
    if (answer.accepted) accepted.add(source);
    else if (messages.length === 0) unread.set(source, withoutDiscovery(source, answer, promtool));
  }
  const duplicates = levelOf('duplicate-rule', options.policies);
  const readable = await readablePaths(subject.rules, files);
  const sources = subject.rules.filter(source => readable.has(source));
  for (const source of subject.rules) if (!readable.has(source)) unread.set(source, notCut(source));
  const rules = await promtool.checkRules(
    sources.map(source => readable.get(source) ?? source.file),
    { duplicates },
  );
  for (const [source, answer] of pairs(sources, rules)) {
    const messages = answer.messages.filter(message => !message.lint);
    located.push(...messages.map(message => inSource(source)(placeMessage(message, source))));
    if (messages.length === 0) accepted.add(source);
    if (answer.rules !== undefined) counted.set(source, answer.rules);
    located.push(...lint(source, answer));
  }
  for (const source of subject.tests) {
    const failures = await promtool.testRules(source.file);
    located.push(...placeFailures(failures, source, [...subject.rules, ...(subject.tested.get(source) ?? [])]));
    if (failures.length === 0) accepted.add(source);
  }
  return { located, accepted, unread, counted };
}

/** Where promtool finds each rule file: rules inside a manifest are cut out into a file of their own. */
async function readablePaths(sources: readonly Source[], files: Ports['files']): Promise<ReadonlyMap<Source, string>> {
  const paths = new Map<Source, string>();
  const scratch = sources.some(source => source.isPart) ? await files.scratch() : '';
  for (const [index, source] of sources.entries()) {
    const text = source.isPart ? standaloneText(source) : undefined;
    if (!source.isPart) paths.set(source, source.file);
    if (text === undefined) continue;
    const path = posix.join(scratch, `${index}.yml`);
    await files.write(path, text);
    paths.set(source, path);
  }
  return paths;
}

const notCut = (source: Source): CouldNotTell =>
  new CouldNotTell(
    'unsupported',
    `${source.file}: promtool cannot read rules inside this manifest`,
    'Allow `engine: auto`, or keep the rules in a file of their own.',
  );

const filesOf = (sources: readonly Source[]): readonly string[] => sources.map(source => source.file);

const pairs = (
  sources: readonly Source[],
  answers: readonly PromtoolFile[],
): readonly (readonly [Source, PromtoolFile])[] =>
  sources.flatMap((source, index) => {
    const answer = answers[index];
    return answer ? [[source, answer] as const] : [];
  });

/** promtool names duplicate rules without a place; its word counts, the places are found here. */
function lint(source: Source, answer: PromtoolFile): readonly Located[] {
  const complaint = answer.messages.find(message => message.lint);
  if (!complaint) return [];
  const problems = duplicateRules(source);
  const [first = complaint.text] = complaint.text.split('\n');
  const fallback = { rule: 'duplicate-rule', message: first, offset: 0, about: 'duplicate-rule' };
  return (problems.length > 0 ? problems : [fallback]).map(inSource(source));
}

/** Distributions build promtool without some service discoveries; it then takes their keys for unknown ones. */
const isMissingDiscovery = ({ text }: PromtoolMessage): boolean => {
  const field = /^field (\w+) not found in type config\.(?:ScrapeConfig|AlertmanagerConfig|plain)$/.exec(text)?.[1];
  return field !== undefined && isDiscovery(field);
};

function withoutDiscovery(source: Source, { messages }: PromtoolFile, { version }: Promtool): CouldNotTell {
  const fields = messages.flatMap(({ text }) => /^field (\w+)/.exec(text)?.[1] ?? []);
  return new CouldNotTell(
    'unsupported',
    `${source.file}: this promtool ${version} was built without ${[...new Set(fields)].join(' and ')}`,
    'Install the promtool that Prometheus itself releases, or allow `engine: auto` or `embedded`.',
  );
}
