import { field, isMapping, type KubeMapping, type KubePath } from '../kube-yaml/value.js';

const NAME = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]*)?[A-Za-z0-9]$/;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

interface Refusal {
  readonly path: KubePath;
  readonly message: string;
}

/** Labels and annotations that the API server refuses, in an object's metadata or in a selector. */
export function checkLabels(value: KubeMapping): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of ['labels', 'annotations', 'matchLabels']) {
    const labels = field(value, name);
    if (!isMapping(labels)) continue;
    for (const [key, label] of Object.entries(labels)) {
      if (!isQualifiedName(name === 'annotations' ? key.toLowerCase() : key)) {
        refusals.push({
          path: [name, key],
          message:
            'not a valid key: expected name or prefix.example/name, each name at most 63 letters, digits, "-", "_" and "."',
        });
      } else if (name !== 'annotations' && typeof label === 'string' && !isLabelValue(label)) {
        refusals.push({
          path: [name, key],
          message:
            'not a valid label: expected at most 63 letters, digits, "-", "_" and ".", a letter or digit at both ends',
        });
      }
    }
  }
  return refusals;
}

function isQualifiedName(key: string): boolean {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  const fits = name.length <= 63 && NAME.test(name) && more.length === 0;
  return fits && (prefix === undefined || isSubdomain(prefix));
}

const isLabelValue = (value: string): boolean => value === '' || (value.length <= 63 && NAME.test(value));

/** A DNS subdomain name (RFC 1123), what most objects must be called by. */
export const isSubdomain = (name: string): boolean => name.length <= 253 && SUBDOMAIN.test(name);

/** A DNS label (RFC 1123): a subdomain of one part. */
export const isDnsLabel = (name: string): boolean => name.length <= 63 && !name.includes('.') && isSubdomain(name);
