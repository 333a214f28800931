import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import type { ReadAlertmanager } from '../../engines/alertmanager-config/judge.js';
import { at, entriesOf, textOf } from '../../engines/alertmanager-config/model.js';
import { parseAlertTemplate } from '../../engines/alertmanager-config/templates.js';
import { ruleSourcesOf } from '../../engines/prometheus-config/manifest.js';
import { plainData } from '../../engines/prometheus-config/plain-data.js';
import { Lines } from '../../engines/prometheus-config/position.js';
import { groupNodes } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt } from '../../engines/prometheus-config/yaml-tree.js';
import { inSource, type Located } from '../../facts/configuration/located.js';
import { matchFiles } from '../../facts/configuration/read-sources.js';
import type { Files } from '../../ports/files.js';

/** Templates that files define, what is wrong with these files, and whether all of them are known. */
export interface Templates {
  readonly defined: ReadonlySet<string> | undefined;
  readonly located: readonly Located[];
}

/** Reads the template files that a configuration names, and those of the option. */
export async function readTemplates(
  files: Files,
  {
    source,
    read,
    extra,
  }: { readonly source: Source; readonly read: ReadAlertmanager; readonly extra: readonly string[] },
): Promise<Templates> {
  const names = new Set<string>(
    extra.length === 0 ? [] : await matchFiles(files, { option: 'templates', patterns: extra, inFolder: '*.tmpl' }),
  );
  const located: Located[] = [];
  let isWhole = true;
  for (const { pattern, path } of read.templates) {
    const isForeign = posix.isAbsolute(pattern);
    const matches = isForeign ? [] : await files.glob([posix.join(posix.dirname(source.file), pattern)], { dot: true });
    for (const match of matches) names.add(files.show(match));
    if (matches.length > 0 || extra.length > 0) continue;
    isWhole = false;
    if (isForeign) continue;
    const offset = offsetAt(source.root, path, 'value');
    const message = `"${pattern}" matches no file of the repository`;
    located.push(inSource(source)({ rule: 'template-missing', message, offset, about: path.join('.') }));
  }
  const defined = new Set<string>();
  for (const name of names) {
    const text = await files.text(name);
    const { problem, defines } = parseAlertTemplate(text);
    for (const define of defines) defined.add(define);
    if (!problem) continue;
    const lines = new Lines(text);
    const message = `the template does not parse: ${problem.message}`;
    located.push({
      source: { file: name, at: offset => lines.at(offset) },
      problem: { rule: 'template', message, offset: problem.at, about: '' },
    });
  }
  return { defined: isWhole ? defined : undefined, located };
}

/** The labels that an alerting rule writes down, its name among them. */
export interface AlertLabels {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** The alerts of rule files. Throws where there is none: nothing would be held against the routes. */
export function alertsIn(sources: readonly Source[]): readonly AlertLabels[] {
  const alerts = sources
    .flatMap(source => ruleSourcesOf(source).sources)
    .flatMap(({ root }) =>
      groupNodes(root).flatMap(({ rules }) =>
        rules.flatMap(({ node, name }) => {
          const { value } = plainData(node);
          if (at(value, 'alert') === undefined) return [];
          const written = entriesOf(at(value, 'labels')).flatMap(
            ([key, each]): readonly (readonly [string, string])[] => {
              const text = textOf(each);
              return text === undefined || text.includes('{{') ? [] : [[key, text]];
            },
          );
          return [{ name, labels: new Map([...written, ['alertname', name]]) }];
        }),
      ),
    );
  if (alerts.length > 0) return alerts;
  throw new CouldNotTell(
    'nothing-checked',
    'rules: the files hold not a single alert',
    'Name the files that hold the alerts.',
  );
}
