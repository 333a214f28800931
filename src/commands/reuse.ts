import { join, relative, resolve, sep } from 'node:path';
import { CouldNotTell } from '../could-not-tell.js';
import { inputsDigest } from '../pipeline/other-runs/inputs-digest.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { type EarlierReport, type TakenOver, takeOver } from '../pipeline/other-runs/take-over.js';
import type { Step } from '../pipeline/step.js';
import { cleanCommit } from '../ports/git/git-commit.js';
import { GitHubFailed } from '../ports/github/github.js';
import { isSecretName } from '../ports/process/secret-variables.js';
import { findReportFiles, readReportFile } from '../ports/runner/report-file.js';
import { tool } from '../version.js';
import { lookUpRun, remedyFor } from './look-up.js';
import type { OpenStage } from './open-stage.js';
import type { World } from './world.js';

/** Attempts of a run, or shards of one. */
const MAX_REPORTS = 256;

/** Earlier reports, and why there are not more of them. */
export interface ReadEarlier {
  readonly reports: readonly EarlierReport[];
  readonly notices: readonly string[];
}

/**
 * The reports that a path stands for, a file or a folder; `@sha256:…` behind it pins one file's bytes. In a workflow only
 * reports of this very run count, unless they are pinned. What cannot be read or trusted is told, and nothing is taken from
 * it.
 */
export async function readEarlier(
  given: string,
  { reportDirectory, env }: { readonly reportDirectory: string; readonly env: World['env'] },
): Promise<ReadEarlier> {
  const [, path = given, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
  // What a run before this one has left is an earlier report like any other.
  const named = resolve(path) === resolve(reportDirectory) ? join(path, 'report.json') : path;
  const { files } = await findReportFiles([named], reportDirectory);
  if (files.length > MAX_REPORTS) {
    const why = `${path} holds ${files.length} reports, more than the ${MAX_REPORTS} that are read`;
    return { reports: [], notices: [`Nothing was taken over: ${why}.`] };
  }
  if (files.length === 0) return { reports: [], notices: [`Nothing was taken over: there is no report at ${path}.`] };
  const reports: EarlierReport[] = [];
  const notices: string[] = [];
  for (const file of files) {
    const read = await readOne(file, { pin, own: env.GITHUB_RUN_ID });
    if (typeof read === 'string') notices.push(`Nothing was taken over: ${read}.`);
    else reports.push(read);
  }
  return { reports, notices };
}

async function readOne(
  file: string,
  { pin, own }: { readonly pin: string | undefined; readonly own: string | undefined },
): Promise<EarlierReport | string> {
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const digest = `sha256:${sha256}`;
    if (pin !== undefined && pin !== digest) return `${file}: its digest is ${digest}, not ${pin}`;
    const report = readReport(text, file);
    const { runId } = report.subject;
    if (own !== undefined && pin === undefined && runId !== own)
      return `${file}: it was made by run ${runId ?? 'nobody knows which'}, not by this one (${own}); pin its bytes with @sha256:…, or name the workflow under \`reuse\``;
    return { shown: file, source: `file ${file}`, digest, report };
  } catch (error) {
    if (error instanceof CouldNotTell) return error.message;
    throw error;
  }
}

type Asked = OpenStage & {
  /** What was given on the command line; undefined where nothing was. */
  readonly given: ReadEarlier | undefined;
};

/** Takes over what earlier runs have found, for the checks with `max-age`, and marks what their results depend on. */
export async function reuseEarlier(steps: readonly Step[], asked: Asked): Promise<TakenOver> {
  const { config, name, labelOf, variablesOf, subject, workspace, redact, world, now } = asked;
  const { root, workingDirectory } = workspace;
  const commit = await cleanCommit(root, world.env);
  const setting = {
    commit: commit === subject.sha || commit === subject.head ? commit : undefined,
    place: relative(root, workingDirectory).split(sep).join('/'),
    env: world.env,
    passed: config['pass-env'],
    isSecret: (variable: string, value: string) => isSecretName(variable) || redact(value) !== value,
  };
  const marked = steps.map(step =>
    step.maxAgeMs === undefined
      ? step
      : { ...step, inputs: inputsDigest({ ...setting, variables: variablesOf(name, step.id) }) },
  );
  const { reports, notices } = asked.given ?? (await lookUp(asked));
  if (reports.length === 0) return { steps: marked, notices };
  if (setting.commit === undefined) {
    const why = 'the checkout is of another commit, or has changes that none holds, or git cannot tell';
    return { steps: marked, notices: [...notices, `Nothing was taken over: ${why}.`] };
  }
  const taken = takeOver(marked, reports, {
    project: config.project,
    stage: labelOf(name),
    subject,
    version: tool.version,
    now,
  });
  return { steps: taken.steps, notices: [...notices, ...taken.notices] };
}

async function lookUp({ stage, name, labelOf, subject, world }: Asked): Promise<ReadEarlier> {
  if (stage.reuse === undefined) return { reports: [], notices: [] };
  const none = (why: string): ReadEarlier => ({ reports: [], notices: [`Nothing was taken over: ${why}`] });
  try {
    const found = await lookUpRun({ ...stage.reuse, stage: labelOf(name) }, { subject, world });
    return 'fault' in found ? none(`${found.fault.message}.`) : { reports: [found], notices: [] };
  } catch (error) {
    if (error instanceof CouldNotTell) return none(`${error.message}.`);
    if (error instanceof GitHubFailed) return none(`${error.message}.${remedyFor(error)}`);
    throw error;
  }
}
