import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import { clip } from '../text/clip.js';
import { asksPeople, type Entry } from './draft.js';
import { type ConfigPlan, LIST } from './plan-config.js';
import type { FollowUp, PlannedStage } from './planned.js';
import { shareDefaults } from './share-defaults.js';

/** What a config says beside its stages. */
export interface Heading {
  readonly project: string;
  /** The list, relative to the working directory; undefined where it has no boxes that could be ticked. */
  readonly checklist: string | undefined;
  /** The list as comments name it; undefined where the config was made of what the repository has. */
  readonly list: string | undefined;
  /** Who is mentioned in follow-ups and excuses. */
  readonly owner: { readonly login: string; readonly isGuessed: boolean };
  /** The day on which excuses end. */
  readonly expires: string;
  /** Of a stage that changes a cluster: its context. */
  readonly contextOf: (stage: string) => string;
  /** Whether a path of the list is there. */
  readonly has: (path: string) => boolean;
}

type Data = Readonly<Record<string, unknown>>;

/** The text of a config, with a comment at each entry that says which lines of the list it comes from. */
export function writeConfig(plan: ConfigPlan, heading: Heading): string {
  const stages = plan.stages.map(stage => [stage.name, stageData(stage, { plan, heading })] as const);
  const document = new Document({
    version: 1,
    project: heading.project,
    ...(heading.checklist === undefined ? {} : { checklist: heading.checklist }),
    defaults: { timeout: '10m' },
    stages: Object.fromEntries(stages.map(([name, { data }]) => [name, data])),
    ...rolesData(plan),
    ...excusedData(plan, heading),
  });
  for (const [name, { comments }] of stages)
    for (const { path, lines } of comments) comment(document, ['stages', name, ...path], lines);
  for (const { name } of plan.stages.slice(1)) spaceBefore(document, ['stages', name]);
  for (const key of ['stages', 'roles', 'excused']) spaceBefore(document, [key]);
  if (plan.roles.areGuessed && plan.roles.all.length > 0)
    comment(document, ['roles', plan.roles.all[0]?.id ?? ''], ['guessed: the list does not say who signs']);
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.length > 0 && list.items.every(isShort);
    },
  });
  document.commentBefore = headOf(heading);
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

const isShort = (node: unknown): boolean => isScalar(node) && String(node.value).length <= 60;

const headOf = ({ list, checklist }: Heading): string =>
  [
    ` Made by "deploy-validate init" from ${list ?? 'what the repository has'}. Look at every line that says "guessed".`,
    ' "deploy-validate plan" says which variables, tools and permissions are missing.',
    ...(checklist === undefined && list !== undefined
      ? [' The list has no boxes, so there is none to tick: entries name no items.']
      : []),
  ].join('\n');

interface Comment {
  readonly path: readonly (string | number)[];
  readonly lines: readonly string[];
}

interface Around {
  readonly plan: ConfigPlan;
  readonly heading: Heading;
}

function stageData(
  stage: PlannedStage,
  around: Around,
): { readonly data: Data; readonly comments: readonly Comment[] } {
  const { entries, steps, watch, tasks, name } = stage;
  const { shared, strip } = shareDefaults([...entries, ...steps], () => around.heading.contextOf(name));
  const comments: Comment[] = [];
  const list = (phase: Entry['phase'], path: readonly string[]): readonly Data[] =>
    (phase === 'way-back' ? steps : entries)
      .filter(entry => entry.phase === phase)
      .map((entry, index) => {
        comments.push({ path: [...path, index], lines: commentOf(entry, around.heading) });
        return entryData({ ...entry, with: strip(entry) }, around.heading);
      });
  const [checks, deploy, verify, back] = [
    list('checks', ['checks']),
    list('deploy', ['deploy']),
    list('verify', ['verify']),
    list('way-back', ['rollback', 'steps']),
  ];
  const roles = around.plan.roles.of(name).map(({ id }) => id);
  const data = {
    ...afterData(stage, around.plan),
    ...(deploy.length > 0 || verify.length > 0 ? { environment: name } : {}),
    ...(Object.keys(shared).length > 0 ? { defaults: { with: shared } } : {}),
    ...(checks.length > 0 ? { checks } : {}),
    ...(deploy.length > 0 ? { deploy } : {}),
    ...(verify.length > 0 ? { verify } : {}),
    ...(watch && watch.checks.length > 0
      ? {
          watch: {
            for: watch.for,
            every: '5m',
            checks: watch.checks,
            ...(watch.covers.length > 0 ? { covers: watch.covers } : {}),
          },
        }
      : {}),
    ...rollbackData(stage, { back, around }),
    ...(roles.length > 0 ? { 'sign-off': { roles, ...(signsAtEnd(stage) ? { at: 'end' } : {}) } } : {}),
    ...(tasks.length > 0 ? { 'follow-up': { tasks: tasks.map(task => taskData(task, around.heading)) } } : {}),
  };
  for (const [index, { from }] of tasks.entries())
    comments.push({
      path: ['follow-up', 'tasks', index],
      lines: from.map(({ line, text }) => `${around.heading.list}:${line}: ${text}`),
    });
  if (stage.notes.length > 0) comments.push({ path: [], lines: stage.notes.map(note => `by hand, ${note}`) });
  return { data, comments };
}

