import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf } from './enums.mjs';

/**
 * Kinds whose Go types are in other modules, or gone from k8s.io/api, as
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/ tells: deprecated, removed, replacement.
 */
const ELSEWHERE = {
  'apiextensions.k8s.io/v1beta1/CustomResourceDefinition': [
    '1.16',
    '1.22',
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
  ],
  'apiregistration.k8s.io/v1beta1/APIService': ['1.19', '1.22', 'apiregistration.k8s.io/v1/APIService'],
  'policy/v1beta1/PodSecurityPolicy': ['1.21', '1.25', ''],
  'extensions/v1beta1/PodSecurityPolicy': ['1.11', '1.16', ''],
};

/** `apiVersion/kind` → `[deprecated, removed, replacement]`, empty strings where there is none. */
export function readLifecycle(folder) {
  const kinds = {};
  for (const { name, folder: home } of packagesOf(folder)) {
    const file = join(home, 'zz_generated.prerelease-lifecycle.go');
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    const group = groupOf(home);
    for (const kind of new Set([...source.matchAll(/func \(in \*(\w+)\) APILifecycle/g)].map(([, kind]) => kind))) {
      if (kind.endsWith('List')) continue;
      const deprecated = release(source, kind, 'Deprecated');
      const removed = release(source, kind, 'Removed');
      const version = name.split('.')[1];
      if (deprecated || removed) kinds[`${group}${version}/${kind}`] = [deprecated, removed, replacement(source, kind)];
    }
  }
  return { ...ELSEWHERE, ...kinds };
}

function groupOf(folder) {
  const [, group = ''] = /GroupName = "([^"]*)"/.exec(readFileSync(join(folder, 'register.go'), 'utf8')) ?? [];
  return group === '' ? '' : `${group}/`;
}

function release(source, kind, what) {
  const found = new RegExp(`func \\(in \\*${kind}\\) APILifecycle${what}\\(\\) .*\\{\\s*return (\\d+), (\\d+)`).exec(
    source,
  );
  return found ? `${found[1]}.${found[2]}` : '';
}

function replacement(source, kind) {
  const pattern = `func \\(in \\*${kind}\\) APILifecycleReplacement\\(\\) .*\\{\\s*return .*Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"`;
  const [, group, version, name] = new RegExp(pattern).exec(source) ?? [];
  // Upstream's tag of networking.k8s.io/v1beta1 IngressClass names the list.
  return version ? `${group ? `${group}/` : ''}${version}/${name.replace(/List$/, '')}` : '';
}
