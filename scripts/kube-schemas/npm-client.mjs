import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The client of 1.30 was made from 1.30.1, before a field of three status types became required. */
const BEFORE_PATCH = new Set(['PodIP', 'HostIP', 'HostAlias'].map(type => `1.30: core.v1.${type}.ip: required in one`));

/** What the asset and the classes of @kubernetes/client-node say differently, one line each. */
export function compareWithClient(asset, clients) {
  return Object.entries(clients).flatMap(([version, client]) => {
    const folder = mkdtempSync(join(tmpdir(), 'kube-client-'));
    try {
      const packed = execFileSync('npm', ['pack', '--silent', `@kubernetes/client-node@${client}`], {
        cwd: folder,
        encoding: 'utf8',
      });
      execFileSync('tar', ['xzf', packed.trim()], { cwd: folder });
      const classes = readClasses(join(folder, 'package/dist/gen'));
      const lines = compareVersion(asset, { index: asset.versions.indexOf(version), classes });
      return lines.map(line => `${version}: ${line}`).filter(line => !BEFORE_PATCH.has(line));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** `V1Pod` → its properties by their names in JSON: `{ type, format, required }`. */
function readClasses(gen) {
  const folder = readdirSync(gen).includes('models') ? join(gen, 'models') : join(gen, 'model');
  const classes = {};
  for (const file of readdirSync(folder).filter(name => name.endsWith('.d.ts'))) {
    const types = readFileSync(join(folder, file), 'utf8');
    const code = readFileSync(join(folder, file.replace(/\.d\.ts$/, '.js')), 'utf8');
    const [, list] = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(code) ?? [];
    const [, name] = /export declare class (\w+)/.exec(types) ?? [];
    if (!name || !list) continue;
    const required = new Set([...types.matchAll(/^ {4}'(\w+)': /gm)].map(([, property]) => property));
    classes[name] = Object.fromEntries(
      JSON.parse(list).map(({ name: property, baseName, type, format = '' }) => [
        baseName,
        { type, format, required: required.has(property) },
      ]),
    );
  }
  return classes;
}

function compareVersion(asset, { index, classes }) {
  const differences = [];
  const seen = new Set();
  const at = changes => changes?.findLast(([from]) => from <= index)?.[1] ?? undefined;
  const visit = (definition, name) => {
    if (seen.has(`${definition} ${name}`)) return;
    seen.add(`${definition} ${name}`);
    const ours = at(asset.definitions[definition]);
    const theirs = classes[name] ?? {};
    for (const property of new Set([...Object.keys(ours.p), ...Object.keys(theirs)])) {
      const where = `${definition}.${property}`;
      if (!ours.p[property] || !theirs[property])
        differences.push(`${where}: only in ${ours.p[property] ? 'the asset' : name}`);
      else if ((ours.r?.includes(property) ?? false) !== theirs[property].required)
        differences.push(`${where}: required in one`);
      else differences.push(...compareType(ours.p[property], { ...theirs[property], where, visit }));
    }
  };
  for (const [kind, changes] of Object.entries(asset.kinds)) {
    const [definition] = at(changes) ?? [];
    if (!definition) continue;
    const name = classOf(kind, classes);
    if (name) visit(definition, name);
    else differences.push(`${kind}: no class`);
  }
  return differences;
}

/** `V1Pod`; where two groups have the name, `CoreV1Event` and `EventsV1Event`, and perhaps an object in one as `V1Event`. */
function classOf(key, classes) {
  const [kind, version, group = 'core'] = key.split('/').reverse();
  const plain = `${version[0].toUpperCase()}${version.slice(1)}${kind}`;
  const label = group.split('.')[0];
  return [`${label[0].toUpperCase()}${label.slice(1)}${plain}`, plain].find(name => classes[name]);
}

const SCALARS = {
  s: 'string',
  e: 'string',
  q: 'string',
  B: 'string',
  b: 'boolean',
  i: 'number',
  l: 'number',
  d: 'number',
  x: 'IntOrString',
  t: 'Date',
  m: 'V1MicroTime',
  o: 'any',
  '*': 'any',
  '?': 'any',
};
const FORMATS = { i: 'int32', l: 'int64', d: 'double', B: 'byte' };

function compareType(code, { type, format, where, visit }) {
  const list = /^Array<(.*)>$/.exec(type) ?? /^Set<(.*)>$/.exec(type);
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (code[0] === '[' && list) return compareType(code.slice(1), { type: list[1], format, where, visit });
  if (code[0] === '{' && map) return compareType(code.slice(1), { type: map[1], format: '', where, visit });
  if (code[0] === '#') {
    visit(code.slice(1), type);
    return [];
  }
  const expected = SCALARS[code[0]];
  const same = type === expected || (expected === 'any' && type === 'object') || (code === 'm' && type === 'Date');
  const sameFormat = format === '' || !FORMATS[code] || FORMATS[code] === format;
  return same && sameFormat ? [] : [`${where}: ${code} here, ${type} ${format} there`];
}
