/**
 * Reviews the settings of every place that has some: the backend's own list, .env.example, the compose file and the
 * Kubernetes ConfigMaps. Prints what is wrong as file:line, exits with 1 if anything is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { VARIABLES } from '../backend/src/settings.js';

const ROOT = join(import.meta.dirname, '..');
const COMPOSE = 'infrastructure/docker/compose/docker-compose.yml';
const KUBERNETES = 'infrastructure/kubernetes';

/** Lines of a file that match, each with its place and groups. */
function scan(file, pattern) {
  const lines = readFileSync(join(ROOT, file), 'utf8').split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const groups = pattern.exec(line)?.groups;
    return groups ? [{ at: `${file}:${index + 1}`, ...groups }] : [];
  });
}

const manifests = readdirSync(join(ROOT, KUBERNETES), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
  .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const described = scan('.env.example', /^(?<name>[A-Z][A-Z0-9_]*)=(?<value>.*)$/);
const substituted = scan(COMPOSE, /\$\{(?<name>[A-Z][A-Z0-9_]*)/);
const configured = manifests.flatMap(file => scan(file, /^ {2}(?<name>[A-Z][A-Z0-9_]*): (?<value>.+)$/));

const names = new Set(described.map(({ name }) => name));
const isSecret = name => VARIABLES[name]?.secret === true || /SECRET|TOKEN|PASSWORD|PRIVATE|_KEY$/.test(name);
const problems = [
  ...Object.keys(VARIABLES)
    .filter(name => !names.has(name))
    .map(name => `backend/src/settings.js: ${name} is read, but .env.example does not describe it`),
  ...described
    .filter(({ name }) => !Object.hasOwn(VARIABLES, name))
    .map(({ at, name }) => `${at}: nothing reads ${name}: remove it, or add it to backend/src/settings.js`),
  ...described
    .filter(({ name, value }) => isSecret(name) && value.trim() !== '')
    .map(({ at, name }) => `${at}: ${name} is secret: leave its value empty`),
  ...substituted
    .filter(({ name }) => !names.has(name))
    .map(({ at, name }) => `${at}: \${${name}} is not in .env.example`),
  ...configured
    .filter(({ name }) => isSecret(name))
    .map(({ at, name }) => `${at}: ${name} is secret: take it from a Secret, not from a ConfigMap`),
];

for (const problem of problems) console.error(problem);
if (described.length === 0 || configured.length === 0 || substituted.length === 0) {
  console.error('found no variables to review: has a file moved?');
  process.exitCode = 1;
} else if (problems.length > 0) {
  process.exitCode = 1;
} else {
  console.log(`${described.length} variables reviewed in ${manifests.length + 2} files`);
}
