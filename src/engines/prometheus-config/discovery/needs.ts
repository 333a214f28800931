import { atMostOne, isSet, type Wrong } from '../fields.js';
import { HTTP_CLIENT } from '../http-client.js';

/** What service discoveries refuse in the combination of their fields; each takes a value whose fields have been read. */
export const secretKey = (value: object): readonly (Wrong | undefined)[] => [
  atMostOne(value, ['secret_key', 'secret_key_file']),
  isSet(get(value, 'secret_key')) || isSet(get(value, 'secret_key_file'))
    ? undefined
    : [[], 'one of secret_key and secret_key_file is needed'],
];
export const get = (value: object, key: string): unknown => Reflect.get(value, key);
export const outscaleNeeds = (value: object): readonly (Wrong | undefined)[] => [
  ...secretKey(value),
  isSet(get(value, 'region')) || isSet(get(value, 'endpoint')) ? undefined : [[], 'region is needed'],
];

export const zookeeperNeeds = (value: object): readonly (Wrong | undefined)[] =>
  ['servers', 'paths'].map(key => {
    const list = get(value, key);
    return Array.isArray(list) && list.length > 0 ? undefined : [[key], `at least one of ${key} is needed`];
  });

export const ociNeeds = (value: object): readonly (Wrong | undefined)[] =>
  (get(value, 'auth') ?? 'api_key') === 'api_key'
    ? ['tenancy', 'user', 'fingerprint', 'key_file'].map(key =>
        isSet(get(value, key)) ? undefined : [[], `${key} is needed for api_key`],
      )
    : [];

export const absoluteUrl =
  (key: string) =>
  (value: object): readonly (Wrong | undefined)[] =>
    !isSet(get(value, key)) || /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(String(get(value, key)))
      ? []
      : [[[key], 'expected a URL with a scheme and a host']];

export const needsHttp = (value: object): readonly (Wrong | undefined)[] =>
  /^https?:\/\/[^/]/.test(String(get(value, 'url') ?? ''))
    ? []
    : [[['url'], 'expected a URL with http or https and a host']];

export function azureNeeds(value: object): readonly (Wrong | undefined)[] {
  if ((get(value, 'authentication_method') ?? 'OAuth') !== 'OAuth') return [];
  return ['tenant_id', 'client_id', 'client_secret'].map(key =>
    isSet(get(value, key)) ? undefined : [[], `${key} is needed`],
  );
}

export function dnsNeeds(value: object): readonly (Wrong | undefined)[] {
  const names = get(value, 'names');
  const type = String(get(value, 'type') ?? 'SRV').toUpperCase();
  return [
    Array.isArray(names) && names.length > 0 ? undefined : [['names'], 'at least one name is needed'],
    ['A', 'AAAA', 'MX', 'NS', 'SRV'].includes(type) ? undefined : [['type'], 'expected A, AAAA, MX, NS or SRV'],
    type !== 'SRV' && !get(value, 'port') ? [['port'], 'a port is needed for all records but SRV'] : undefined,
  ];
}

export function fileNeeds(value: object): readonly (Wrong | undefined)[] {
  const files = get(value, 'files');
  if (!Array.isArray(files) || files.length === 0) return [[['files'], 'at least one path is needed']];
  return files.map((file, index) =>
    /^[^*]*(?:\*[^/]*)?\.(?:json|yml|yaml|JSON|YML|YAML)$/.test(String(file))
      ? undefined
      : [['files', index], 'expected a path that ends in .json, .yml or .yaml, with * in its last part alone'],
  );
}

export function marathonNeeds(value: object): readonly (Wrong | undefined)[] {
  const servers = get(value, 'servers');
  return [
    Array.isArray(servers) && servers.length > 0 ? undefined : [['servers'], 'at least one server is needed'],
    atMostOne(value, [
      'auth_token',
      'auth_token_file',
      'basic_auth',
      'bearer_token',
      'bearer_token_file',
      'authorization',
    ]),
  ];
}

const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  pod: ['pod', 'node'],
  service: ['service'],
  endpointslice: ['pod', 'service', 'endpointslice'],
  endpoints: ['pod', 'service', 'endpoints'],
  node: ['node'],
  ingress: ['ingress'],
};

export function kubernetesNeeds(value: object): readonly (Wrong | undefined)[] {
  const server = isSet(get(value, 'api_server'));
  const kubeconfig = isSet(get(value, 'kubeconfig_file'));
  const namespaces = get(value, 'namespaces');
  const own = typeof namespaces === 'object' && namespaces !== null && get(namespaces, 'own_namespace') === true;
  const client = Object.keys(HTTP_CLIENT).find(key => isSet(get(value, key)) && !isDefault(key, get(value, key)));
  return [
    server && kubeconfig ? [['kubeconfig_file'], 'not together with api_server'] : undefined,
    client !== undefined && kubeconfig ? [[client], 'not together with kubeconfig_file'] : undefined,
    client !== undefined && !server && !kubeconfig ? [[client], `${client} needs api_server`] : undefined,
    own && (server || kubeconfig)
      ? [['namespaces', 'own_namespace'], 'not together with api_server or kubeconfig_file']
      : undefined,
    ...selectorWrongs(String(get(value, 'role')), get(value, 'selectors')),
  ];
}

const isDefault = (key: string, value: unknown): boolean =>
  ['follow_redirects', 'enable_http2'].includes(key) && value === true;

function selectorWrongs(role: string, selectors: unknown): readonly (Wrong | undefined)[] {
  if (!Array.isArray(selectors)) return [];
  const allowed = SELECTORS[role] ?? [];
  const roles = selectors.map(selector => String(get(selector, 'role')));
  return roles.flatMap((each, index) => [
    fieldSelector(String(get(selectors[index], 'field') ?? ''))
      ? undefined
      : ([['selectors', index, 'field'], 'expected key=value or key!=value, parted by commas'] as const),
    allowed.includes(each)
      ? undefined
      : ([['selectors', index], `role ${role} takes selectors for ${allowed.join(', ')} alone`] as const),
    roles.indexOf(each) === index
      ? undefined
      : ([['selectors', index, 'role'], `a selector for ${each} stands above`] as const),
  ]);
}

const fieldSelector = (field: string): boolean =>
  field.split(',').every(part => part.trim() === '' || /^[^=!]+(?:==|!=|=)[^=!]*$/.test(part));
