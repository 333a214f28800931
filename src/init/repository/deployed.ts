import { posix } from 'node:path';
import { folderOf, MOST_READ, type Suggestion, type Survey, topFolders, withText } from './survey.js';

/** What is deployed: Kubernetes, compose files, charts, databases, variables. */
export async function suggestDeployed(survey: Survey): Promise<readonly Suggestion[]> {
  return [...compose(survey), ...(await manifests(survey)), ...migrations(survey), ...variables(survey)];
}

function compose(survey: Survey): readonly Suggestion[] {
  const files = survey.find(/(?:^|\/)(?:docker-)?compose\.ya?ml$/).slice(0, 4);
  return files.map(file => ({
    kind: 'compose',
    with: { files: [file] },
    name: `${file} is valid and safe`,
    section: 'Configuration',
    because: file,
    hint: folderOf(file) === '.' ? undefined : folderOf(file),
  }));
}

const KUSTOMIZATION = /(?:^|\/)kustomization\.ya?ml$/;

/** Overlays, charts, and folders of plain manifests that neither of them holds. */
async function manifests(survey: Survey): Promise<readonly Suggestion[]> {
  const files = survey.find(KUSTOMIZATION);
  const all = files.map(folderOf);
  const overlays = all.filter(folder => /(?:^|\/)overlays?\/[^/]+$/.test(folder));
  const kustomize = overlays.length > 0 ? overlays : await rootsOf(survey, files);
  const charts = topFolders(survey.find(/(?:^|\/)Chart\.ya?ml$/));
  const plain = survey
    .find(/(?:^|\/)(?:k8s|kubernetes|manifests?|deploy(?:ment)?s?)(?:[\w.-]*)\/.*\.ya?ml$/i)
    .filter(file => ![...all, ...charts].some(folder => folder === '.' || file.startsWith(`${folder}/`)));
  const paths = topFolders(await withText(survey, { files: plain, like: [/^apiVersion:\s*\S/m, /^kind:\s*\S/m] }));
  const plainly = {
    ...(kustomize.length > 0 ? { kustomize: kustomize.slice(0, MOST_NAMED) } : {}),
    ...(paths.length > 0 ? { paths: paths.slice(0, MOST_NAMED) } : {}),
  };
  // Charts need helm: without it nothing else shall be unknown.
  const rendered = { helm: charts.slice(0, MOST_NAMED).map(chart => ({ chart })) };
  return [
    ...manifestsOf(plainly, { name: 'Kubernetes manifests are valid', because: kustomize[0] ?? paths[0] }),
    ...manifestsOf(rendered, { name: 'Helm charts render valid manifests', because: charts[0], hint: 'helm' }),
  ];
}

const MOST_NAMED = 6;

const manifestsOf = (
  options: Suggestion['with'],
  { because, ...said }: { readonly name: string; readonly because: string | undefined; readonly hint?: string },
): readonly Suggestion[] =>
  because === undefined ? [] : [{ kind: 'manifests', with: options, section: 'Configuration', because, ...said }];

/** Kustomizations that no other one builds upon. */
async function rootsOf(survey: Survey, files: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    files.slice(0, MOST_READ).map(async file => ({ file, text: await survey.text(file) })),
  );
  const used = new Set(
    texts.flatMap(({ file, text }) =>
      [...text.matchAll(/^\s*-\s+["']?(\.{0,2}[\w./-]+)["']?\s*$/gm)].map(([, path = '']) =>
        posix.join(folderOf(file), path),
      ),
    ),
  );
  return texts
    .filter(({ text }) => !/^kind:\s*Component/m.test(text))
    .map(({ file }) => folderOf(file))
    .filter(folder => !used.has(folder));
}

/** Files that show which tool applies the migrations; the folder is the first group. */
const TOOLS: readonly (readonly [tool: string, file: RegExp])[] = [
  ['alembic', /^(?:(.*)\/)?alembic\.ini$/],
  ['prisma', /^((?:.*\/)?prisma\/migrations)\/[^/]+\/migration\.sql$/],
  ['drizzle', /^(.*)\/meta\/_journal\.json$/],
  ['golang-migrate', /^(.*)\/\d+_\w+\.up\.sql$/],
  ['flyway', /^(.*)\/V\d[\w.]*__\w+\.sql$/],
  ['rails', /^((?:.*\/)?db\/migrate)\/\d+_\w+\.rb$/],
];

function migrations(survey: Survey): readonly Suggestion[] {
  for (const [tool, pattern] of TOOLS) {
    const [file] = survey.find(pattern);
    if (file === undefined) continue;
    const directory = pattern.exec(file)?.[1] ?? '.';
    return [
      {
        kind: 'migrations',
        with: { tool, directory },
        name: 'Database migrations are in order',
        section: 'Data',
        because: file,
        guessed: 'that the database is PostgreSQL; `since` names the last migration that is deployed',
      },
    ];
  }
  return [];
}

/** What is declared is held against a file for each target; without one there is nothing to hold it against. */
function variables(survey: Survey): readonly Suggestion[] {
  const [declared] = survey.find(
    /(?:^|\/)\.?env\.(?:example|sample|template|dist)$|(?:^|\/)\.env\.(?:example|sample)$/,
  );
  const targets = survey.find(/(?:^|\/)(?:\.env\.(?:staging|production|prod)|(?:staging|production|prod)\.env)$/);
  if (declared === undefined || targets.length === 0) return [];
  const named = targets.map((file): [string, string] => [/staging/.test(file) ? 'staging' : 'production', file]);
  return [
    {
      kind: 'env',
      with: { declared: [declared], for: Object.fromEntries(named) },
      name: 'Every variable is set for its target',
      section: 'Configuration',
      because: declared,
    },
  ];
}
