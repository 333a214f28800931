import { join, resolve } from 'node:path';
import { CouldNotTell } from '../could-not-tell.js';
import { isPullRequest } from '../pipeline/conditions.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { decideSignOff, type SignOffCase } from '../pipeline/sign-off/decide.js';
import { gatherFacts, type Asked as Questions } from '../pipeline/sign-off/facts.js';
import { rolesOf } from '../pipeline/sign-off/roles.js';
import { deadline } from '../ports/deadline.js';
import { octokitApprovals } from '../ports/github/octokit-approvals.js';
import { reportIn } from '../ports/runner/report-directory.js';
import { readReportFile } from '../ports/runner/report-file.js';
import { readWorkflow } from '../ports/runner/workflow.js';
import { assembleReport } from '../report/assemble.js';
import type { Report } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { UsageError } from '../usage-error.js';
import { type Gated, settle } from './gate.js';
import { openStage, originOf } from './open-stage.js';
import type { PolicyRequest, Ran, World } from './world.js';

export interface SignOffRequest extends PolicyRequest {
  readonly stage: string | undefined;
  /** The report that is signed; the report directory's unless given. */
  readonly report: string | undefined;
  /** The digest of what people have approved, as the job that validated told it. */
  readonly reportDigest: string | undefined;
  /** A file of approvals, for a dry run. */
  readonly approvals: string | undefined;
}

/** What is asked of GitHub is worth this long; past it nothing could be told. */
const TIMEOUT_MS = 120_000;
const MAX_APPROVALS_BYTES = 1024 * 1024;
const FOLDER = 'sign-off';

/**
 * Holds the approvals of a stage's roles against its report, and decides. What was signed stays as it is; the answer goes
 * into `sign-off/` beside it. Throws `UsageError` alone.
 */
export async function signOff(request: SignOffRequest, world: World): Promise<Gated> {
  const isWorkflow = world.env.GITHUB_ACTIONS === 'true';
  if (isWorkflow && request.approvals !== undefined) {
    throw new UsageError('approvals from a file are for a dry run outside a workflow: nobody knows who wrote it');
  }
  if (!isWorkflow && request.approvals === undefined) {
    throw new UsageError("sign-off reads the approvals of a workflow's run; for a dry run give --approvals FILE");
  }
  const event = world.env.GITHUB_EVENT_NAME ?? '';
  const asked = {
    ...request,
    report: request.report ?? join(request.reportDirectory, 'report.json'),
    reportDirectory: join(request.reportDirectory, FOLDER),
    // A change that could name its own signers would sign itself.
    policyRef: request.policyRef ?? (isPullRequest(event) || event === 'merge_group' ? 'base' : undefined),
  };
  if (resolve(asked.report) === reportIn(asked.reportDirectory)) {
    throw new UsageError(`${asked.report} is what this command writes; give the report that run wrote`);
  }
  return settle(asked, world, () => decide(asked, world));
}

type Asked = SignOffRequest & { readonly report: string };

async function decide(request: Asked, world: World): Promise<Ran> {
  const { now: startedAt, config, name, labelOf, stage, workspace, redact, subject } = await openStage(request, world);
  if (!stage['sign-off'])
    throw new UsageError(`the stage ${name} asks nobody to sign: give it \`sign-off\` in the config`);
  const origin = originOf(world.env, workspace);
  const read = await readSigned(request.report);
  if (read instanceof CouldNotTell) {
    const message = `${read.message}. ${read.remedy}`;
    return {
      report: assembleReport({
        project: config.project,
        stage: labelOf(name),
        subject,
        startedAt,
        durationMs: 0,
        judgement: {
          decision: 'no-go',
          reasonCode: 'evidence-missing',
          reasons: [{ code: 'evidence-missing', message }],
        },
        results: [],
        selection: undefined,
        checklist: undefined,
        notices: [],
      }),
      redact,
      origin,
    };
  }
  const roles = rolesOf(config, stage);
  const bond = {
    project: config.project,
    stageName: labelOf(name),
    stage,
    subject,
    digest: read.digest,
    wantedDigest: request.reportDigest,
    now: startedAt,
    reviewsOnly: [...roles.values()].every(({ environment }) => environment === undefined),
    isDryRun: request.approvals !== undefined,
  };
  const asked = { report: read.report, bond, roles };
  const report = await (request.approvals === undefined
    ? decideInWorkflow(asked, { world, server: origin.server })
    : decideFromFile(asked, { file: request.approvals, known: Object.keys(config.roles) }));
  return { report, redact, origin };
}

async function readSigned(file: string): Promise<{ readonly report: Report; readonly digest: string } | CouldNotTell> {
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    return { report: readReport(text, file), digest: `sha256:${sha256}` };
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

type Case = Omit<SignOffCase, 'facts' | 'place'>;

async function decideInWorkflow(
  asked: Case,
  { world, server = 'https://github.com' }: { readonly world: World; readonly server: string | undefined },
): Promise<Report> {
  const { run, repository, pull } = await readWorkflow(world.env);
  if (!run || !repository) throw new UsageError('GITHUB_RUN_ID and GITHUB_REPOSITORY do not say which run this is');
  if (!world.token) throw new UsageError('sign-off asks GitHub who has approved, and there is no token');
  const signal = deadline(TIMEOUT_MS, world.cancel);
  const github = octokitApprovals({ repository, token: world.token, apiUrl: world.env.GITHUB_API_URL, signal });
  const { bond, roles } = asked;
  const questions: Questions = {
    roles,
    stage: bond.stage,
    run: { id: run.id, attempt: Number(run.attempt) },
    subject: bond.subject,
    pull: pull?.number,
  };
  const facts = await gatherFacts(github, questions);
  const place = { server, repository: bond.subject.repository, ref: bond.subject.ref };
  return decideSignOff({ ...asked, facts, place });
}

async function decideFromFile(
  asked: Case,
  { file, known }: { readonly file: string; readonly known: readonly string[] },
): Promise<Report> {
  const { readApprovalsFile } = await import('../formats/github/approvals-file.js');
  const { dryRun } = await import('../pipeline/sign-off/dry-run.js');
  try {
    const { text } = await readReportFile(file, MAX_APPROVALS_BYTES);
    const approvals = readApprovalsFile(text, file);
    const foreign = approvals.approvals.find(({ role }) => !known.includes(role));
    if (foreign) throw new UsageError(`${file}: ${noSuchRole(foreign.role, known)}`);
    return dryRun(asked, approvals);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const remedy = error.why === 'unreadable' ? 'Name a file of approvals as in docs/sign-off.md.' : error.remedy;
    throw new UsageError(`${error.message}. ${remedy}`, { cause: error });
  }
}

function noSuchRole(role: string, known: readonly string[]): string {
  const near = nearest(role, known);
  return `"${role}" is no role of the config; roles: ${known.join(', ')}${near ? `; did you mean "${near}"?` : ''}`;
}
