import type { z } from 'zod';
import {
  atMostOne,
  bool,
  count,
  duration,
  float,
  int,
  isSet,
  listOf,
  mapOf,
  oneOf,
  present,
  refuse,
  strict,
  text,
  url,
  type Wrong,
} from '../fields.js';
import { HTTP_CLIENT, httpClientWrongs, tls } from '../http-client.js';
import {
  absoluteUrl,
  azureNeeds,
  dnsNeeds,
  fileNeeds,
  get,
  kubernetesNeeds,
  marathonNeeds,
  needsHttp,
  ociNeeds,
  outscaleNeeds,
  secretKey,
  zookeeperNeeds,
} from './needs.js';

const texts = listOf(text);
const TYPES: Readonly<Record<string, z.ZodType>> = {
  t: text,
  l: texts,
  d: duration,
  i: int,
  n: count,
  b: bool,
  f: float,
  u: url,
};

/** A shape out of `t:region access_key i:port`: the letter tells the type of the names behind it. */
function shape(source: string): Record<string, z.ZodType> {
  const fields = source.split(' ').flatMap(group => {
    const [letter = 't', names = ''] = group.split(':');
    const type = TYPES[letter] ?? text;
    return names.split(',').map(name => [name, type] as const);
  });
  return Object.fromEntries(fields);
}

interface Discovery {
  readonly fields: string;
  readonly more?: Readonly<Record<string, z.ZodType>>;
  /** False where it does not take the fields of the HTTP client. */
  readonly http?: false;
  readonly required?: readonly string[];
  readonly roles?: readonly [string, ...string[]];
  readonly also?: (value: object) => readonly (Wrong | undefined)[];
}

