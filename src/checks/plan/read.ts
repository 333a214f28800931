import { CouldNotTell } from '../../check.js';
import { refuseFuture } from '../../facts/report-file/age.js';
import { refuseStaleReport } from '../../facts/report-file/freshness.js';
import { answerOf } from '../../facts/tool/answer.js';
import { digestOf } from '../../formats/oci/digest.js';
import { type Plan, REMEDY } from '../../formats/plans/plan.js';
import type { Ports } from '../../ports/ports.js';
import type { PlanOptions } from './options.js';

const MAX_BYTES = 128 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Found {
  readonly plan: Plan;
  /** Of what the tool printed, byte by byte. */
  readonly digest: string;
  readonly evidence: readonly string[];
}

const READERS: Readonly<Record<PlanOptions['tool'], (text: string, name: string) => Promise<Plan>>> = {
  terraform: async (text, name) => (await import('../../formats/plans/terraform.js')).readTerraformPlan(text, name),
  opentofu: async (text, name) => (await import('../../formats/plans/terraform.js')).readTerraformPlan(text, name),
  pulumi: async (text, name) => (await import('../../formats/plans/pulumi.js')).readPulumiPlan(text, name),
  cdk: async (text, name) => (await import('../../formats/plans/cdk.js')).readCdkPlan(text, name),
  helm: async (text, name) => (await import('../../formats/plans/helm.js')).readHelmPlan(text, name),
  ansible: async (text, name) => (await import('../../formats/plans/ansible.js')).readAnsiblePlan(text, name),
};

/** The plan, and the digest of its text. Throws where it is stale, empty, or not what the tool prints. */
export async function readPlan(options: PlanOptions, ports: Ports): Promise<Found> {
  const { bytes, name, evidence } = await source(options, ports);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new CouldNotTell('truncated', `${name}: is empty`, REMEDY);
  const plan = await READERS[options.tool](text, name);
  if (options.file !== undefined) {
    const limitMs = options['max-age'] ?? DAY_MS;
    const remedy = 'Make the plan again, or let `max-age` be longer.';
    await refuseStaleReport(options.file, { stated: plan.madeAt, limitMs, remedy, ports });
  } else refuseFuture(`${name}:`, { stated: plan.madeAt }, ports.clock.now().getTime());
  return { plan, digest: digestOf(bytes, 'sha256'), evidence };
}

/** Codes by which a tool may say that there are differences; whether its answer is whole is read from that. */
const EXITS: Partial<Readonly<Record<PlanOptions['tool'], readonly number[]>>> = { cdk: [0, 1], helm: [0, 2] };

async function source({ file, run, tool }: PlanOptions, { files, exec }: Ports) {
  if (run === undefined) {
    const path = file ?? '';
    return { bytes: await files.bytes(path, MAX_BYTES), name: files.show(path), evidence: [path] };
  }
  // A plan holds the values of secrets, so nothing of it is written to a log.
  const chunks: Buffer[] = [];
  let length = 0;
  const keep = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
  };
  const ran = await exec.run(run, { log: false, onStdout: keep });
  const { stderr } = answerOf(ran, { tool: run[0], exits: EXITS[tool] ?? [0] });
  if (length > MAX_BYTES) throw new CouldNotTell('truncated', `${run[0]} printed ${length} bytes`, REMEDY);
  // Outside CI `cdk diff` prints to standard error.
  if (tool === 'cdk' && length === 0) chunks.push(Buffer.from(stderr));
  return { bytes: Buffer.concat(chunks), name: `what ${run[0]} printed`, evidence: [] };
}
