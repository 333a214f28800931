import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Check, CouldNotTell } from '../src/check.js';
import { loadChecks } from '../src/checks/index.js';
import { openPorts } from '../src/ports/open.js';
import { openWorkspace } from '../src/ports/runner/workspace.js';
import { createRedactor } from '../src/text/redact.js';
import { ToldInPart } from '../src/told-in-part.js';
import { arrange } from './case-setup.js';
import { type GitHubServer, startGitHubCase } from './loopback/github-case.js';
import { type Pages, type SiteServer, startSite } from './loopback/site.js';

/**
 * Each folder `checks/<kind>/cases/{ok,ng,pending,unknown}.<name>/` holds `check.yml` (the value of `with`), the files that the check
 * looks at, perhaps `bin/` with stand-ins for tools (the only folder on PATH besides the system's own), perhaps `site.yml`
 * with the pages of a web server that `http://site.test` stands for, perhaps `github.yml` with what GitHub answers
 * (`loopback/github-case.ts`), perhaps `setup.yml` (what `case-setup.ts` makes of it:
 * the clock, the files' ages, a git history), and
 * `expected.json`, which `UPDATE_CASES=1 npx vitest run __tests__/cases.test.ts` writes anew. The prefix says what the
 * status must be; `expected.json` the rest.
 */
const CHECKS = join(import.meta.dirname, 'checks');
const STATUS = { ok: 'passed', ng: 'failed', pending: 'pending', unknown: 'errored' } as const;
/** Of a case that is about a hang: the other ones must not depend on how busy the machine is. */
const HANG_MS = 2_000;
const TIMEOUT_MS = 45_000;
const SITE = 'http://site.test';
const BASICS = ['sh', 'cat', 'sleep', 'true', 'false', 'echo', 'printf', 'env', 'mkdir', 'touch', 'cp', 'head', 'yes'];
const basics = linked([...BASICS.map(tool => `/usr/bin/${tool}`), process.execPath]);
const withGit = linked(['/usr/bin/git']);
const checks = await loadChecks();

const kinds = readdirSync(CHECKS).filter(kind => existsSync(join(CHECKS, kind, 'cases')));

describe.each(kinds.sort())('%s', kind => {
  const check = checks.find(known => known.kind === kind);
  // What a kind loads on demand is loaded before the first case's time begins.
  beforeAll(async () => void (await import(`../src/checks/${kind}/run.ts`)), 60_000);
  for (const name of readdirSync(join(CHECKS, kind, 'cases')).sort()) {
    it(name.replaceAll('-', ' '), async () => {
      if (!check) throw new Error(`checks/${kind}: no such kind`);
      const prefix = name.split('.')[0] as keyof typeof STATUS;
      const folder = join(CHECKS, kind, 'cases', name);
      const outcome = withoutToday(await runCase(folder, check.bound));
      const file = join(folder, 'expected.json');
      // What is not as the name says is mended, not written down.
      if (process.env.UPDATE_CASES && outcome.status === STATUS[prefix])
        writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
      expect(outcome.status).toBe(STATUS[prefix]);
      expect(outcome).toEqual(withoutToday(JSON.parse(readFileSync(file, 'utf8'))));
    });
  }
});

/**
 * How far off a year is depends on the day where a case takes the machine's own clock, and how often is asked within a time
 * on the machine.
 */
const withoutToday = <Outcome>(outcome: Outcome): Outcome =>
  JSON.parse(
    JSON.stringify(outcome)
      .replace(/[\d,]+ d in the future/g, 'many days in the future')
      .replace(/asked \d+ times/g, 'asked some times'),
  );

async function runCase(folder: string, bound: Check['bound']) {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'case-')));
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, 'expected.json'), { force: true });
  const workspace = openWorkspace({
    workingDirectory: copy,
    reportDirectory: join(copy, '.deploy-validate'),
    githubWorkspace: copy,
  });
  const { clock, hasGit } = arrange(copy);
  const path = [join(copy, 'bin'), basics, ...(hasGit ? [withGit] : [])].join(':');
  const github = await githubOf(folder);
  const ports = openPorts({
    workspace,
    clock,
    ...(github && { program: github }),
    environment: { PATH: path, HOME: copy, XDG_RUNTIME_DIR: copy },
    redact: createRedactor({ values: [] }),
  });
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new CouldNotTell('timed-out', 'did not end within its timeout', 'Give it more time.')),
    /\bunknown\.[\w-]*hang/.test(folder) ? HANG_MS : TIMEOUT_MS,
  );
  const site = await siteOf(folder);
  try {
    const text = readFileSync(join(folder, 'check.yml'), 'utf8')
      .replaceAll(SITE, site?.url ?? SITE)
      .replaceAll('registry.test', new URL(site?.url ?? SITE).host);
    const options: unknown = parse(text);
    const verdict = await bound.parse(options).run(ports.forStep({ id: 'case', attempt: 1 }, controller.signal));
    return stable({ ...verdict, details: verdict.details.map(detail => detail.title) }, { copy, site });
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const { why, message, remedy } = error;
    const beside = error instanceof ToldInPart ? { findings: error.found.findings } : {};
    return stable({ status: 'errored', why, message, remedy, ...beside }, { copy, site });
  } finally {
    clearTimeout(timer);
    await ports.dispose();
    await site?.close();
    await github?.close();
    expect(github?.violations ?? []).toEqual([]);
    rmSync(copy, { recursive: true, force: true });
  }
}

function githubOf(folder: string): Promise<GitHubServer | undefined> {
  const file = join(folder, 'github.yml');
  return existsSync(file) ? startGitHubCase(parse(readFileSync(file, 'utf8'))) : Promise.resolve(undefined);
}

function siteOf(folder: string): Promise<SiteServer | undefined> {
  const file = join(folder, 'site.yml');
  return existsSync(file) ? startSite(parse(readFileSync(file, 'utf8')) as Pages) : Promise.resolve(undefined);
}

/** Takes out what differs from run to run: the temporary folder, the server's port and measured times. */
function stable<T>(value: T, { copy, site }: { readonly copy: string; readonly site: SiteServer | undefined }): T {
  const text = JSON.stringify(value)
    .replaceAll(copy, '<case>')
    .replaceAll(site?.url ?? SITE, SITE)
    .replaceAll(new URL(site?.url ?? SITE).host, new URL(SITE).host)
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, '<time>')
    .replace(/\b[\d,]+(?:\.\d+)?\/s\b/g, '<rate>')
    .replace(/("value":)[\d.]+(,"unit":"ms")/g, '$1"<time>"$2')
    .replace(/("value":)[\d.]+(,"unit":"requests\/s")/g, '$1"<rate>"$2')
    .replace(/("points":)\[\[.*?\]\]/g, '$1"<points>"');
  return JSON.parse(text);
}

/** A folder with a few of the system's tools, so that a case never meets what else the machine has. */
function linked(tools: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  for (const tool of tools) symlinkSync(tool, join(folder, basename(tool)));
  return folder;
}