/** People who answer for what was seen after the deployment sign at its end. */
const signsAtEnd = ({ entries }: PlannedStage): boolean =>
  entries.some(entry => asksPeople(entry) && entry.phase === 'verify');

function afterData({ name, provenBefore }: PlannedStage, { stages }: ConfigPlan): Data {
  const before = name === 'production' ? 'staging' : name === 'post-deployment' ? 'production' : undefined;
  if (before === undefined || !stages.some(stage => stage.name === before)) return {};
  return { after: provenBefore.length > 0 ? { stage: before, covers: provenBefore } : before };
}

function entryData(
  { id, name, section, covers, kind, when, reversible, advisory, with: options }: Entry,
  { list }: Heading,
): Data {
  const filled: unknown = JSON.parse(JSON.stringify(options).replaceAll(JSON.stringify(LIST).slice(1, -1), list ?? ''));
  return {
    id,
    name,
    ...(section === undefined ? {} : { section }),
    ...(covers.length > 0 ? { covers } : {}),
    kind,
    ...(advisory ? { required: false } : {}),
    ...(when === undefined ? {} : { when }),
    ...(reversible === undefined ? {} : { reversible }),
    ...(Object.keys(options).length > 0 ? { with: filled } : {}),
  };
}

function rollbackData(
  stage: PlannedStage,
  { back, around }: { readonly back: readonly Data[]; readonly around: Around },
): Data {
  const { triggers, verifyBack, conditions } = stage;
  if (triggers.length + verifyBack.length + conditions.length + back.length === 0) return {};
  return {
    rollback: {
      ...(triggers.length > 0 ? { when: triggers } : {}),
      ...(back.length > 0 ? { steps: back } : {}),
      ...(verifyBack.length > 0 ? { verify: verifyBack, within: '10m' } : {}),
      ...(conditions.length > 0 ? { covers: conditions } : {}),
      owner: around.heading.owner.login,
    },
  };
}

const taskData = ({ id, title, within, covers, body }: FollowUp, { owner }: Heading): Data => ({
  id,
  title,
  within,
  owner: owner.login,
  ...(body === undefined ? {} : { body }),
  ...(covers.length > 0 ? { covers } : {}),
});

function rolesData({ roles }: ConfigPlan): Data {
  if (roles.all.length === 0) return {};
  return {
    roles: Object.fromEntries(roles.all.map(({ id, title }) => [id, { title, environment: `sign-off-${id}` }])),
  };
}

function excusedData({ excused }: ConfigPlan, { owner, expires }: Heading): Data {
  if (excused.length === 0) return {};
  return { excused: excused.map(({ item, reason }) => ({ item, reason, owner: owner.login, expires })) };
}

const COMMENT_LENGTH = 150;

function commentOf(
  { from, guessed, words = [], notes, with: options }: Entry,
  { list, has }: Heading,
): readonly string[] {
  const missing = pathsIn(options).filter(path => !has(path));
  return [
    ...from.map(({ line, text }) => `${list}:${line}: ${text}`),
    ...(words.length > 0 ? [`guessed from the words ${words.map(text => `"${text}"`).join(', ')}`] : []),
    ...(guessed === undefined ? [] : [`guessed: ${guessed}`]),
    ...(notes ?? []),
    ...(missing.length > 0 ? [`not there: ${missing.join(', ')}`] : []),
  ];
}

/** Paths that a plan's entries name, and that are not there. */
export const missingPaths = ({ stages }: ConfigPlan, has: (path: string) => boolean): readonly string[] => [
  ...new Set(
    stages.flatMap(({ entries, steps }) =>
      [...entries, ...steps].flatMap(({ with: options }) => pathsIn(options).filter(path => !has(path))),
    ),
  ),
];

const PATH_KEYS = new Set([
  'config',
  'rules',
  'tests',
  'paths',
  'kustomize',
  'files',
  'file',
  'chart',
  'promtail',
  'alloy',
  'collector',
  'declared',
  'lockfile',
  'directory',
  'k6',
]);

/** Paths that options name and that must be there: no globs, no variables. */
export function pathsIn(options: unknown, key = ''): readonly string[] {
  if (typeof options === 'string') {
    const isPath = PATH_KEYS.has(key) || (key === 'run' && /^\.?\.?\/?[\w.-]+\/.*\.\w+$/.test(options));
    return isPath && !/[*{}$\u0000]|^https?:/.test(options) && options !== '.' ? [options] : [];
  }
  if (Array.isArray(options)) return options.flatMap((item: unknown) => pathsIn(item, key));
  if (typeof options !== 'object' || options === null) return [];
  return Object.entries(options).flatMap(([name, value]) => pathsIn(value, name));
}

function comment(document: Document, path: readonly (string | number)[], lines: readonly string[]): void {
  const node = document.getIn([...path], true);
  if (!(isMap(node) || isSeq(node)) || lines.length === 0) return;
  node.commentBefore = lines.map(line => ` ${clip(line.replace(/\s+/g, ' '), COMMENT_LENGTH)}`).join('\n');
  node.spaceBefore = path.at(-1) !== 0;
}

function spaceBefore(document: Document, path: readonly string[]): void {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return;
  const pair = parent.items.find(item => String(item.key) === path.at(-1));
  if (isScalar(pair?.key)) pair.key.spaceBefore = true;
}
