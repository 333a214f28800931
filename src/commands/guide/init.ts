import { isAbsolute, normalize } from 'node:path/posix';
import { dateOf, type LoadedConfig, loadConfig } from '../../config/load.js';
import { ConfigInvalid, showProblem } from '../../config/problem.js';
import { asksPeople } from '../../init/draft.js';
import type { Sheet } from '../../init/list/sheet.js';
import type { ConfigPlan } from '../../init/plan-config.js';
import type { Suggestion } from '../../init/repository/survey.js';
import type { Value } from '../../init/values.js';
import { refuseExisting, writeNew } from '../../ports/runner/write-new.js';
import { count } from '../../text/units.js';
import { UsageError } from '../../usage-error.js';
import type { World } from '../world.js';
import { type Opened, openRepository } from './init-repository.js';

/** What `init` was asked for. Paths are relative to where the program was started. */
export interface InitRequest {
  readonly config: string;
  readonly workingDirectory: string;
  /** The written list: Markdown, or an issue form of GitHub. */
  readonly from: string | undefined;
  readonly values: ReadonlyMap<string, string>;
  /** Whether a workflow is written, too. */
  readonly workflow: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** Asks a person for values; undefined where nobody is there. */
  readonly ask?: ((values: readonly Value[]) => Promise<ReadonlyMap<string, string>>) | undefined;
}

/** What was written, and what somebody should know about it: sentences. */
export interface Initiated {
  readonly text: string;
  readonly written: readonly string[];
  readonly said: readonly string[];
}

const EXCUSED_DAYS = 90;
const WORKFLOW = '.github/workflows/deploy-validate.yml';
const DEFAULT_CONFIG = '.github/deploy-validate.yml';

/** Writes a config from a written list, or from what the repository has. Never writes over a file unless it is told to. */
export async function init(request: InitRequest, world: Pick<World, 'env' | 'cancel'>): Promise<Initiated> {
  const files = [request.config, ...(request.workflow ? [WORKFLOW] : [])];
  if (!request.dryRun) for (const file of files) refuseExisting(file, request);
  const opened = await openRepository(request, world);
  try {
    const made = await make(request, opened);
    const loaded = await hold(made.text, request.config);
    const workflow = request.workflow ? await workflowFor(loaded, { request, opened }) : undefined;
    if (request.dryRun) return { ...made, text: [made.text, workflow].filter(Boolean).join('---\n'), written: [] };
    await writeNew(request.config, made.text);
    if (workflow !== undefined) await writeNew(WORKFLOW, workflow);
    return { ...made, written: files };
  } finally {
    await opened.dispose();
  }
}

async function make(request: InitRequest, opened: Opened): Promise<Omit<Initiated, 'written'>> {
  const { from } = request;
  if (from === undefined) return fromRepository(opened);
  const list = opened.named(from);
  const { sheet, isMarkdown } = await readList(await opened.read(from), list);
  if (sheet.tasks.length === 0 && sheet.loose.every(({ code }) => code.length === 0))
    throw new UsageError(
      `${from}: nothing that asks for something was found: no box, no numbered step, no row of tasks, no command`,
    );
  const plan = await planned(request, { sheet, opened });
  const { writeConfig } = await import('../../init/write-config.js');
  const checklist = isMarkdown && sheet.hasBoxes ? list : undefined;
  const login = plan.values.find(({ name }) => name === 'OWNER')?.given;
  const text = writeConfig(plan.config, {
    project: opened.project,
    list,
    checklist,
    owner: { login: login ?? 'change-me', isGuessed: login === undefined },
    expires: dateOf(new Date(Date.now() + EXCUSED_DAYS * 86_400_000)),
    contextOf: plan.contextOf,
    has: opened.repository.has,
  });
  const { unproven } = await import('../../init/repository/plan-repository.js');
  const { missingPaths } = await import('../../init/write-config.js');
  const beside = unproven(plan.config, await suggested(opened));
  return {
    text,
    said: [
      ...tell(plan.config, { sheet, values: plan.values }),
      ...missingPaths(plan.config, opened.repository.has).map(path => `named in the list, and not there: ${path}`),
      ...beside.map(({ because, kind, name }) => `there, and in no line of the list: ${because} (${kind}: ${name})`),
    ],
  };
}

async function suggested(opened: Opened): Promise<readonly Suggestion[]> {
  const [{ suggestChecks }, { Values }, { loadChecks }] = await Promise.all([
    import('../../init/repository/plan-repository.js'),
    import('../../init/values.js'),
    import('../../checks/index.js'),
  ]);
  return suggestChecks({ ...opened, values: new Values(new Map()), checks: await loadChecks() });
}

/** Without a list: what the repository has says what can be checked. */
async function fromRepository(opened: Opened): Promise<Omit<Initiated, 'written'>> {
  const [{ planRepository }, { writeConfig }] = await Promise.all([
    import('../../init/repository/plan-repository.js'),
    import('../../init/write-config.js'),
  ]);
  const found = await suggested(opened);
  const text = writeConfig(planRepository(found), {
    project: opened.project,
    list: undefined,
    checklist: undefined,
    owner: { login: opened.owner ?? 'change-me', isGuessed: opened.owner === undefined },
    expires: dateOf(new Date(Date.now() + EXCUSED_DAYS * 86_400_000)),
    contextOf: () => '',
    has: opened.repository.has,
  });
  const guessed = found.filter(each => each.guessed !== undefined).length;
  return {
    text,
    said: [
      `${count(found.length, 'check')} proposed by what the repository has`,
      ...found.map(({ because, kind, name }) => `${because} (${kind}: ${name})`),
      ...(guessed > 0 ? [`${count(guessed, 'entry', 'entries')} guessed: each says so in a comment`] : []),
    ],
  };
}

