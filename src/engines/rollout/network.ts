import { field, type KubeMapping, textField } from '../kube-yaml/value.js';
import type { Cause } from './cause.js';
import { listField, nameOf, namespaceOf, textsField } from './read.js';
import { type Progress, templateContainers } from './workload.js';

/** What leads to the pods of a namespace. */
export interface Network {
  readonly services: readonly KubeMapping[];
  readonly slices: readonly KubeMapping[];
  readonly ingresses: readonly KubeMapping[];
}

export interface Reach {
  readonly object: string;
  readonly namespace: string;
  readonly causes: readonly Cause[];
  /** What is odd and may be right. */
  readonly warnings: readonly string[];
}

/** Services that select pods of these workloads, or that this deploy applied; and Ingresses that lead to them. */
export function judgeNetwork(
  network: Network,
  given: {
    readonly workloads: readonly Progress[];
    /** `Service/web`, `Ingress/web`: what this deploy applied. */
    readonly applied: ReadonlySet<string>;
  },
): readonly Reach[] {
  const services = network.services.filter(
    service =>
      given.applied.has(`Service/${nameOf(service)}`) ||
      given.workloads.some(workload => isSelecting(service, workload) || isNamesake(service, workload)),
  );
  const names = new Set(services.map(nameOf));
  const ingresses = network.ingresses.filter(
    ingress =>
      given.applied.has(`Ingress/${nameOf(ingress)}`) || backendsOf(ingress).some(({ service }) => names.has(service)),
  );
  return [
    ...services.flatMap(service => judgeService(service, { network, workloads: given.workloads })),
    ...ingresses.map(ingress => judgeIngress(ingress, network)),
  ];
}

function isSelecting(service: KubeMapping, { namespace, object }: Progress): boolean {
  const selector = Object.entries(textsField(service, 'spec', 'selector'));
  const labels = textsField(object, 'spec', 'template', 'metadata', 'labels');
  return (
    namespaceOf(service) === namespace && selector.length > 0 && selector.every(([key, value]) => labels[key] === value)
  );
}

const isNamesake = (service: KubeMapping, { namespace, name, kind }: Progress): boolean =>
  kind !== 'Job' && namespaceOf(service) === namespace && nameOf(service) === name;

function judgeService(
  service: KubeMapping,
  { network, workloads }: { readonly network: Network; readonly workloads: readonly Progress[] },
): readonly Reach[] {
  const name = nameOf(service);
  const selector = textsField(service, 'spec', 'selector');
  // Without a selector somebody else keeps its endpoints, and a name elsewhere has none.
  if (Object.keys(selector).length === 0 || textField(service, 'spec', 'type') === 'ExternalName') return [];
  const slices = network.slices.filter(
    slice => textsField(slice, 'metadata', 'labels')['kubernetes.io/service-name'] === name,
  );
  const endpoints = slices.flatMap(slice => listField(slice, 'endpoints'));
  const ready = endpoints.filter(endpoint => field(endpoint, 'conditions', 'ready') !== false);
  const shown = Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  const reach = { object: `Service/${name}`, namespace: namespaceOf(service) };
  const next = ['get', 'endpointslices', '-l', `kubernetes.io/service-name=${name}`, '-o', 'yaml'];
  const fault = (rule: Cause['rule'], said: string, evidence: readonly string[]): Cause => ({
    rule,
    said,
    isFatal: false,
    evidence,
    next,
  });
  if (ready.length === 0) {
    const selecting = workloads.filter(workload => isSelecting(service, workload));
    const why =
      endpoints.length > 0
        ? `${endpoints.length} selected, none of them ready`
        : selecting.length === 0
          ? `its selector ${shown} matches no pod of what was rolled out`
          : `its selector ${shown} has no endpoint yet`;
    return [
      { ...reach, causes: [fault('no-endpoints', `no ready endpoint: ${why}`, [`selector ${shown}`])], warnings: [] },
    ];
  }
  const port = unservedPort(service, { slices, workloads });
  if (port !== undefined)
    return [{ ...reach, causes: [fault('no-endpoints', port, [`selector ${shown}`])], warnings: [] }];
  if (
    textField(service, 'spec', 'type') === 'LoadBalancer' &&
    listField(service, 'status', 'loadBalancer', 'ingress').length === 0
  ) {
    const said = 'its load balancer has no address yet';
    return [
      {
        ...reach,
        causes: [
          {
            ...fault('no-address', said, ['status.loadBalancer.ingress is empty']),
            next: ['describe', 'service', name],
          },
        ],
        warnings: [],
      },
    ];
  }
  return [{ ...reach, causes: [], warnings: [] }];
}

/** A port by a name that no container has: its endpoints are ready, and nothing is sent to them. */
function unservedPort(
  service: KubeMapping,
  { slices, workloads }: { readonly slices: readonly KubeMapping[]; readonly workloads: readonly Progress[] },
): string | undefined {
  const selecting = workloads.filter(workload => isSelecting(service, workload));
  if (selecting.length === 0) return undefined;
  const declared = new Set(
    selecting.flatMap(({ object }) =>
      templateContainers(object).flatMap(each =>
        listField(each, 'ports').flatMap(port => textField(port, 'name') ?? []),
      ),
    ),
  );
  const served = new Set(slices.flatMap(slice => listField(slice, 'ports').map(port => textField(port, 'name') ?? '')));
  for (const port of listField(service, 'spec', 'ports')) {
    const target = port.targetPort;
    if (typeof target !== 'string' || declared.has(target) || served.has(textField(port, 'name') ?? '')) continue;
    return `its port ${port.port} leads to the container port "${target}", which no container has`;
  }
  return undefined;
}

interface Backend {
  readonly service: string;
  readonly port: string | number | undefined;
}

function backendsOf(ingress: KubeMapping): readonly Backend[] {
  const all = [
    field(ingress, 'spec', 'defaultBackend'),
    ...listField(ingress, 'spec', 'rules').flatMap(rule => listField(rule, 'http', 'paths').map(path => path.backend)),
  ];
  return all.flatMap(backend => {
    const service = textField(backend, 'service', 'name');
    const number = field(backend, 'service', 'port', 'number');
    return service === undefined
      ? []
      : [{ service, port: typeof number === 'number' ? number : textField(backend, 'service', 'port', 'name') }];
  });
}

function judgeIngress(ingress: KubeMapping, { services }: Network): Reach {
  const name = nameOf(ingress);
  const reach = { object: `Ingress/${name}`, namespace: namespaceOf(ingress) };
  const next = ['describe', 'ingress', name];
  const causes = backendsOf(ingress).flatMap(({ service, port }): readonly Cause[] => {
    const known = services.find(each => nameOf(each) === service && namespaceOf(each) === namespaceOf(ingress));
    const has = known && listField(known, 'spec', 'ports').some(each => each.port === port || each.name === port);
    if (known && (has || port === undefined)) return [];
    const said = known
      ? `it leads to port ${port} of Service ${service}, which has no such port`
      : `it leads to Service ${service}, which does not exist`;
    return [{ rule: 'no-endpoints', said, isFatal: false, evidence: [`backend ${service}:${port ?? ''}`], next }];
  });
  const isAddressed = listField(ingress, 'status', 'loadBalancer', 'ingress').length > 0;
  const warnings = isAddressed ? [] : ['it has no address; some controllers never say one'];
  const seen = new Set<string>();
  return { ...reach, causes: causes.filter(({ said }) => !seen.has(said) && seen.add(said)), warnings };
}
