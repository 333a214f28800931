import type { Tree } from './kustomize-oracle.js';

const meta = (name: string, more: object = {}) => ({ metadata: { name, ...more } });
const configMap = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  ...meta(name),
  ...more,
});

export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  ...meta('web', { labels: { app: 'web' } }),
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        serviceAccountName: 'web',
        imagePullSecrets: [{ name: 'pull' }],
        containers: [
          {
            name: 'web',
            image: 'registry.example/web:1.0@sha256:00ff',
            ports: [{ containerPort: 80 }, { containerPort: 81, protocol: 'UDP' }],
            env: [
              { name: 'A', value: '1' },
              { name: 'B', valueFrom: { configMapKeyRef: { name: 'settings', key: 'b' } } },
            ],
            envFrom: [{ secretRef: { name: 'keys' } }],
            volumeMounts: [{ name: 'data', mountPath: '/data' }],
          },
          { name: 'proxy', image: 'proxy' },
        ],
        volumes: [
          { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
          {
            name: 'config',
            projected: { sources: [{ configMap: { name: 'settings' } }, { secret: { name: 'keys' } }] },
          },
        ],
        tolerations: [{ key: 'a' }],
      },
    },
  },
};

/** What the overlays' `configurations` name. */
const configuration = {
  nameReference: [
    { kind: 'ConfigMap', version: 'v1', fieldSpecs: [{ path: 'spec/ref', kind: 'Widget' }] },
    { kind: 'Secret', fieldSpecs: [{ path: 'spec/refs/secret', group: 'example.org', kind: 'Widget' }] },
    { kind: 'Service', version: 'v1', fieldSpecs: [{ path: 'spec/list', kind: 'Widget' }] },
    { kind: 'Service', version: 'v2', fieldSpecs: [{ path: 'spec/ref', kind: 'Widget' }] },
  ],
  varReference: [{ path: 'spec/at', kind: 'Widget' }, { path: 'spec/template/spec/containers/workingDir' }],
  namespace: [
    {
      path: 'webhooks/clientConfig/service/namespace',
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      create: true,
    },
    { path: 'spec/nowhere/namespace', kind: 'Widget' },
  ],
  commonLabels: [
    { path: 'spec/selector/matchLabels', create: true, kind: 'Widget' },
    { path: 'spec/absent', kind: 'Widget' },
  ],
  commonAnnotations: [{ path: 'spec/template/annotations', create: true, kind: 'Widget' }],
  replicas: [{ path: 'spec/size', create: true, kind: 'Widget' }],
};

