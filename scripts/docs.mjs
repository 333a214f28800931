// Writes docs/kinds/ and docs/config.md from src/checks/ and the config's schema. With --check: compares, and writes nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configPage } from './docs/config-page.mjs';
import { kindPage, kindsIndex } from './docs/kind-page.mjs';
import { quantityNames } from './docs/options.mjs';
import { secretRulesPage } from './docs/secret-rules-page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Compiles src/ into a folder of its own, so that a build of the bundle at the same time is not in the way. */
function compile() {
  const out = mkdtempSync(join(root, '.docs-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json'), '--outDir', out, '--noCheck'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return name => import(pathToFileURL(join(out, name)).href);
}

const aboutOf = kind => readFileSync(join(root, 'src/checks', kind, 'about.md'), 'utf8');

/** Every generated page: its path below docs/ and its text. */
async function pages() {
  const load = compile();
  const { loadChecks } = await load('checks/index.js');
  const { FAMILIES } = await load('family.js');
  const { configSchema } = await load('config/schema.js');
  const quantities = quantityNames(await load('quantities.js'));
  const { tokenRules } = await load('engines/secret-scan/token-rules.js');
  const { shapeRules } = await load('engines/secret-scan/shape-rules.js');
  const checks = await loadChecks();
  return new Map([
    ['kinds/README.md', kindsIndex(checks, FAMILIES)],
    ...checks.map(check => [`kinds/${check.kind}.md`, kindPage(check, { about: aboutOf(check.kind), quantities })]),
    ['kinds/secrets-rules.md', secretRulesPage({ tokenRules, shapeRules })],
    ['config.md', configPage(configSchema(checks), quantities)],
  ]);
}

const read = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const folder = join(root, 'docs');
const wanted = await pages();
const known = readdirSync(folder, { recursive: true }).map(name => name.replaceAll('\\', '/'));
const stale = known.filter(name => /^kinds\/.+\.md$/.test(name) && !wanted.has(name));
const differing = [...wanted].filter(([name, text]) => read(join(folder, name)) !== text).map(([name]) => name);

if (process.argv.includes('--check')) {
  const wrong = [...differing, ...stale];
  if (wrong.length > 0)
    console.error(`docs/ is not what its source gives; run npm run docs. Differs: ${wrong.join(', ')}`);
  else console.log(`docs/ equals its source: ${wanted.size} pages`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else {
  mkdirSync(join(folder, 'kinds'), { recursive: true });
  for (const name of differing) writeFileSync(join(folder, name), wanted.get(name));
  for (const name of stale) rmSync(join(folder, name));
  console.log(`docs/: ${wanted.size} pages, ${differing.length + stale.length} changed`);
}
