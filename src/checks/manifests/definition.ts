import { defineCheck, type ToolNeed } from '../../check.js';
import { type ManifestsOptions, manifestsOptions } from './options.js';
import { manifestRules } from './rules.js';

function toolsFor(options: ManifestsOptions): readonly ToolNeed[] {
  const renders = (tool: string): ToolNeed => ({
    tool,
    why: 'renders kustomizations; else the embedded renderer does',
    optional: true,
  });
  const asked = options['server-dry-run'] || options.diff;
  const { renderer } = options;
  return [
    ...(options.kustomize.length > 0 && renderer === 'auto' ? [renders('kustomize'), renders('kubectl')] : []),
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
  summary: 'Kubernetes manifests are valid for the version that they will meet, and safe to run',
  options: manifestsOptions,
  needs: options => ({ tools: toolsFor(options), permissions: [] }),
  docs: {
    about: `Checks every object in the manifests against the schemas of one version of Kubernetes, which come along: no network, no cluster and no tool is needed for it. It is as strict as the API server: unknown fields, missing ones, wrong types, quantities, enums and formats, names and labels, API versions that are gone. Custom resources are checked against their CustomResourceDefinition, found among the manifests or under \`crds\`. Each finding is at the line and column of the offending key.

Files are read in kubectl's dialect of YAML, in which \`yes\` is a boolean and \`0644\` is octal. A \`List\` is taken apart. A directory stands for all \`.yaml\`, \`.yml\` and \`.json\` files below it, hidden ones included as for kubectl; files named \`kustomization.yaml\` are left out there, as they are for kustomize.

Kustomizations and charts are rendered first, and what comes out is checked. A finding then names the file that the object came from where that can be told.

Kustomizations are rendered by kustomize, else by \`kubectl kustomize\`, else by the embedded renderer, which needs no tool; \`renderer\` names one of the three. The report says which it was. The embedded renderer gives the same objects as \`kubectl kustomize\` for what most repositories use: resources, bases and components, patches of both sorts with their targets, images, replicas, prefixes and suffixes with every reference to the names, namespaces, labels and annotations, ConfigMap and Secret generators with their hashes, replacements of single values, \`vars\`, and \`configurations\` of references, variables, labels, annotations, namespaces and replicas. It does not guess: remote bases, plugins, \`helmCharts\`, \`crds\`, \`openapi\`, \`buildMetadata\`, values from the environment, and any other field that it does not know, are "could not tell"; so is a name that more than one object has had.

Policies go beyond what a cluster insists on: resources, probes, privileges, images, credentials in plain text, NetworkPolicies, TLS, and what one object expects of another, such as a Service of its pods or a volume of its Secret. The table below has each with its level. What is applied together is looked at together: the objects of one kustomization or chart, or of all \`paths\`, namespace by namespace. A file under \`paths\` that a kustomization of the same check renders is judged by policies as rendered. Defaults of a LimitRange, and what a container inherits from its pod, count. \`policies: off\` leaves all of them out.

One object is left out of a rule by \`exclude\` in the config, or by an annotation of its own that says why; it is then shown as a note:

\`\`\`yaml
metadata:
  annotations:
    deploy-validate.dev/ignore.host-network: it measures the node's own interfaces
\`\`\`

\`reports\` takes over what kube-linter, kube-score and polaris wrote in an earlier step, as JSON and without filters: \`kube-linter lint --format json\`, \`kube-score score --output-format json\`, \`polaris audit --format json\`. A finding has the rule \`kube-score:container-image-tag\` or the like, which \`policies\` takes, too, and stands at the object's name where the object is among those that are checked here. Errors are: all of kube-linter's, what kube-score calls critical, what polaris calls danger; the rest are warnings. A report may be \`max-age\` old (1h unless told), by the file's time and by its own. A report of kube-linter without findings does not say which objects it looked at.

What is not covered: rules in CEL (\`x-kubernetes-validations\`), admission webhooks, and quotas other than those of storage. \`server-dry-run\` asks a real cluster for those.`,
    example: `id: manifests
kind: manifests
with:
  paths: [infrastructure/kubernetes/base]
  kustomize: [infrastructure/kubernetes/overlays/production]
  helm: [{ chart: charts/cache, values: [charts/production.yaml] }]
  crds: [infrastructure/crds]
  kubernetes-version: '1.34'
  external-secrets: [backend-*]
  reports: [reports/kube-score.json]
  policies:
    deprecated-api: error
    cpu-limit: off
    min-replicas: { level: error, min: 3 }
    storage-quota: { max: 500Gi }
    kube-score:container-image-pull-policy: off
    read-only-root: { exclude: ['Deployment/legacy-*'] }`,
    couldNotTell: [
      'an entry of `paths`, `kustomize`, `helm` or `crds` matches nothing, or gives not a single object',
      'a file cannot be read, leads out of the repository through a symbolic link, or is larger than 32 MiB',
      'aliases multiply beyond what go-yaml reads, or one document has more values than memory allows for',
      'the version of Kubernetes is not known: the message lists those that are',
      'a tool that renders is missing, crashes, prints nothing, or something that is cut off or no YAML',
      'a kustomization needs the network or a plugin, a chart lacks its dependencies',
      'there is neither kustomize nor kubectl, and a kustomization has something that the embedded renderer does not know',
      'bases and patches multiply to more than the embedded renderer looks at: ten million looks at an object, a hundred bases on top of each other',
      'the cluster cannot be reached (`server-dry-run`, `diff`)',
      'kubeconform skips an object, checks none, or has no schema for one',
      'an entry of `reports` matches nothing; a report is empty, cut off, of another format, older than `max-age`, contradicts itself, tells of no check or of none of the objects',
      'a report lies in the repository as it was checked out: committed longer ago than `max-age`, or in a shallow clone',
    ],
    rules: {
      ...Object.fromEntries(
        Object.entries(manifestRules).map(([id, [level, meaning]]) => [
          id,
          level === 'error' ? meaning : `${meaning} (${level})`,
        ]),
      ),
      'kube-linter:CHECK': 'what kube-linter reports (`reports`)',
      'kube-score:CHECK': 'what kube-score calls critical, or finds wanting (warning) (`reports`)',
      'polaris:CHECK': 'what polaris calls a danger or a warning (warning) (`reports`)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runManifests(options, ports),
});
