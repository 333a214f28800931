import type { TemplateDialect } from '../prometheus-config/template/dialect.js';
import { GO_FUNCTIONS } from '../prometheus-config/template/dialect.js';
import { parseTemplate } from '../prometheus-config/template/template.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import type { Misplaced } from './misplaced.js';
import { at, entriesOf, listOf, textOf } from './model.js';

/** Functions of Alertmanager (template/template.go). */
const ALERTMANAGER: TemplateDialect = {
  functions: new Set([
    ...(
      'toUpper toLower title trimSpace join match safeHtml safeUrl urlUnescape reReplaceAll stringSlice date tz since ' +
      'humanizeDuration toJson list append dict'
    ).split(' '),
    ...GO_FUNCTIONS,
  ]),
  declared: ['$'],
};

export const parseAlertTemplate = (text: string) => parseTemplate(text, ALERTMANAGER);

/** Templates that Alertmanager brings along: `slack.default.title`, `__subject`. */
const isBuiltIn = (name: string): boolean => /^__|\.default\.|\.default$/.test(name);

/** Fields that hold no templates: files, URLs that are read as such, and what is sent to nobody. */
const NO_TEMPLATE = /(?:_file|_configs|^http_config|^tls_config|^sigv4)$/;

/**
 * Templates in the texts of receivers that do not parse, or that use one which nobody defines. `defined` is undefined where
 * not all template files are known.
 */
export function templateProblems(value: unknown, defined: ReadonlySet<string> | undefined): readonly Misplaced[] {
  return listOf(at(value, 'receivers')).flatMap((receiver, index) =>
    entriesOf(receiver).flatMap(([key, list]) =>
      key.endsWith('_configs')
        ? listOf(list).flatMap((each, number) => inTexts(each, ['receivers', index, key, number], defined))
        : [],
    ),
  );
}

function inTexts(value: unknown, path: YamlPath, defined: ReadonlySet<string> | undefined): readonly Misplaced[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => inTexts(each, [...path, index], defined));
  const text = textOf(value);
  if (text === undefined) {
    return entriesOf(value).flatMap(([key, each]) =>
      NO_TEMPLATE.test(key) ? [] : inTexts(each, [...path, key], defined),
    );
  }
  if (!text.includes('{{')) return [];
  const { problem, defines, uses } = parseAlertTemplate(text);
  if (problem) return [{ rule: 'template', path, message: `the template does not parse: ${problem.message}` }];
  if (defined === undefined) return [];
  return uses
    .filter(({ name }) => !isBuiltIn(name) && !defined.has(name) && !defines.includes(name))
    .map(({ name }) => ({ rule: 'undefined-template', path, message: `no template file defines "${name}"` }));
}
