import { judgeNetwork, type Reach } from '../../engines/rollout/network.js';
import { kindOf } from '../../engines/rollout/read.js';
import type { Progress } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import type { RolloutOptions } from './options.js';
import type { Targets } from './targets.js';

/** Whether Services and Ingresses lead to what was rolled out. */
export async function holdNetwork(
  progress: readonly Progress[],
  {
    options,
    cluster,
    applied,
  }: Pick<Targets, 'applied'> & { readonly options: RolloutOptions; readonly cluster: Cluster },
): Promise<readonly Reach[]> {
  const serving = progress.filter(({ kind }) => kind !== 'Job');
  const namespaces = [...new Set(serving.map(({ namespace }) => namespace))];
  if (!options.services && !options.ingresses) return [];
  const of = [
    'services',
    ...(options.services ? ['endpointslices.discovery.k8s.io'] : []),
    ...(options.ingresses ? ['ingresses.networking.k8s.io'] : []),
  ];
  const told = await Promise.all(
    namespaces.map(async namespace => {
      const { items } = await cluster.mustGet({ of, namespace });
      const network = {
        services: items.filter(item => kindOf(item) === 'Service'),
        slices: items.filter(item => kindOf(item) === 'EndpointSlice'),
        ingresses: items.filter(item => kindOf(item) === 'Ingress'),
      };
      const workloads = serving.filter(each => each.namespace === namespace);
      return judgeNetwork(network, { workloads, applied: applied.get(namespace) ?? new Set() });
    }),
  );
  return told.flat().filter(({ object }) => options.services || !object.startsWith('Service/'));
}
