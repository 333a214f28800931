import { folderOf, type Suggestion, type Survey, topFolders, withText } from './survey.js';

interface Watched {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly files: RegExp;
  readonly like: readonly RegExp[];
}

/** Configuration of what watches a system, told by the file's name and its text. */
const WATCHED: readonly Watched[] = [
  {
    kind: 'prometheus',
    key: 'config',
    name: 'Prometheus loads its configuration',
    files: /(?:^|\/)prometheus[\w.-]*\.ya?ml$/i,
    like: [/^scrape_configs:/m],
  },
  {
    kind: 'prometheus',
    key: 'rules',
    name: 'Alerting and recording rules are valid',
    files: /(?:rules?|alerts?)[\w./-]*\.ya?ml$/i,
    like: [/^\s*groups:/m, /^\s*-?\s*(?:alert|record):/m, /^\s*-?\s*expr:/m],
  },
  {
    kind: 'alertmanager',
    key: 'config',
    name: 'Alertmanager loads its configuration',
    files: /(?:^|\/)alertmanager[\w.-]*\.ya?ml$/i,
    like: [/^route:/m, /^receivers:/m],
  },
  {
    kind: 'loki',
    key: 'config',
    name: 'Loki loads its configuration',
    files: /(?:^|\/)loki[\w.-]*\.ya?ml$/i,
    like: [/^schema_config:/m],
  },
  {
    kind: 'tracing',
    key: 'collector',
    name: 'The OpenTelemetry Collector loads its configuration',
    files: /(?:otel|collector)[\w./-]*\.ya?ml$/i,
    like: [/^receivers:/m, /^exporters:/m, /^service:/m],
  },
];

const MOST_FILES = 6;

export async function suggestObserved(survey: Survey): Promise<readonly Suggestion[]> {
  const found = await Promise.all(WATCHED.map(watched => suggest(survey, watched)));
  return [...found.flat(), ...(await dashboards(survey))];
}

async function suggest(survey: Survey, { kind, key, name, files, like }: Watched): Promise<readonly Suggestion[]> {
  const fitting = (await withText(survey, { files: survey.find(files), like })).slice(0, MOST_FILES);
  const [because] = fitting;
  return because === undefined
    ? []
    : [{ kind, with: { [key]: fitting }, name, section: 'Observability', because, hint: key }];
}

/** Only folders that hold dashboards and nothing else in JSON, so that no other file is taken for a broken one. */
async function dashboards(survey: Survey): Promise<readonly Suggestion[]> {
  const json = survey.find(/(?:^|\/)(?:grafana|dashboards?)\/.*\.json$/i);
  const like = [/"panels"\s*:/, /"schemaVersion"\s*:/];
  const fitting = await withText(survey, { files: json, like });
  const folders = topFolders(fitting).filter(folder =>
    json.filter(file => folderOf(file) === folder).every(file => fitting.includes(file)),
  );
  const [because] = folders;
  if (because === undefined) return [];
  return [
    {
      kind: 'grafana',
      with: { dashboards: folders.slice(0, MOST_FILES).map(folder => `${folder}/*.json`) },
      name: 'Dashboards are whole',
      section: 'Observability',
      because,
    },
  ];
}
