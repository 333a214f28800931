import type { KubeValue } from '../../kube-yaml/value.js';
import type { At } from '../at.js';
import { readNanos } from '../text/quantity.js';
import { containersOf } from './os.js';
import { isHugePages } from './resource-names.js';
import { validateResources } from './resources.js';

/** Resources of a pod as a whole: no less than its containers ask for. */
export function validatePodResources(pod: At): void {
  const at = pod.child('resources');
  if (!at) return;
  if (pod.open('os').text('name') === 'windows') {
    at.refuse('is not for a pod of Windows');
    return;
  }
  if (at.has('claims')) at.refuse('must not be given for a whole pod', 'claims');
  validateResources(at, { claims: new Set(), whole: true });
  for (const [name, value] of at.entries('requests')) {
    if ((readNanos(value) ?? 0n) < sum(pod, 'requests', name))
      at.refuse('must be no less than the containers request together', 'requests', name);
  }
  for (const [name, value] of at.entries('limits')) {
    if (isHugePages(name) && (readNanos(value) ?? 0n) < sum(pod, 'limits', name))
      at.refuse('must be no less than the limits of the containers together', 'limits', name);
    for (const container of pod.list('containers')) {
      const limit = container.open('resources').open('limits').get(name);
      if (limit !== null && (readNanos(limit) ?? 0n) > (readNanos(value) ?? 0n))
        container.refuse(`must be no more than the pod's limit of ${value}`, 'resources', 'limits', name);
    }
  }
}

/** What the containers need at once: side cars with the others, each init container alone with those before it. */
function sum(pod: At, list: 'requests' | 'limits', name: string): bigint {
  const amount = (container: At): bigint => {
    const resources = container.open('resources');
    const own: KubeValue = resources.open(list).get(name);
    return (
      readNanos(own ?? (list === 'requests' && pod.path.length === 1 ? resources.open('limits').get(name) : null)) ?? 0n
    );
  };
  let [together, most] = [0n, 0n];
  for (const container of pod.list('containers')) together += amount(container);
  let sideCars = 0n;
  for (const container of containersOf(pod).slice(0, pod.values('initContainers').length)) {
    const own = amount(container);
    if (container.text('restartPolicy') === 'Always') {
      together += own;
      sideCars += own;
      if (sideCars > most) most = sideCars;
    } else if (own + sideCars > most) most = own + sideCars;
  }
  return together > most ? together : most;
}
