import picomatch from 'picomatch';
import { fitsEverything } from '../../engines/glob-reach.js';
import { isEverything } from '../../quantities.js';
import type { ConfigDocument } from '../document.js';
import type { Outline, OutlinedConditions } from '../outline.js';
import { listsOf } from '../phases/lists.js';
import type { Problem } from '../problem.js';
import { unknownName } from '../unknown-name.js';

/**
 * Conditions that can never hold, globs that no matcher understands, and waivers of files that fit whatever is there. Only
 * what can be known from the config alone.
 */
export function findGlobFaults(outline: Outline, document: ConfigDocument): readonly Problem[] {
  const ofChecks = Object.entries(outline.stages).flatMap(([name, stage]) =>
    listsOf(stage).flatMap(({ path, entries }) =>
      entries.flatMap(({ when }, index) =>
        when === undefined ? [] : inConditions(when, { document, path: ['stages', name, ...path, index, 'when'] }),
      ),
    ),
  );
  const ofWaivers = outline.waivers.flatMap(({ file }, index) => {
    const fault = file === undefined ? undefined : (whyTooWide(file) ?? whyNoGlob(file));
    return fault === undefined ? [] : [document.problem(['waivers', index, 'file'], fault)];
  });
  return [...ofChecks, ...ofWaivers];
}

interface At {
  readonly document: ConfigDocument;
  readonly path: readonly PropertyKey[];
}

function inConditions(
  { event = [], branch = [], changed = [], env = {} }: OutlinedConditions,
  { document, path }: At,
): readonly Problem[] {
  const at = (key: string, index: number): readonly PropertyKey[] => {
    const isList = Array.isArray(valueAt(document.value, [...path, key]));
    return isList ? [...path, key, index] : [...path, key];
  };
  const faults = (key: string, values: readonly string[], why: (value: string) => string | undefined) =>
    values.flatMap((value, index) => {
      const fault = why(value);
      return fault === undefined ? [] : [document.problem(at(key, index), fault)];
    });
  return [
    ...event.flatMap((name, index) => unknownEvent(name, { document, path: at('event', index) })),
    ...faults('branch', branch, whyNoBranch),
    ...faults('changed', changed, whyNoPath),
    ...Object.keys(env).flatMap(name => {
      const why = `"${name}" is no name of an environment variable; write it without "$" and "env."`;
      return /^[A-Za-z_][^\s=.$]*$/.test(name) ? [] : [document.problem([...path, 'env', name], why, 'key')];
    }),
  ];
}

/** Events that start a workflow, and what it is called where there is none. */
const EVENTS =
  'branch_protection_rule check_run check_suite create delete deployment deployment_status discussion discussion_comment fork gollum issue_comment issues label local merge_group milestone page_build public pull_request pull_request_review pull_request_review_comment pull_request_target push registry_package release repository_dispatch schedule status watch workflow_dispatch workflow_run'.split(
    ' ',
  );

function unknownEvent(name: string, at: At): readonly Problem[] {
  if (name === 'workflow_call') {
    const why = '"workflow_call" is never the event: a called workflow has that of its caller, such as push';
    return [at.document.problem(at.path, why)];
  }
  if (EVENTS.includes(name)) return [];
  const usual = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const near = EVENTS.includes(usual) ? usual : undefined;
  if (near === undefined) return unknownName(at.document, { ...at, name, known: EVENTS, what: 'event of a workflow' });
  return [at.document.problem(at.path, `"${name}" is no event of a workflow; did you mean "${near}"?`)];
}

function whyNoBranch(branch: string): string | undefined {
  if (/^refs\//.test(branch)) return `"${branch}" is no branch; write its name alone, such as main`;
  if (/^\/|\/$|\/\/|\.\.|@\{|[\s~^:\\]|\.lock$/.test(branch.replace(/\[\^/g, '[')))
    return `no branch can be called "${branch}"; write a name or a glob, such as main or release/**`;
  return whyNoGlob(branch);
}

function whyNoPath(glob: string): string | undefined {
  if (glob !== glob.trim()) return `"${glob}" begins or ends with a blank, and no path does`;
  if (/^[a-z]:|\\\w/i.test(glob)) return `"${glob}": expected a path from the root of the repository, parted by "/"`;
  if (/(?:^|\/)\.\.(?:\/|$)/.test(glob)) return `"${glob}" leads out of the repository; paths begin at its root`;
  return whyNoGlob(glob);
}

const EXAMPLE = 'write a path or a glob such as src/** or **/*.md';

/** Why a matcher does not understand a glob; undefined where it does. */
function whyNoGlob(glob: string): string | undefined {
  try {
    // Without `debug` an expression that cannot be read fits nothing, and says nothing.
    picomatch(glob, { dot: true, strictBrackets: true, debug: true });
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `"${glob}" is no glob (${why}); ${EXAMPLE}`;
  }
}

const whyTooWide = (glob: string): string | undefined =>
  isEverything(glob) || fitsEverything(glob)
    ? `matches every file, or nearly; leave it out to excuse the whole check, got "${glob}"`
    : undefined;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, part);
  }
  return found;
}
