import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Clock } from '../src/ports/clock.js';
import { systemClock } from '../src/ports/runner/system-clock.js';
import { parseDuration } from '../src/text/units.js';

/** A date, or how long before (`-3d`) or after (`+3d`) the case's now. */
const moment = z.union([z.iso.datetime(), z.string().regex(/^[+-]\d+(?:ms|s|m|h|d)$/)]);

const setup = z.strictObject({
  now: z.iso.datetime().optional(),
  modified: z.record(z.string(), moment).default({}),
  rewritten: z.record(z.string(), moment).default({}),
  git: z
    .array(z.strictObject({ commit: z.array(z.string()), at: moment, tags: z.array(z.string()).default([]) }))
    .optional(),
  shallow: z.boolean().default(false),
  kubectl: z.boolean().default(false),
});

type Setup = z.output<typeof setup>;

/**
 * Makes of a case's folder what its `setup.yml` says, and answers the clock that the check is given:
 *
 * - `now`: what the clock shows, always, and the time of every file here; the system's time unless told. What a check
 *   writes while it runs has the system's time all the same.
 * - `modified`: when files were written, where that is another time.
 * - `rewritten`: the same, once the history is there, as by a step that writes what it finds in the checkout anew.
 * - `git`: the folder is a checkout whose history has these commits of these files, each with its time and `tags`; what
 *   none of them names is untracked. `git` is then on PATH.
 * - `shallow: true`: of the history, only the last commit is there.
 * - `kubectl: true`: a stand-in for kubectl that answers from `cluster.yml`.
 */
export function arrange(folder: string): { readonly clock: Clock; readonly hasGit: boolean } {
  const file = join(folder, 'setup.yml');
  if (!existsSync(file)) return { clock: systemClock, hasGit: false };
  const { now, modified, rewritten, git, shallow, kubectl } = setup.parse(parse(readFileSync(file, 'utf8')));
  rmSync(file);
  if (kubectl) fakeKubectl(folder);
  const nowMs = now === undefined ? Date.now() : Date.parse(now);
  // Before git looks at the files: it tells by their times whether they are as they were committed.
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  if (now !== undefined) date(folder, Object.fromEntries(all.map(name => [name, now])), nowMs);
  date(folder, modified, nowMs);
  if (git) commitAll(folder, { git, shallow, nowMs });
  date(folder, rewritten, nowMs);
  return {
    clock: now === undefined ? systemClock : { ...systemClock, now: () => new Date(nowMs) },
    hasGit: git !== undefined,
  };
}

/** Puts the stand-in for kubectl into `bin/` of a folder. */
export function fakeKubectl(folder: string): void {
  const script = join(import.meta.dirname, 'loopback/fake-kubectl.mjs');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin/kubectl'), `#!/bin/sh\nexec node '${script}' "$@"\n`, { mode: 0o755 });
}

function date(folder: string, times: Setup['modified'], nowMs: number): void {
  for (const [name, when] of Object.entries(times)) {
    const seconds = momentOf(when, nowMs) / 1000;
    utimesSync(join(folder, name), seconds, seconds);
  }
}

const momentOf = (text: string, nowMs: number): number =>
  /^[+-]/.test(text) ? nowMs + Number(`${text[0]}1`) * (parseDuration(text.slice(1)) ?? 0) : Date.parse(text);

function commitAll(
  folder: string,
  { git: commits, shallow, nowMs }: { readonly git: NonNullable<Setup['git']>; shallow: boolean; nowMs: number },
): void {
  const git = (args: readonly string[], date = new Date(nowMs).toISOString()) => {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const dated = { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const as = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    return execFileSync('git', [...as, ...args], { cwd: folder, env: dated, encoding: 'utf8' });
  };
  git(['init', '-q', '-b', 'main']);
  for (const { commit, at, tags } of commits) {
    git(['add', '--', ...commit]);
    git(['commit', '-qm', `add ${commit.join(' and ')}`], new Date(momentOf(at, nowMs)).toISOString());
    for (const tag of tags) git(['tag', tag]);
  }
  if (shallow) writeFileSync(join(folder, '.git/shallow'), git(['rev-parse', 'HEAD']));
}
