import { z } from 'zod';
import { defineCheck, type ToolNeed } from '../check.js';
import { type ManifestRule, manifestRules } from './manifests/rules.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

const ruleIds = Object.keys(manifestRules).filter((id): id is ManifestRule => id in manifestRules);

const chart = z.strictObject({
  chart: z.string().min(1).describe('Directory of the chart, or its .tgz'),
  values: paths('Values files, later ones over earlier ones'),
  set: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Single values (--set)'),
  release: z.string().min(1).default('release').describe('Name of the release'),
  namespace: z.string().min(1).optional().describe('Namespace of the release'),
});

export const manifestsOptions = z
  .strictObject({
    paths: paths('Manifests: files, globs, or directories for every .yaml, .yml and .json below them'),
    exclude: paths('Globs of files under `paths` to leave out'),
    kustomize: paths('Directories of kustomizations to render and check'),
    helm: z.array(chart).default([]).describe('Charts to render and check'),
    'kubernetes-version': z
      .string({ error: 'expected a version in quotes such as "1.34"' })
      .regex(/^v?\d+\.\d+(?:\.\d+)?$/, { error: 'expected a version such as "1.34"' })
      .optional()
      .describe('Version of the cluster; the newest that is known unless given'),
    crds: paths('CustomResourceDefinitions to check custom resources by; those among the manifests are used anyway'),
    policies: z
      .partialRecord(z.enum(ruleIds), z.enum(['error', 'warning', 'off']))
      .default({})
      .describe('The level of a rule by its id'),
    renderer: z
      .enum(['auto', 'kustomize', 'kubectl', 'embedded'])
      .default('auto')
      .describe('What renders kustomizations; auto: kustomize, else `kubectl kustomize`, else the embedded renderer'),
    'server-dry-run': z
      .boolean()
      .default(false)
      .describe('Ask the cluster, too: `kubectl apply --dry-run=server` with the configuration that kubectl finds'),
    diff: z.boolean().default(false).describe('Show in the report what would change in the cluster: `kubectl diff`'),
    tools: z
      .array(z.enum(['kubeconform']))
      .default([])
      .describe('Tools to ask as well'),
    'schema-location': paths('Schema locations for kubeconform; its own unless given, which needs the internet'),
  })
  .refine(options => options.paths.length + options.kustomize.length + options.helm.length > 0, {
    error: 'expected at least one of paths, kustomize and helm',
  });

export type ManifestsOptions = z.output<typeof manifestsOptions>;

function toolsFor(options: ManifestsOptions): readonly ToolNeed[] {
  const renders = (tool: string, why: string): ToolNeed => ({
    tool,
    why,
    anyOf: 'renders kustomizations',
    optional: true,
  });
  const asked = options['server-dry-run'] || options.diff;
  const { renderer } = options;
  return [
    ...(options.kustomize.length > 0 && renderer === 'auto'
      ? [renders('kustomize', 'renders kustomizations'), renders('kubectl', 'renders kustomizations')]
      : []),
    ...(options.kustomize.length > 0 && (renderer === 'kustomize' || renderer === 'kubectl')
      ? [{ tool: renderer, why: 'renders kustomizations' }]
      : []),
    ...(options.helm.length > 0 ? [{ tool: 'helm', why: 'renders charts' }] : []),
    ...(asked ? [{ tool: 'kubectl', why: 'asks the cluster' }] : []),
    ...options.tools.map(tool => ({ tool, why: 'checks the same manifests by its own schemas' })),
  ];
}

export const manifests = defineCheck({
  kind: 'manifests',
  summary: 'Kubernetes manifests are valid for the version that they will meet',
  options: manifestsOptions,
  needs: options => ({ tools: toolsFor(options), permissions: [] }),
  docs: {
    about: `Checks every object in the manifests against the schemas of one version of Kubernetes, which come along: no network, no cluster and no tool is needed for it. It is as strict as the API server: unknown fields, missing ones, wrong types, quantities, enums and formats, names and labels, API versions that are gone. Custom resources are checked against their CustomResourceDefinition, found among the manifests or under \`crds\`. Each finding is at the line and column of the offending key.

Files are read in kubectl's dialect of YAML, in which \`yes\` is a boolean and \`0644\` is octal. A \`List\` is taken apart. A directory stands for all \`.yaml\`, \`.yml\` and \`.json\` files below it; files named \`kustomization.yaml\` are left out there, as they are for kustomize.

Kustomizations and charts are rendered first, and what comes out is checked. A finding then names the file that the object came from where that can be told.

What is not covered: rules in CEL (\`x-kubernetes-validations\`), admission webhooks and quotas. \`server-dry-run\` asks a real cluster for those.`,
    example: `id: manifests
kind: manifests
with:
  paths: [infrastructure/kubernetes/base]
  kustomize: [infrastructure/kubernetes/overlays/production]
  helm: [{ chart: charts/cache, values: [charts/production.yaml] }]
  crds: [infrastructure/crds]
  kubernetes-version: '1.34'
  policies: { deprecated-api: error }`,
    couldNotTell: [
      'an entry of `paths`, `kustomize`, `helm` or `crds` matches nothing, or gives not a single object',
      'a file cannot be read, leads out of the repository through a symbolic link, or is larger than 32 MiB',
      'aliases multiply beyond what go-yaml reads',
      'the version of Kubernetes is not known: the message lists those that are',
      'a tool that renders is missing, crashes, prints nothing, or something that is cut off or no YAML',
      'a kustomization needs the network or a plugin, a chart lacks its dependencies',
      'the cluster cannot be reached (`server-dry-run`, `diff`)',
      'kubeconform skips an object, checks none, or has no schema for one',
    ],
    rules: Object.fromEntries(Object.entries(manifestRules).map(([id, [, meaning]]) => [id, meaning])),
  },
  run: async (options, ports) => (await import('./manifests/run.js')).runManifests(options, ports),
});
