import { byFindings, CouldNotTell, type Detail, failed, type Verdict } from '../../check.js';
import { PolicyJudge } from '../../engines/kube-policies/judge.js';
import { SchemaJudge } from '../../engines/kube-schema/judge.js';
import { type KubeSchemas, knownVersions, loadSchemas } from '../../engines/kube-schema/schemas.js';
import { PodSecurityJudge } from '../../engines/kube-validation/admission/judge.js';
import { LimitsJudge } from '../../engines/kube-validation/admission/limits-judge.js';
import { validateObject } from '../../engines/kube-validation/validate.js';
import { readCrds } from '../../facts/kubernetes/crds.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askCluster } from './cluster.js';
import { readReports } from './foreign-reports.js';
import { Intake } from './intake.js';
import { askKubeconform } from './kubeconform.js';
import type { ManifestsOptions } from './options.js';
import { Report } from './report.js';
import { RuleSettings } from './rule-settings.js';
import { readSources } from './sources.js';

/** Reads, renders and judges manifests; findings decide, unless something could not be told. */
export async function runManifests(options: ManifestsOptions, ports: Ports): Promise<Verdict> {
  const schemas = await schemasFor(options['kubernetes-version']);
  const judge = new SchemaJudge(schemas, await readCrds(options.crds, ports), validateObject);
  const rules = new RuleSettings(options);
  const report = new Report(rules);
  const policies = new PolicyJudge(rules.forPolicies(options), rule => rules.level(rule) !== 'off');
  const podSecurity = new PodSecurityJudge(Number(schemas.version.split('.')[1]));
  const asks = options['server-dry-run'] || options.diff || options.tools.length > 0;
  const keep = asks || options.reports.length > 0;
  const intake = new Intake({ judges: [judge, policies, podSecurity, new LimitsJudge()], report, keep });
  const read = await readSources(options, { ports, intake, report, version: schemas.version });
  await judge.loadCarried();
  intake.finish();
  const setting = { documents: intake.kept, report, ports, version: schemas.version, unclear: intake.unclear };
  const details: Detail[] = [];
  if (options.tools.includes('kubeconform')) await askKubeconform(options, setting);
  if (options['server-dry-run'] || options.diff) details.push(...(await askCluster(options, setting)));
  const reports = options.reports.length > 0 ? await readReports(options, setting) : undefined;
  details.push(...(reports?.details ?? []));
  if (intake.objects === judge.unjudged) intake.unclear.push(nothingJudged(intake.objects));
  if (judge.celRules + judge.unjudged > 0) details.push(notChecked(judge));
  details.unshift(overview(intake, { ...read, policies: options.policies !== 'off', carried: judge.carried }));
  return verdict({ intake, report, details, evidence: reports?.files ?? [], version: schemas.version });
}

async function schemasFor(asked: string | undefined): Promise<KubeSchemas> {
  const version = asked && /\d+\.\d+/.exec(asked)?.[0];
  const schemas = await loadSchemas(version);
  if (schemas) return schemas;
  const known = (await knownVersions()).join(', ');
  throw new CouldNotTell('unsupported', `kubernetes-version: no schemas for ${version}`, `Known are ${known}.`);
}

interface Outcome {
  readonly intake: Intake;
  readonly report: Report;
  readonly details: readonly Detail[];
  readonly evidence: readonly string[];
  readonly version: string;
}

function verdict({ intake, report, details, evidence, version }: Outcome): Verdict {
  const { findings } = report;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const { files, renderings } = intake;
  const sources = [files > 0 ? count(files, 'file') : '', renderings > 0 ? count(renderings, 'rendering') : ''];
  const from = sources.filter(text => text !== '').join(' and ');
  const checked = `${count(intake.objects, 'object')} in ${from} for Kubernetes ${version}`;
  const measurements = [{ name: 'objects', value: intake.objects, unit: 'objects' }];
  if (errors > 0) {
    const first = `${count(errors, 'error')} in ${checked}`;
    return failed(warnings > 0 ? `${first}, and ${count(warnings, 'warning')}` : first, {
      findings,
      measurements,
      details,
      evidence,
    });
  }
  const [unclear] = intake.unclear;
  if (unclear) throw unclear;
  const summary = warnings > 0 ? `${count(warnings, 'warning')} in ${checked}` : `${checked}: all valid`;
  return byFindings(summary, { findings, measurements, details, evidence });
}

interface Read {
  readonly leftOut: readonly string[];
  /** What rendered the kustomizations, if there are any. */
  readonly renderer: string | undefined;
  readonly policies: boolean;
  readonly carried: ReadonlyMap<string, number>;
}

function overview(intake: Intake, { leftOut, renderer, policies, carried }: Read): Detail {
  const kinds = [...intake.kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = kinds.map(([kind, number]) => `${String(number).padStart(6)} ${kind || 'without a kind'}`);
  const skipped = leftOut.slice(0, 20).map(file => `left out, as it is for kustomize or helm: ${file}`);
  if (leftOut.length > 20) skipped.push(`and ${leftOut.length - 20} more`);
  const unclear = intake.unclear.map(({ message }) => `could not tell: ${message}`);
  const rendered = renderer === undefined ? [] : [`kustomizations are rendered by ${renderer}`];
  const off = policies ? [] : ['policies are off: only what a cluster would refuse is looked for'];
  const along = [...carried].map(
    ([release, objects]) => `${count(objects, 'object')} held against the definitions of ${release}, which come along`,
  );
  return {
    title: 'what was checked',
    text: [...lines, ...along, ...off, ...rendered, ...skipped, ...unclear].join('\n'),
  };
}

function notChecked({ celRules, unjudged }: SchemaJudge): Detail {
  const cel = `Rules in CEL (x-kubernetes-validations) at ${count(celRules, 'place')} of custom resources: \`server-dry-run\` asks a cluster.`;
  const kinds = `${count(unjudged, 'object')} of kinds without a schema: name their CustomResourceDefinitions under \`crds\`.`;
  return {
    title: 'what was not checked',
    text: [celRules > 0 ? cel : '', unjudged > 0 ? kinds : ''].filter(Boolean).join('\n'),
  };
}

function nothingJudged(objects: number): CouldNotTell {
  const what = objects === 0 ? 'there is not a single object' : 'there is a schema for none of the objects';
  return new CouldNotTell(
    'nothing-checked',
    what,
    'Check the paths in the config, and name CustomResourceDefinitions under `crds`.',
  );
}
