import { nearest } from '../../text/nearest.js';
import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { parseLogql } from '../logql/parse.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { re2Problem } from '../promql/re2.js';
import { isFilledIn } from './values.js';
import { inYaml, type Wrong } from './wrong.js';

const KEYS = [
  'global',
  'server',
  'client',
  'clients',
  'positions',
  'scrape_configs',
  'target_config',
  'limits_config',
  'options',
  'tracing',
  'wal',
];
const STAGES =
  'cri decolorize docker drop eventlogmessage geoip json labelallow labeldrop labels limit logfmt luhn match metrics multiline non_indexed_labels output pack regex replace sampling static_labels structured_metadata template tenant timestamp windowsevent'.split(
    ' ',
  );

/** What Promtail refuses, or does nothing with. */
export function promtailProblems(source: Source): readonly Problem[] {
  const { problem } = source.yaml;
  if (problem) return [{ rule: 'yaml', message: `not YAML: ${problem.message}`, offset: problem.offset, about: '' }];
  const { value, problems } = plainData(source.root);
  const wrongs = [...topKeys(value), ...clients(value), ...jobs(value)];
  const ended = {
    rule: 'promtail',
    path: [],
    message: 'Promtail is no longer maintained since March 2026: move to Alloy',
  };
  return [...problems, ...[...wrongs, ended].map(inYaml(source))];
}

const topKeys = (value: unknown): readonly Wrong[] =>
  entriesOf(value).flatMap(([key]): readonly Wrong[] => {
    if (KEYS.includes(key)) return [];
    const near = nearest(key, KEYS);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return [{ rule: 'unknown-field', path: [key], message: `unknown field "${key}"${hint}` }];
  });

function clients(value: unknown): readonly Wrong[] {
  const one = at(value, 'client');
  const all = [
    ...(one === undefined ? [] : [{ each: one, path: ['client'] }]),
    ...listOf(at(value, 'clients')).map((each, index) => ({ each, path: ['clients', index] })),
  ];
  if (all.length === 0) return [{ rule: 'nowhere', path: [], message: 'the logs go nowhere: there is no client' }];
  return all.flatMap(({ each, path }): readonly Wrong[] => {
    const url = textOf(at(each, 'url')) ?? '';
    if (url === '') return [{ rule: 'nowhere', path, message: 'a client needs a url' }];
    if (isFilledIn(url) || (URL.canParse(url) && /^https?:/.test(url))) return [];
    return [
      { rule: 'nowhere', path: [...path, 'url'], message: 'the url is none: it begins with http:// or https://' },
    ];
  });
}

function jobs(value: unknown): readonly Wrong[] {
  const found = listOf(at(value, 'scrape_configs'));
  if (found.length === 0)
    return [{ rule: 'nowhere', path: [], message: 'no log is read: there is no entry under scrape_configs' }];
  return found.flatMap((job, index) =>
    stages(at(job, 'pipeline_stages'), ['scrape_configs', index, 'pipeline_stages']),
  );
}

function stages(value: unknown, path: YamlPath): readonly Wrong[] {
  return listOf(value).flatMap((stage, index) =>
    entriesOf(stage).flatMap(([name, options]): readonly Wrong[] => {
      const here = [...path, index, name];
      if (!STAGES.includes(name)) {
        const near = nearest(name, STAGES);
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        return [{ rule: 'stage', path: here, message: `"${name}" is no stage${hint}` }];
      }
      if (name === 'regex' || name === 'replace')
        return expression(textOf(at(options, 'expression')), [...here, 'expression']);
      if (name !== 'match') return [];
      const selector = textOf(at(options, 'selector')) ?? '';
      const [problem] = isFilledIn(selector) ? [] : parseLogql(selector).problems;
      return [
        ...(problem ? [{ rule: 'logql', path: [...here, 'selector'], message: problem.message }] : []),
        ...stages(at(options, 'stages'), [...here, 'stages']),
      ];
    }),
  );
}

function expression(text: string | undefined, path: YamlPath): readonly Wrong[] {
  if (text === undefined) return [{ rule: 'stage', path: path.slice(0, -1), message: 'the stage needs an expression' }];
  const problem = re2Problem(text);
  return problem ? [{ rule: 'stage', path, message: `error parsing regexp: ${problem.message}` }] : [];
}
