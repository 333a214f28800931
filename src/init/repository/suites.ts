import type { Context } from '../draft.js';
import { readCommands } from '../shell/read-commands.js';
import { recognise } from '../tools/recognise.js';
import { folderOf, type Suggestion, type Survey, topFolders } from './survey.js';

/** A file that shows a suite of tests, and the command that people type for it. */
interface Suite {
  readonly file: RegExp;
  readonly name: string;
  readonly command: (text: string, at: { readonly folder: string; readonly survey: Survey }) => string | undefined;
}

const SUITES: readonly Suite[] = [
  { file: /(?:^|\/)package\.json$/, name: 'JavaScript', command: scriptCommand },
  {
    file: /(?:^|\/)(?:pyproject\.toml|pytest\.ini|setup\.cfg|tox\.ini|requirements[\w.-]*\.txt)$/,
    name: 'Python',
    command: (text, { folder, survey }) =>
      /\bpytest\b/.test(text) || survey.find(below(folder, String.raw`(?:.*/)?test_\w+\.py$`)).length > 0
        ? 'pytest'
        : undefined,
  },
  {
    file: /(?:^|\/)go\.mod$/,
    name: 'Go',
    command: (_, { folder, survey }) =>
      survey.find(below(folder, String.raw`.*_test\.go$`)).length > 0 ? 'go test ./...' : undefined,
  },
  { file: /(?:^|\/)Cargo\.toml$/, name: 'Rust', command: () => 'cargo test' },
  {
    file: /(?:^|\/)pom\.xml$/,
    name: 'Java',
    command: (_, { folder, survey }) =>
      survey.find(below(folder, 'mvnw$')).length > 0 ? './mvnw -B test' : 'mvn -B test',
  },
  {
    file: /(?:^|\/)(?:build|settings)\.gradle(?:\.kts)?$/,
    name: 'Java',
    command: (_, { folder, survey }) =>
      survey.find(below(folder, 'gradlew$')).length > 0 ? './gradlew test' : 'gradle test',
  },
  {
    file: /(?:^|\/)Gemfile$/,
    name: 'Ruby',
    command: text => (/\brspec\b/.test(text) ? 'bundle exec rspec' : undefined),
  },
  {
    file: /(?:^|\/)composer\.json$/,
    name: 'PHP',
    command: text => (/phpunit\/phpunit/.test(text) ? 'vendor/bin/phpunit' : undefined),
  },
];

const MOST_SUITES = 6;

/** Suites of tests, one for each language and folder: what lies below a folder with its own suite belongs to that one. */
export async function suggestSuites(survey: Survey, context: Context): Promise<readonly Suggestion[]> {
  const found: (Suggestion & { readonly folder: string })[] = [];
  for (const { file, name, command } of SUITES) {
    const files = survey.find(file);
    const folders = topFolders(files);
    for (const marker of files.filter(each => folders.includes(folderOf(each)))) {
      const folder = folderOf(marker);
      if (found.some(other => other.folder === folder && other.name.startsWith(name))) continue;
      const line = command(await survey.text(marker), { folder, survey });
      for (const proposal of line === undefined ? [] : proposalsFor(line, context))
        found.push({
          ...inFolder(proposal, folder),
          folder,
          name: `${name} tests${folder === '.' ? '' : ` of ${folder}`} pass`,
          section: 'Code',
          because: marker,
        });
    }
  }
  return found.slice(0, MOST_SUITES).map(({ folder, ...suggestion }) => suggestion);
}

/** What init would make of the command, were it written in a list. */
function proposalsFor(line: string, context: Context) {
  const plain = line.replace(/^bundle exec |^\.\/(?=mvnw|gradlew)/, '').replace(/^(mvn|gradle)w\b/, '$1');
  const start = line.slice(0, line.length - plain.length);
  return readCommands({ language: 'sh', text: plain, line: 1 }).flatMap(command => {
    const path = /^\.\/\w+/.exec(line)?.[0] ?? command.path;
    const told = recognise({ ...command, path }, context);
    if ('byHand' in told) return [];
    return told.entries
      .filter(({ kind }) => kind === 'tests')
      .map(entry => (start.startsWith('bundle') ? withPrefix(entry, ['bundle', 'exec']) : entry));
  });
}

type Proposed = ReturnType<typeof proposalsFor>[number];

const withPrefix = <T extends { readonly with: Readonly<Record<string, unknown>> }>(
  entry: T,
  prefix: readonly string[],
): T => ({ ...entry, with: { ...entry.with, run: [...prefix, ...wordsOf(entry.with.run)] } });

const wordsOf = (run: unknown): readonly unknown[] => (Array.isArray(run) ? run : []);

/** Reports are named from the root, the command runs in its folder. */
function inFolder(proposal: Proposed, folder: string): Proposed {
  if (folder === '.') return proposal;
  const { junit } = proposal.with;
  return {
    ...proposal,
    hint: folder.split('/').at(-1),
    with: { ...proposal.with, cwd: folder, ...(typeof junit === 'string' ? { junit: `${folder}/${junit}` } : {}) },
  };
}

const below = (folder: string, rest: string): RegExp =>
  new RegExp(folder === '.' ? `^${rest}` : `^${folder.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}/${rest}`);

/** The runner of a package's tests, by what it depends on. */
function scriptCommand(text: string): string | undefined {
  if (/"vitest"\s*:/.test(text)) return 'npx vitest run';
  if (/"jest"\s*:/.test(text)) return 'npx jest';
  const [, script = ''] = /"test"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return script === '' || /no test specified/.test(script) ? undefined : 'npm test';
}
