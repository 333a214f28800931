import { nearest } from '../../text/nearest.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import { offsetAt, type YamlPath } from '../prometheus-config/yaml-tree.js';
import { Datasources } from './datasources.js';
import { literalSecrets, type ProvisioningFile } from './provisioning.js';

export interface InFile {
  readonly source: Source;
  readonly problem: Problem;
}

/** Contact points that a Grafana has without provisioning. */
const BUILT_IN_CONTACTS = ['grafana-default-email', 'email receiver', 'empty'];

/** What Grafana refuses at its start, and what names something that is not there. */
export function judgeProvisioning(files: readonly ProvisioningFile[]): readonly InFile[] {
  return [
    ...files.flatMap(({ source, problems }) => problems.map(problem => ({ source, problem }))),
    ...datasourceProblems(files),
    ...providerProblems(files),
    ...alertingProblems(files),
  ];
}

interface Wrong {
  readonly rule: string;
  readonly message: string;
  readonly path: YamlPath;
}

const inFile = (source: Source, { rule, message, path }: Wrong): InFile => ({
  source,
  problem: { rule, message, offset: offsetAt(source.root, path, 'value'), about: path.join('.') },
});

function datasourceProblems(files: readonly ProvisioningFile[]): readonly InFile[] {
  const seen = new Set<string>();
  const defaults = new Map<string, string>();
  return files.flatMap(({ source, datasources }) =>
    datasources.flatMap(({ datasource: { name, uid, type, isDefault }, org, raw, path }) => {
      const wrong = (message: string, key?: string): InFile =>
        inFile(source, { rule: 'provisioning', message, path: key === undefined ? path : [...path, key] });
      const found: InFile[] = [];
      if (name === '') found.push(wrong('a data source needs a name'));
      if (type === '') found.push(wrong(`the data source "${name}" needs a type`));
      for (const [key, value] of [
        ['name', name],
        ['uid', uid],
      ] as const) {
        if (value === undefined || value === '') continue;
        if (seen.has(`${org} ${key} ${value}`))
          found.push(wrong(`another data source has the ${key} "${value}", too`, key));
        seen.add(`${org} ${key} ${value}`);
      }
      const other = defaults.get(org);
      if (isDefault && other !== undefined)
        found.push(wrong(`"${other}" is the default already, and there is one alone`, 'isDefault'));
      if (isDefault) defaults.set(org, name);
      const secrets = literalSecrets(raw, path).map(secret =>
        inFile(source, {
          rule: 'literal-secret',
          message: `${secret.name} of "${name}" is written out`,
          path: secret.path,
        }),
      );
      return [...found, ...secrets];
    }),
  );
}

function providerProblems(files: readonly ProvisioningFile[]): readonly InFile[] {
  const names = new Set<string>();
  const folders = new Map<string, string>();
  return files.flatMap(({ source, providers }) =>
    providers.flatMap(({ name, folder, path }) => {
      const found: InFile[] = [];
      const wrong = (message: string, key?: string) =>
        found.push(inFile(source, { rule: 'provisioning', message, path: key === undefined ? path : [...path, key] }));
      if (name === '') wrong('a provider of dashboards needs a name');
      else if (names.has(name)) wrong(`another provider is named "${name}", too`, 'name');
      if (folder === '') wrong(`the provider "${name}" needs options.path`);
      const clean = folder.replace(/\/+$/, '');
      const overlap = [...folders].find(
        ([other]) => clean === other || clean.startsWith(`${other}/`) || other.startsWith(`${clean}/`),
      );
      if (clean !== '' && overlap)
        wrong(
          `its folder lies in that of the provider "${overlap[1]}", or around it: dashboards come twice`,
          'options',
        );
      names.add(name);
      if (clean !== '') folders.set(clean, name);
      return found;
    }),
  );
}

function alertingProblems(files: readonly ProvisioningFile[]): readonly InFile[] {
  const contacts = files.flatMap(({ contactPoints }) => contactPoints.map(({ name }) => name));
  const known = new Datasources(files.flatMap(({ datasources }) => datasources.map(({ datasource }) => datasource)));
  return files.flatMap(({ source, receivers, asked }) => [
    ...(contacts.length === 0 ? [] : receivers)
      .filter(({ name }) => !contacts.includes(name) && !BUILT_IN_CONTACTS.includes(name) && !name.includes('$'))
      .map(({ name, path }) => {
        const near = nearest(name, contacts);
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        return inFile(source, {
          rule: 'undefined-contact-point',
          message: `no contact point is named "${name}"${hint}`,
          path,
        });
      }),
    ...(known.keys.length === 0 ? [] : asked).flatMap(({ name, path }) => {
      const missing = known.missing({ uid: name, name: undefined, type: undefined, path: [] });
      if (missing === undefined) return [];
      return [
        inFile(source, {
          rule: 'unknown-datasource',
          message: `no provisioned data source has the uid "${name}"`,
          path,
        }),
      ];
    }),
  ]);
}
