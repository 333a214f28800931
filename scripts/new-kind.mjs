// npm run new-kind NAME [FAMILY] [SUMMARY]: a kind of check that runs and is green, to be changed into what it shall be.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const template = join(root, 'scripts/new-kind');

const [name = '', family = 'code', summary = 'A file holds a text'] = process.argv.slice(2);
const target = join(root, 'src/checks', name);

function refuse(why) {
  console.error(`new-kind: ${why}\nUsage: npm run new-kind NAME [FAMILY] [SUMMARY]`);
  process.exit(2);
}

const families = /FAMILIES = \[([^\]]+)\]/.exec(readFileSync(join(root, 'src/family.ts'), 'utf8'))?.[1] ?? '';
const knownFamilies = [...families.matchAll(/'(\w+)'/g)].map(([, known]) => known);

if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) refuse(`"${name}" is no name: expected one such as rate-limit`);
if (existsSync(target)) refuse(`${name}: there is such a kind`);
if (!knownFamilies.includes(family)) refuse(`"${family}" is no family: expected one of ${knownFamilies.join(', ')}`);
if (/['`\\\n]/.test(summary)) refuse('the summary: expected one line without quotes and backslashes');

const pascal = name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
const camel = pascal[0].toLowerCase() + pascal.slice(1);

/** The template stands for a kind `example-kind`, so that it is TypeScript that the linter and a test can look at. */
const named = text =>
  text
    .replaceAll('example-kind', name)
    .replaceAll('exampleKind', camel)
    .replaceAll('ExampleKind', pascal)
    .replaceAll("family: 'code'", `family: '${family}'`)
    .replaceAll('A file holds a text', summary);

function copy(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const written = join(to, path.slice(from.length));
    mkdirSync(dirname(written), { recursive: true });
    writeFileSync(written, named(readFileSync(path, 'utf8')));
  }
}

/** Where a line goes into a text; refuses a text in which its place cannot be found. */
function insert(file, place) {
  const path = join(root, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const { at, line } = place(lines);
  if (at < 1) refuse(`${file}: the place for a line of the kind was not found`);
  lines.splice(at, 0, line);
  writeFileSync(path, lines.join('\n'));
}

/** In alphabetical order, among lines `  name: async () => …`. */
function inRegistry(lines) {
  const keyOf = line => /^ {2}'?([a-z0-9-]+)'?: async \(\) =>/.exec(line)?.[1];
  const last = lines.findLastIndex(line => keyOf(line) !== undefined);
  const after = lines.findIndex(line => (keyOf(line) ?? '') > name);
  const key = name.includes('-') ? `'${name}'` : name;
  const line = `  ${key}: async () => (await import('./${name}/definition.js')).${camel},`;
  return { at: after === -1 ? last + 1 : after, line };
}

/** Behind the last entry about checks that are not released. */
function inChangelog(lines) {
  const start = lines.indexOf('### Checks');
  const length = lines.slice(start + 1).findIndex(line => line.startsWith('#'));
  const end = length === -1 ? lines.length : start + 1 + length;
  const last = lines.slice(0, end).findLastIndex(line => line.startsWith('- '));
  return { at: start === -1 ? -1 : Math.max(last, start) + 1, line: `- New kind \`${name}\`: ${summary}.` };
}

copy(join(template, 'src'), target);
copy(join(template, 'cases'), join(root, '__tests__/checks', name, 'cases'));
insert('src/checks/index.ts', inRegistry);
insert('CHANGELOG.md', inChangelog);
console.log(`src/checks/${name}/, __tests__/checks/${name}/cases/, and a line in the registry and in CHANGELOG.md.
Change them into what the kind shall be (CONTRIBUTING.md shows how); then:
  UPDATE_CASES=1 npx vitest run __tests__/cases.test.ts -t '^${name} '
  npm run docs`);