/** A little of everything whose names, labels and namespaces kustomize follows. */
export const objects = [
  deployment,
  configMap('settings', { data: { b: 'x' } }),
  { apiVersion: 'v1', kind: 'Secret', ...meta('keys'), stringData: { k: 'x' } },
  { apiVersion: 'v1', kind: 'Secret', ...meta('pull'), type: 'kubernetes.io/dockerconfigjson' },
  { apiVersion: 'v1', kind: 'ServiceAccount', ...meta('web'), imagePullSecrets: [{ name: 'pull' }] },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...meta('data'), spec: { storageClassName: 'fast' } },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', ...meta('fast') },
  { apiVersion: 'v1', kind: 'Service', ...meta('web'), spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    ...meta('web'),
    spec: {
      tls: [{ secretName: 'keys' }],
      rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }],
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    ...meta('web'),
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    ...meta('web'),
    spec: { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ from: [{ podSelector: { matchLabels: {} } }] }] },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    ...meta('web'),
    spec: { selector: { matchLabels: { app: 'web' } } },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    ...meta('web'),
    rules: [{ resourceNames: ['settings'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    ...meta('web'),
    roleRef: { kind: 'Role', name: 'web' },
    subjects: [
      { kind: 'ServiceAccount', name: 'web' },
      { kind: 'ServiceAccount', name: 'default', namespace: 'old' },
    ],
  },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', ...meta('all') },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    ...meta('all'),
    roleRef: { kind: 'ClusterRole', name: 'all' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }],
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    ...meta('web'),
    webhooks: [{ clientConfig: { service: { name: 'web', namespace: 'default' } } }],
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    ...meta('tidy'),
    spec: {
      jobTemplate: { spec: { template: { spec: { serviceAccountName: 'web', containers: [{ image: 'proxy' }] } } } },
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    ...meta('db'),
    spec: {
      serviceName: 'web',
      volumeClaimTemplates: [{ metadata: { name: 'v' }, spec: { storageClassName: 'fast' } }],
    },
  },
  {
    apiVersion: 'example.org/v1',
    kind: 'Widget',
    ...meta('w'),
    spec: { containers: [{ image: 'proxy' }], list: [1, 2] },
  },
  { apiVersion: 'v1', kind: 'Namespace', ...meta('old') },
  { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', ...meta('v1.x'), spec: { service: { name: 'web' } } },
];

export const file = (...values: readonly object[]): string =>
  values.map(value => JSON.stringify(value)).join('\n---\n');

/** A base of those objects, and what the overlay says beside naming it. */
export const overlay = (kustomization: object, more: Tree = {}): Tree => ({
  'base/kustomization.yaml': { resources: ['all.yaml'] },
  'base/all.yaml': file(...objects),
  'overlay/kustomization.yaml': { resources: ['../base'], ...kustomization },
  'overlay/config.yaml': configuration,
  ...more,
});

const spec = (value: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', ...meta('web'), spec: value });
const inPod = (value: object) => spec({ template: { spec: value } });
const patch = (value: object, more: object = {}) => ({ patch: JSON.stringify(value), ...more });
const web = { kind: 'Deployment', name: 'web' };

/** What an overlay can ask for, one thing at a time; the property tests put several together. */
export const requests: Readonly<Record<string, object>> = {
  'a prefix': { namePrefix: 'pre-' },
  'a suffix': { nameSuffix: '-suf' },
  'a namespace': { namespace: 'there' },
  'labels alone': { labels: [{ pairs: { a: 'b' } }] },
  'labels in templates': { labels: [{ pairs: { c: 'd' }, includeTemplates: true }] },
  'labels in selectors': { labels: [{ pairs: { e: 'f' }, includeSelectors: true }] },
  'common labels': { commonLabels: { g: 'h' } },
  'common annotations': { commonAnnotations: { i: 'j' } },
  'a new tag': { images: [{ name: 'registry.example/web', newTag: '2' }] },
  'a new name and a digest': { images: [{ name: 'proxy', newName: 'other/proxy', digest: 'sha256:11' }] },
  replicas: { replicas: [{ name: 'web', count: 5 }] },
  'a merge that adds': { patches: [patch(spec({ paused: true, strategy: { type: 'Recreate' } }))] },
  'a merge into containers': {
    patches: [
      patch(
        inPod({
          containers: [
            { name: 'side', image: 's' },
            {
              name: 'web',
              env: [
                { name: 'C', value: '3' },
                { name: 'A', value: '2' },
              ],
            },
          ],
        }),
      ),
    ],
  },
  'a merge that deletes': {
    patches: [
      patch(
        inPod({
          containers: [{ name: 'proxy', $patch: 'delete' }],
          tolerations: null,
          volumes: [{ $patch: 'replace' }],
        }),
      ),
    ],
  },
  'a merge of ports with protocols': {
    patches: [
      patch(
        inPod({
          containers: [
            { name: 'web', ports: [{ containerPort: 81, protocol: 'UDP', name: 'u' }, { containerPort: 82 }] },
          ],
        }),
      ),
    ],
  },
  'a merge into every kind of a pattern': {
    patches: [
      patch(
        { apiVersion: 'v1', kind: 'X', ...meta('x', { annotations: { p: 'q' } }) },
        { target: { kind: 'Role.*|Config.*' } },
      ),
    ],
  },
  'a merge that deletes an object': { patches: [patch({ ...spec({}), $patch: 'delete' })] },
  'a JSON patch': {
    patches: [
      {
        target: web,
        patch:
          '- op: replace\n  path: /spec/replicas\n  value: 3\n- {op: add, path: /spec/template/spec/tolerations/-, value: {key: yes}}\n- {op: remove, path: /metadata/labels/app}\n',
      },
    ],
  },
  'a JSON patch that renames': {
    patches: [{ target: { kind: 'ConfigMap' }, patch: '[{"op":"replace","path":"/metadata/name","value":"renamed"}]' }],
  },
  'a JSON patch by label': {
    patches: [
      {
        target: { labelSelector: 'app in (web,x),!y' },
        patch: '[{"op":"add","path":"/metadata/labels/z","value":"1"}]',
      },
    ],
  },
  patchesJson6902: {
    patchesJson6902: [
      {
        target: { group: 'apps', version: 'v1', ...web },
        patch: '[{"op":"add","path":"/spec/minReadySeconds","value":1}]',
      },
    ],
  },
  patchesStrategicMerge: { patchesStrategicMerge: [JSON.stringify(spec({ replicas: 9 }))] },
  'a generated config map': { configMapGenerator: [{ name: 'made', literals: ['a=1', 'b="<&>"'] }] },
  'a generated secret': {
    secretGenerator: [{ name: 'sealed', literals: [`long=${'x'.repeat(80)}`], type: 'example' }],
  },
  'a merged config map': { configMapGenerator: [{ name: 'settings', behavior: 'merge', literals: ['c=d'] }] },
  'a replaced secret': { secretGenerator: [{ name: 'keys', behavior: 'replace', literals: ['c=d'] }] },
  'a replacement': {
    replacements: [
      {
        source: { kind: 'ConfigMap', name: 'settings', fieldPath: 'data.b' },
        targets: [
          { select: web, fieldPaths: ['spec.template.spec.containers.[name=proxy].image'] },
          {
            select: { kind: 'Widget' },
            fieldPaths: ['spec.containers.*.image'],
            options: { delimiter: '/', index: 0 },
          },
          { select: { kind: 'Service' }, fieldPaths: ['metadata.annotations.[a.b/c]'], options: { create: true } },
        ],
      },
    ],
  },
  'a replacement of parts that are not there': {
    replacements: [0, 1, -1].map(index => ({
      source: { kind: 'ConfigMap', name: 'settings', fieldPath: '.metadata.name' },
      targets: [
        {
          select: { kind: 'Deployment' },
          fieldPaths: ['.metadata.annotations.[a.b/c]'],
          options: { create: true, delimiter: '/', index },
        },
      ],
    })),
  },
  variables: {
    vars: [
      {
        name: 'B',
        objref: { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings' },
        fieldref: { fieldPath: 'data.b' },
      },
      { name: 'SVC', objref: { kind: 'Service', version: 'v1', name: 'web' } },
      {
        name: 'PORT',
        objref: { apiVersion: 'v1', kind: 'Service', name: 'web' },
        fieldref: { fieldpath: 'spec.ports[0].port' },
      },
    ],
    patches: [
      patch(
        inPod({
          containers: [
            {
              name: 'web',
              args: ['$(B)', '$$(B)', 'a$(SVC)$(PORT)', '$(NO)', '$$', '$x', '$(', '$(PORT)'],
              env: [{ name: 'A', value: '$(SVC).there' }],
              workingDir: '$(B)',
            },
          ],
        }),
      ),
      patch(meta('x', { annotations: { v: '$(SVC)' } }), { target: { kind: 'Widget' } }),
    ],
  },
  'a configuration': {
    configurations: ['config.yaml'],
    patches: [
      patch(
        { spec: { ref: 'settings', refs: [{ secret: 'keys' }, { secret: 'other' }], list: ['web', 'x'], at: '$(B)' } },
        { target: { kind: 'Widget' } },
      ),
    ],
  },
  'options for generators': {
    generatorOptions: { labels: { made: 'yes' }, annotations: { by: 'us' }, disableNameSuffixHash: true },
  },
};

/** Trees of other shapes; those that kustomize refuses are among them. */
export const trees: Readonly<Record<string, Tree>> = {
  'files, env files and bytes': {
    'kustomization.yaml': {
      configMapGenerator: [{ name: 'c', files: ['a.txt', 'named=sub/b.bin'], envs: ['e.env'] }],
      secretGenerator: [{ name: 's', files: ['sub/b.bin'], envs: ['e.env'] }],
    },
    'a.txt': 'one\r\n  two  \n\n',
    'sub/b.bin': Buffer.from([0xff, 0xfe, 0, 1, 2, 3].flatMap(byte => Array.from({ length: 20 }, () => byte))),
    'e.env': '# comment\n\n  KEY=va=lue \r\nQUOTED="q"\nEMPTY=\n',
  },
  'two levels of names, and a patch by the first': {
    'a/kustomization.yaml': {
      resources: ['all.yaml'],
      namePrefix: 'a-',
      configMapGenerator: [{ name: 'g', literals: ['x=y'] }],
    },
    'a/all.yaml': file(...objects),
    'b/kustomization.yaml': { resources: ['../a'], nameSuffix: '-b', patches: [patch(spec({ paused: true }))] },
    'kustomization.yaml': {
      resources: ['b'],
      namespace: 'n',
      configMapGenerator: [{ name: 'g', behavior: 'merge', literals: ['x=z'] }],
      replicas: [{ name: 'a-web', count: 2 }],
    },
  },
  'the same base twice with two prefixes': {
    'base/kustomization.yaml': { resources: ['all.yaml'] },
    'base/all.yaml': file(deployment, configMap('settings')),
    'blue/kustomization.yaml': { resources: ['../base'], namePrefix: 'blue-' },
    'green/kustomization.yaml': { resources: ['../base'], namePrefix: 'green-' },
    'kustomization.yaml': { resources: ['blue', 'green'], commonLabels: { all: 'yes' } },
  },
  'components in their order': {
    'kustomization.yaml': {
      resources: ['all.yaml'],
      components: ['one', 'two'],
      namePrefix: 'p-',
      configMapGenerator: [{ name: 'g' }],
    },
    'all.yaml': file(...objects),
    'one/kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      namePrefix: 'one-',
      configMapGenerator: [{ name: 'g', behavior: 'merge', literals: ['k=1'] }],
    },
    'two/kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      namePrefix: 'two-',
      patches: [patch(spec({ replicas: 7 }))],
    },
  },
  scalars: {
    'kustomization.yaml': { resources: ['a.yaml'], commonAnnotations: { x: 'y' } },
    'a.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  annotations:
    float: 1.0
    hex: 0x10
    none:
  labels:
    float: 1.0
data: &data
  yes: yes
  off: off
  octal: 0644
  octal2: 0o644
  time: 1:30
  date: 2020-01-02
  moment: 2020-1-2 03:04:05.60
  under: 1_000
  big: 12345678901234567890
  tilde: ~
  nothing:
more:
  <<: *data
  octal: 1
block: |
  ends with the file
  and no line break`,
  },
  'what is not written, under a merge': {
    'kustomization.yaml': { resources: ['a.yaml'], patches: [patch(spec({ paused: true }))] },
    'a.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  creationTimestamp:\nspec:\n  a: null\n  template:\n    spec:\n      volumes:\n      - name: v\n        emptyDir:\n      tolerations:\n      - key:\n',
  },
  'a list, a local object, documents of comments': {
    'kustomization.yaml': { resources: ['a.yaml'] },
    'a.yaml': `# nothing\n---\n${file({ apiVersion: 'v1', kind: 'List', items: [configMap('one'), configMap('two')] }, { ...configMap('three'), ...meta('three', { annotations: { 'config.kubernetes.io/local-config': 'true' } }) })}\n---\n# nothing\n`,
  },
  'a role out of a cluster role': {
    ...overlay({
      patchesJson6902: [
        {
          target: { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'ClusterRole', name: 'all' },
          patch: '[{"op":"replace","path":"/kind","value":"Role"}]',
        },
      ],
    }),
    'kustomization.yaml': { resources: ['overlay'] },
  },
  'replacements in a file': overlay(
    { replacements: [{ path: 'r.yaml' }] },
    {
      'overlay/r.yaml':
        'source: { kind: ConfigMap, name: settings }\ntargets:\n- select: { kind: Deployment }\n  fieldPaths: [spec.template.spec.containers.0.env.0.value]\n',
    },
  ),
  'a replacement of what is not there': overlay({
    replacements: [
      { source: { kind: 'ConfigMap', name: 'settings' }, targets: [{ select: web, fieldPaths: ['spec.nope'] }] },
    ],
  }),
  'a replacement by what is not there': overlay({
    replacements: [
      { source: { kind: 'ConfigMap', name: 'nobody' }, targets: [{ select: web, fieldPaths: ['spec.replicas'] }] },
    ],
  }),
  'an object twice': {
    'kustomization.yaml': { resources: ['a.yaml'] },
    'a.yaml': file(configMap('a'), configMap('a')),
  },
  'a key twice': {
    'kustomization.yaml': { resources: ['a.yaml'] },
    'a.yaml': 'kind: X\nmetadata: {name: a}\na: 1\na: 2\n',
  },
  'a number for a key': {
    'kustomization.yaml': { resources: ['a.yaml'] },
    'a.yaml': 'kind: X\nmetadata: {name: a}\ndata:\n  1: 2\n',
  },
  'a file that is not there': { 'kustomization.yaml': { resources: ['a.yaml'] } },
  'a directory without a kustomization': { 'kustomization.yaml': { resources: ['a'] }, 'a/b': '' },
  'a file outside': {
    'a/kustomization.yaml': { resources: ['../b.yaml'] },
    'b.yaml': configMap('b'),
    'kustomization.yaml': { resources: ['a'] },
  },
  'a circle': { 'kustomization.yaml': { resources: ['a'] }, 'a/kustomization.yaml': { resources: ['..'] } },
  'a patch without an object': overlay({ patches: [patch({ ...spec({}), ...meta('nobody') })] }),
  'a configuration of a base, and vars of a component': {
    'kustomization.yaml': {
      resources: ['overlay'],
      components: ['part'],
      namePrefix: 'p-',
      namespace: 'n',
      commonLabels: { l: 'm' },
      commonAnnotations: { o: 'p' },
      replicas: [{ name: 'w', count: 3 }],
      labels: [
        { pairs: { s: 't' }, includeSelectors: true },
        { pairs: { u: 'v' }, includeTemplates: true },
      ],
    },
    'part/kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      ...requests.variables,
    },
    ...overlay({ ...requests['a configuration'], nameSuffix: '-s' }),
  },
  'a variable twice': {
    ...overlay(requests.variables ?? {}),
    'kustomization.yaml': { resources: ['overlay'], ...requests.variables },
  },
  'a variable of nothing': overlay({ vars: [{ name: 'A', objref: { apiVersion: 'v1', kind: 'Pod', name: 'a' } }] }),
  'a variable without an apiVersion': overlay({ vars: [{ name: 'A', objref: { kind: 'Service', name: 'web' } }] }),
  'a variable of a field that is not there': overlay({
    vars: [
      {
        name: 'A',
        objref: { apiVersion: 'v1', kind: 'Service', name: 'web' },
        fieldref: { fieldpath: 'metadata.namespace' },
      },
    ],
  }),
  'a variable of two objects': {
    'kustomization.yaml': {
      resources: ['all.yaml'],
      vars: [{ name: 'A', objref: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a' } }],
    },
    'all.yaml': file(
      configMap('a', { metadata: { name: 'a', namespace: 'x' } }),
      configMap('a', { metadata: { name: 'a', namespace: 'y' } }),
    ),
  },
  'a number where a variable may stand': overlay({
    ...requests.variables,
    patches: [patch(inPod({ containers: [{ name: 'web', args: [1] }] }))],
  }),
  'a configuration that is not there': overlay({ configurations: ['nope.yaml'] }),
  'replicas of nobody': overlay({ replicas: [{ name: 'nobody', count: 1 }] }),
  'a JSON patch without a target': overlay({ patches: [{ patch: '[{"op":"add","path":"/x","value":1}]' }] }),
  'a JSON patch that does not apply': overlay({
    patches: [{ target: web, patch: '[{"op":"remove","path":"/spec/nope"}]' }],
  }),
  'a test in a JSON patch that fails': overlay({
    patches: [{ target: web, patch: '[{"op":"test","path":"/spec/replicas","value":2}]' }],
  }),
  'a generator that creates what is there': overlay({ configMapGenerator: [{ name: 'settings' }] }),
  'a generator that merges with nothing': overlay({ configMapGenerator: [{ name: 'nobody', behavior: 'merge' }] }),
  'a key that is generated twice': {
    'kustomization.yaml': { configMapGenerator: [{ name: 'a', literals: ['k=1', 'k=2'] }] },
  },
  'two namespaces that become one': {
    'kustomization.yaml': { resources: ['a.yaml'], namespace: 'n' },
    'a.yaml': file(
      { ...configMap('a'), ...meta('a', { namespace: 'x' }) },
      { ...configMap('a'), ...meta('a', { namespace: 'y' }) },
    ),
  },
  'a mapping where a scalar was': overlay({ patches: [patch(spec({ replicas: { a: 1 } }))] }),
  'a number for a label': {
    'kustomization.yaml': { resources: ['a.yaml'], commonLabels: { a: 1 } },
    'a.yaml': configMap('a'),
  },
  'a JSON patch that replaces what is not there': overlay({
    patches: [{ target: web, patch: '[{"op":"replace","path":"/spec/paused","value":true}]' }],
  }),
  'an empty kustomization': { 'kustomization.yaml': { kind: 'Kustomization' } },
};