async function workflowFor(
  { config }: LoadedConfig,
  { request, opened }: { readonly request: InitRequest; readonly opened: Opened },
): Promise<string> {
  const [{ setupFor, writeWorkflow }, { surveyOf, folderOf }] = await Promise.all([
    import('../../init/write-workflow.js'),
    import('../../init/repository/survey.js'),
  ]);
  const [stage = '', { checks } = { checks: [] }] = Object.entries(config.stages)[0] ?? [];
  const needs = checks.map(check => check.with.needs);
  const tools = [
    ...new Set(needs.flatMap(need => need.tools.filter(({ optional }) => !optional).map(({ tool }) => tool))),
  ];
  const survey = surveyOf(opened.repository, opened.text);
  const folders = [
    ...new Set(survey.find(/(?:^|\/)(?:package\.json|pyproject\.toml|requirements[\w.-]*\.txt)$/).map(folderOf)),
  ];
  return writeWorkflow({
    stage,
    config: opened.named(request.config) === DEFAULT_CONFIG ? undefined : request.config,
    folder: isAbsolute(request.workingDirectory) ? '.' : normalize(request.workingDirectory),
    permissions: [...new Set(needs.flatMap(({ permissions }) => permissions))],
    tools,
    setup: setupFor(survey, { project: opened.project, folders, tools }),
  });
}

async function readList(text: string, file: string): Promise<{ readonly sheet: Sheet; readonly isMarkdown: boolean }> {
  const { readSheet } = await import('../../init/list/read-sheet.js');
  if (!/\.ya?ml$/i.test(file)) return { sheet: readSheet(text), isMarkdown: true };
  const { formAsMarkdown } = await import('../../init/list/issue-form.js');
  const markdown = formAsMarkdown(text);
  if (markdown === undefined)
    throw new UsageError(`${file}: expected Markdown, or an issue form of GitHub with a \`body\``);
  return { sheet: readSheet(markdown), isMarkdown: false };
}

interface Made {
  readonly config: ConfigPlan;
  readonly values: readonly Value[];
  readonly contextOf: (stage: string) => string;
}

/** Plans twice where somebody can be asked: the first time tells what to ask. */
async function planned(request: InitRequest, at: { readonly sheet: Sheet; readonly opened: Opened }): Promise<Made> {
  const first = await planWith(request.values, at);
  const open = first.values.filter(({ given }) => given === undefined);
  if (request.ask === undefined || open.length === 0) return first;
  return planWith(new Map([...request.values, ...(await request.ask(open))]), at);
}

async function planWith(
  given: ReadonlyMap<string, string>,
  { sheet, opened }: { readonly sheet: Sheet; readonly opened: Opened },
): Promise<Made> {
  const [{ planConfig }, { Values }, { loadChecks }, { liveStage, valueName }, { CLUSTER_KINDS }] = await Promise.all([
    import('../../init/plan-config.js'),
    import('../../init/values.js'),
    import('../../checks/index.js'),
    import('../../init/draft.js'),
    import('../../init/share-defaults.js'),
  ]);
  const values = new Values(given);
  const config = planConfig(sheet, { values, repository: opened.repository, checks: await loadChecks() });
  const contextOf = (stage: string): string =>
    values.need(valueName(liveStage(stage), 'CONTEXT'), `kubectl's context of the cluster of ${liveStage(stage)}`);
  for (const { name, entries, steps } of config.stages)
    if ([...entries, ...steps].some(({ kind }) => CLUSTER_KINDS.includes(kind))) contextOf(name);
  if (config.stages.some(({ tasks }) => tasks.length > 0) || config.excused.length > 0)
    values.need('OWNER', 'Login, or org/team, that is mentioned in follow-ups', opened.owner);
  return { config, values: values.all, contextOf };
}

/** A config that is not valid is a fault of this program, and is never written. */
async function hold(text: string, file: string): Promise<LoadedConfig> {
  try {
    return await loadConfig({ file, text }, {});
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    throw new Error(
      `the config that was made is not valid, please report it:\n${error.problems.map(showProblem).join('\n')}`,
    );
  }
}

function tell(
  { stages, excused }: ConfigPlan,
  { sheet, values }: { readonly sheet: Sheet; readonly values: readonly Value[] },
): readonly string[] {
  const entries = stages.flatMap(stage => [...stage.entries, ...stage.steps]);
  const byPeople = entries.filter(asksPeople).length;
  const guessed = entries.filter(entry => entry.guessed !== undefined).length;
  const open = values.filter(({ given }) => given === undefined);
  return [
    `${count(sheet.tasks.length, 'line')} became ${count(entries.length - byPeople, 'check')} by machine and ${count(byPeople, 'question')} to people, in ${count(stages.length, 'stage')}`,
    ...(guessed > 0 ? [`${count(guessed, 'entry', 'entries')} guessed: each says so in a comment`] : []),
    ...(excused.length > 0 ? [`${count(excused.length, 'line')} without words excused for ${EXCUSED_DAYS} days`] : []),
    ...open.map(({ name, ask }) => `to be set: ${name} (${ask}), as a variable or with --set ${name}=…`),
  ];
}
