import { parseAllDocuments } from 'yaml';

/** Something that runs again and again. */
export interface Schedule {
  /** `CronJob/backup`, `backup in compose`, a line of a crontab. */
  readonly what: string;
  readonly file: string;
  readonly line: number | undefined;
  /** Five or six fields, `@daily`, or `@every 1h`. */
  readonly expression: string;
  readonly timeZone: string | undefined;
  readonly isSuspended: boolean;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const under = (value: unknown, key: string): unknown => (isMap(value) ? value[key] : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** All documents of a YAML file; undefined where one of them cannot be read. */
function documentsOf(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.map(document => document.toJS({ maxAliasCount: 100 }));
}

/** CronJobs whose name holds a word. */
export function cronJobs(
  text: string,
  { file, name }: { readonly file: string; readonly name: string },
): readonly Schedule[] | undefined {
  return documentsOf(text)?.flatMap(document => {
    const items = under(document, 'kind') === 'List' ? under(document, 'items') : [document];
    return (Array.isArray(items) ? items : []).flatMap((item: unknown) => cronJob(item, { file, name }));
  });
}

function cronJob(item: unknown, { file, name }: { readonly file: string; readonly name: string }): readonly Schedule[] {
  const own = textOf(under(under(item, 'metadata'), 'name')) ?? '';
  if (under(item, 'kind') !== 'CronJob' || !own.includes(name)) return [];
  const spec = under(item, 'spec');
  return [
    {
      what: `CronJob/${own}`,
      file,
      line: undefined,
      expression: textOf(under(spec, 'schedule')) ?? '',
      timeZone: textOf(under(spec, 'timeZone')),
      isSuspended: under(spec, 'suspend') === true,
    },
  ];
}

/** Services of compose whose name holds a word: by a variable such as `BACKUP_SCHEDULE`, or by a label of ofelia. */
export function composeJobs(
  text: string,
  { file, name }: { readonly file: string; readonly name: string },
): readonly Schedule[] | undefined {
  const documents = documentsOf(text);
  return documents?.flatMap(document => {
    const services = under(document, 'services');
    return Object.entries(isMap(services) ? services : {}).flatMap(([service, body]) =>
      service.includes(name) ? serviceSchedules(body, { file, service }) : [],
    );
  });
}

function serviceSchedules(
  body: unknown,
  { file, service }: { readonly file: string; readonly service: string },
): readonly Schedule[] {
  const pairs = [...pairsOf(under(body, 'environment')), ...pairsOf(under(body, 'labels'))];
  const zone = pairs.find(([key]) => key === 'TZ')?.[1];
  return pairs
    .filter(
      ([key]) =>
        /(?:^|_)(?:SCHEDULE|CRON(?:_?TIME|_?EXPRESSION|_SCHEDULE)?)$/i.test(key) || /^ofelia\..*\.schedule$/.test(key),
    )
    .map(([, expression]) => ({
      what: `${service} in compose`,
      file,
      line: undefined,
      expression,
      timeZone: zone,
      isSuspended: false,
    }));
}

/** `KEY: value` as a map, or `KEY=value` as a list. A default of a variable counts: `${X:-@daily}`. */
function pairsOf(value: unknown): readonly (readonly [string, string])[] {
  const pairs: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown) => {
        const text = textOf(item) ?? '';
        return [text.slice(0, Math.max(0, text.indexOf('='))), text.slice(text.indexOf('=') + 1)] as const;
      })
    : Object.entries(isMap(value) ? value : {});
  return pairs.flatMap(([key, item]) => {
    const text = textOf(item);
    return text === undefined ? [] : [[key, text.replace(/^\$\{\w+:?-([^}]*)\}$/, '$1')] as const];
  });
}

/** Lines of a crontab whose command holds a word. */
export function crontabJobs(
  text: string,
  { file, name }: { readonly file: string; readonly name: string },
): readonly Schedule[] {
  let timeZone: string | undefined;
  return text.split('\n').flatMap((raw, index) => {
    const line = raw.trim();
    const zone = /^(?:CRON_)?TZ\s*=\s*"?([^"\s]+)/.exec(line)?.[1];
    if (zone !== undefined) timeZone = zone;
    const [, expression, command] = /^(@\w+|(?:\S+\s+){4}\S+)\s+(.*)$/.exec(line) ?? [];
    if (line.startsWith('#') || expression === undefined || !command?.includes(name)) return [];
    return [
      { what: `line ${index + 1}`, file, line: index + 1, expression, timeZone, isSuspended: expression === '@reboot' },
    ];
  });
}