const filters = listOf(strict({ name: text, values: texts }));
const ec2Filters = listOf(
  strict({ name: text, values: texts }).superRefine(
    refuse(value => [(value.values ?? []).length > 0 ? undefined : [['values'], 'a filter needs values']]),
  ),
);
const AWS = 't:region,endpoint,access_key,secret_key,profile,role_arn,external_id d:refresh_interval i:port';
/** Service discoveries of Prometheus 3.14 by the first part of their keys (`ec2` for `ec2_sd_configs`). */
const DISCOVERIES: Readonly<Record<string, Discovery>> = {
  aws: {
    fields: `${AWS} t:role l:clusters`,
    more: { filters },
    roles: ['ec2', 'ecs', 'elasticache', 'lightsail', 'msk', 'rds'],
    required: ['role'],
  },
  ec2: { fields: AWS, more: { filters: ec2Filters } },
  ecs: { fields: `${AWS} l:clusters i:request_concurrency` },
  elasticache: { fields: `${AWS} l:clusters i:request_concurrency` },
  lightsail: { fields: AWS },
  msk: { fields: `${AWS} l:clusters i:request_concurrency` },
  rds: { fields: `${AWS} l:clusters i:request_concurrency`, more: { filters } },
  azure: {
    fields: 't:environment,subscription_id,tenant_id,client_id,client_secret,resource_group i:port d:refresh_interval',
    more: { authentication_method: oneOf('OAuth', 'ManagedIdentity', 'SDK', 'WorkloadIdentity') },
    required: ['subscription_id'],
    also: azureNeeds,
  },
  consul: {
    fields:
      't:server,path_prefix,token,datacenter,namespace,partition,tag_separator,scheme,username,password,filter,health_filter ' +
      'b:allow_stale d:refresh_interval l:services,tags',
    more: { node_meta: mapOf(text) },
    also: value => [
      isSet(get(value, 'server')) && String(get(value, 'server')).trim() === ''
        ? [['server'], 'server is empty']
        : undefined,
      atMostOne(value, ['token', 'authorization', 'oauth2']),
      isSet(get(value, 'username')) ? atMostOne(value, ['username', 'basic_auth']) : undefined,
    ],
  },
  digitalocean: { fields: 'd:refresh_interval i:port t:role', roles: ['droplets', 'databases'] },
  dns: { fields: 'l:names d:refresh_interval t:type i:port', http: false, also: dnsNeeds },
  docker: {
    fields: 't:host,host_networking_host i:port d:refresh_interval b:match_first_network',
    more: { filters },
    required: ['host'],
  },
  dockerswarm: {
    fields: 't:host,role i:port d:refresh_interval',
    more: { filters },
    required: ['host', 'role'],
    roles: ['services', 'nodes', 'tasks'],
  },
  eureka: { fields: 't:server d:refresh_interval', required: ['server'], also: absoluteUrl('server') },
  file: { fields: 'l:files d:refresh_interval', http: false, also: fileNeeds },
  gce: {
    fields: 't:project,zone,filter,tag_separator d:refresh_interval i:port',
    http: false,
    required: ['project', 'zone'],
  },
  hetzner: {
    fields: 't:role,label_selector d:refresh_interval i:port',
    required: ['role'],
    roles: ['robot', 'hcloud'],
  },
  http: { fields: 'd:refresh_interval t:url', required: ['url'], also: needsHttp },
  ionos: { fields: 't:datacenter_id d:refresh_interval i:port', required: ['datacenter_id'] },
  kubernetes: {
    fields: 't:role,kubeconfig_file u:api_server',
    more: {
      namespaces: strict({ own_namespace: bool, names: texts }),
      selectors: listOf(strict({ role: text, label: text, field: text })),
      attach_metadata: strict({ node: bool, namespace: bool, deployment: bool, job: bool, cronjob: bool }),
    },
    required: ['role'],
    roles: ['pod', 'service', 'endpoints', 'endpointslice', 'node', 'ingress'],
    also: kubernetesNeeds,
  },
  kuma: { fields: 't:server,client_id d:refresh_interval,fetch_timeout', required: ['server'] },
  linode: { fields: 't:tag_separator,region d:refresh_interval i:port' },
  marathon: { fields: 'l:servers d:refresh_interval t:auth_token,auth_token_file', also: marathonNeeds },
  nerve: { fields: 'l:servers,paths d:timeout', http: false, also: zookeeperNeeds },
  nomad: { fields: 'b:allow_stale t:namespace,region,server,tag_separator d:refresh_interval' },
  oci: {
    fields:
      't:auth,tenancy,user,fingerprint,key_file,key_passphrase,key_passphrase_file,region l:compartments i:port d:refresh_interval',
    also: ociNeeds,
  },
  openstack: {
    fields:
      't:identity_endpoint,username,userid,password,project_name,project_id,domain_name,domain_id,application_credential_name,' +
      'application_credential_id,application_credential_secret,role,region d:refresh_interval i:port b:all_tenants',
    more: { tls_config: tls, availability: oneOf('public', 'admin', 'internal') },
    http: false,
    required: ['role', 'region'],
    roles: ['instance', 'hypervisor', 'loadbalancer'],
  },
  outscale: {
    fields: 't:endpoint,region,access_key,secret_key,secret_key_file d:refresh_interval i:port',
    required: ['access_key'],
    also: outscaleNeeds,
  },
  ovhcloud: {
    fields: 't:endpoint,application_key,application_secret,consumer_key d:refresh_interval',
    more: { service: oneOf('vps', 'dedicated_server') },
    http: false,
    required: ['application_key', 'application_secret', 'consumer_key', 'service'],
  },
  puppetdb: {
    fields: 'd:refresh_interval t:url,query b:include_parameters i:port',
    required: ['url', 'query'],
    also: needsHttp,
  },
  scaleway: {
    fields:
      't:project_id,api_url,zone,access_key,secret_key,secret_key_file,name_filter,role l:tags_filter d:refresh_interval i:port',
    required: ['project_id', 'access_key', 'role'],
    roles: ['instance', 'baremetal'],
    also: secretKey,
  },
  serverset: { fields: 'l:servers,paths d:timeout', http: false, also: zookeeperNeeds },
  stackit: {
    fields:
      't:project,region,endpoint,service_account_key,private_key,service_account_key_path,private_key_path,credentials_file_path ' +
      'd:refresh_interval i:port',
    also: absoluteUrl('endpoint'),
  },
  triton: {
    fields: 't:account,role,dns_suffix,endpoint l:groups i:port,version d:refresh_interval',
    more: { tls_config: tls },
    http: false,
    required: ['account', 'dns_suffix', 'endpoint'],
    roles: ['container', 'cn'],
  },
  uyuni: {
    fields: 't:server,username,password,entitlement,separator d:refresh_interval',
    required: ['server', 'username', 'password'],
  },
  vultr: { fields: 'd:refresh_interval i:port' },
};

/** `*_sd_configs` of scrape jobs and of Alertmanagers. */
export const DISCOVERY_FIELDS: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.entries(DISCOVERIES).map(([name, discovery]) => [
    `${name}_sd_configs`,
    listOf(present(schemaOf(discovery), 'a service discovery')),
  ]),
);

function schemaOf({ fields, more = {}, http, required = [], roles, also }: Discovery) {
  const role = roles ? { role: oneOf(...roles) } : {};
  return strict({ ...shape(fields), ...more, ...role, ...(http === false ? {} : HTTP_CLIENT) }).superRefine(
    refuse(value => [
      ...required.map((key): Wrong | undefined => (isSet(get(value, key)) ? undefined : [[], `${key} is needed`])),
      ...(http === false ? [] : httpClientWrongs(value)),
      ...(also?.(value) ?? []),
    ]),
  );
}
