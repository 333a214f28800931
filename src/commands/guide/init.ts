import { basename, relative, resolve, sep } from 'node:path';
import { dateOf, loadConfig } from '../../config/load.js';
import { ConfigInvalid, showProblem } from '../../config/problem.js';
import { asksPeople } from '../../init/draft.js';
import type { Sheet } from '../../init/list/sheet.js';
import type { ConfigPlan, Repository } from '../../init/plan-config.js';
import type { Value } from '../../init/values.js';
import { openPorts } from '../../ports/open.js';
import { childEnvironment } from '../../ports/process/child-environment.js';
import { openWorkspace } from '../../ports/runner/workspace.js';
import { refuseExisting, writeNew } from '../../ports/runner/write-new.js';
import { count } from '../../text/units.js';
import { UsageError } from '../../usage-error.js';
import { redactorFor } from '../open-stage.js';
import type { World } from '../world.js';

/** What `init` was asked for. Paths are relative to where the program was started. */
export interface InitRequest {
  readonly config: string;
  readonly workingDirectory: string;
  /** The written list: Markdown, or an issue form of GitHub. */
  readonly from: string | undefined;
  readonly values: ReadonlyMap<string, string>;
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

/** Writes a config from a written list, or from what the repository has. Never writes over a file unless it is told to. */
export async function init(request: InitRequest, world: Pick<World, 'env' | 'cancel'>): Promise<Initiated> {
  if (!request.dryRun) refuseExisting(request.config, request);
  const opened = await openRepository(request, world);
  try {
    const made = await make(request, opened);
    await hold(made.text, request.config);
    const written = request.dryRun ? [] : [request.config];
    if (!request.dryRun) await writeNew(request.config, made.text);
    return { ...made, written };
  } finally {
    await opened.dispose();
  }
}

interface Opened {
  readonly repository: Repository;
  readonly project: string;
  readonly owner: string | undefined;
  readonly read: (file: string) => Promise<string>;
  /** A file as the config names it: relative to the working directory. */
  readonly named: (file: string) => string;
  readonly dispose: () => Promise<void>;
}

const MAX_LIST_BYTES = 1024 * 1024;

async function openRepository(
  { workingDirectory }: InitRequest,
  { env, cancel }: Pick<World, 'env' | 'cancel'>,
): Promise<Opened> {
  const workspace = openWorkspace({
    workingDirectory,
    reportDirectory: '.deploy-validate',
    githubWorkspace: env.GITHUB_WORKSPACE,
  });
  const ports = openPorts({ workspace, environment: childEnvironment(env, []), redact: redactorFor(undefined, env) });
  cancel.throwIfAborted();
  const files = await ports.files.glob(['**'], { dot: true, closed: 'leave-out' });
  const known = new Set(files.flatMap(file => [file, ...foldersOf(file)]));
  const [owners] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].filter(file => known.has(file));
  return {
    repository: {
      has: path => known.has(path.replace(/^\.\//, '').replace(/\/+$/, '')) || path.startsWith('/'),
      find: pattern => files.filter(file => pattern.test(file)),
    },
    project: basename(workspace.root),
    owner: owners === undefined ? undefined : ownerIn(await ports.files.text(owners)),
    read: file => ports.files.text(resolve(file), MAX_LIST_BYTES),
    named: file => relative(workspace.workingDirectory, resolve(file)).split(sep).join('/'),
    dispose: ports.dispose,
  };
}

const foldersOf = (file: string): readonly string[] =>
  file.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));

/** The first login or team of a CODEOWNERS file. */
const ownerIn = (text: string): string | undefined => /^[^#\n]*\s@([\w-]+(?:\/[\w.-]+)?)/m.exec(text)?.[1];

async function make(request: InitRequest, opened: Opened): Promise<Omit<Initiated, 'written'>> {
  const { from } = request;
  if (from === undefined) throw new UsageError('init: name the written list with --from CHECKLIST.md');
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
  return { text, said: tell(plan.config, { sheet, values: plan.values }) };
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
async function hold(text: string, file: string): Promise<void> {
  try {
    await loadConfig({ file, text }, {});
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
