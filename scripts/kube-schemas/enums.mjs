import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `core.v1.ContainerPort.protocol` → its values, of every string type that k8s.io/api marks `+enum`. */
export function readEnums(folder) {
  const packages = packagesOf(folder);
  const types = Object.assign({}, ...packages.map(enumTypes));
  return Object.assign({}, ...packages.map(found => enumFields(found, types)));
}

/** `core.v1` with the text of its types. */
export function packagesOf(folder) {
  const groups = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return groups.flatMap(({ name: group }) =>
    readdirSync(join(folder, group))
      .filter(version => existsSync(join(folder, group, version, 'types.go')))
      .map(version => ({
        name: `${group}.${version}`,
        folder: join(folder, group, version),
        source: readFileSync(join(folder, group, version, 'types.go'), 'utf8'),
      })),
  );
}

function enumTypes({ name, source }) {
  const types = {};
  for (const [, type] of source.matchAll(/^\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string$/gm)) {
    const values = [...source.matchAll(new RegExp(`^\\s*(?:const )?\\w+\\s+${type}\\s*=\\s*"([^"]*)"`, 'gm'))].map(
      ([, value]) => value,
    );
    if (values.length > 0) types[`${name}.${type}`] = [...new Set(values)].filter(value => value !== '').sort();
  }
  return types;
}

function enumFields({ name, source }, types) {
  const imports = Object.fromEntries(
    [...source.matchAll(/^\s*(\w+)? ?"k8s\.io\/api\/(\w+)\/(\w+)"$/gm)].map(([, alias, group, version]) => [
      alias ?? version,
      `${group}.${version}`,
    ]),
  );
  const fields = {};
  for (const [, struct, body] of source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    for (const [, alias, type, property] of body.matchAll(
      /^\s*\w+\s+(?:\[\]|\*)*(?:(\w+)\.)?(\w+)\s+`json:"([^",]+)/gm,
    )) {
      const values = types[`${alias ? imports[alias] : name}.${type}`];
      if (values) fields[`${name}.${struct}.${property}`] = values;
    }
  }
  return fields;
}
