import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { audit } from '../../src/engines/sign-off/audit.js';
import { settingsFor } from '../../src/pipeline/sign-off/settings.js';
import { octokitApprovals } from '../../src/ports/github/octokit-approvals.js';
import { bundle } from './bundle.js';
import { account, showAccount } from './github/account.js';
import {
  environments,
  type Reviewer,
  type StoredEnvironment,
  showReviewer,
  UNPROTECTED,
} from './github/environments.js';
import { type Area, REPOSITORY, startGitHub } from './github-api.js';

const DOCS = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'sign-off.md'), 'utf8');
const roles = z.object({
  roles: z.record(
    z.string(),
    z.object({
      environment: z.string(),
      people: z.array(z.string()).default([]),
      teams: z.array(z.string()).default([]),
    }),
  ),
});

/** The first block of a language behind a heading. */
function block(heading: string, language: string): string {
  const [, found] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(DOCS.slice(DOCS.indexOf(heading))) ?? [];
  if (found === undefined) throw new Error(`no ${language} behind ${heading}`);
  return found;
}

/** Stands for GitHub's own `gh api`, which cannot be had here: the options that the page uses, and no other. */
const GH = `#!/usr/bin/env node
const [api, ...args] = process.argv.slice(2);
let method = 'GET', path, jq, fields = {}, fromInput = false;
while (args.length > 0) {
  const arg = args.shift();
  if (arg === '-X') method = args.shift();
  else if (arg === '--jq') jq = args.shift();
  else if (arg === '--input' && args.shift() === '-') fromInput = true;
  else if (arg === '-f') { const [name, value] = args.shift().split('='); fields[name] = value; }
  else if (!arg.startsWith('-') && path === undefined) path = arg;
  else throw new Error('gh: unknown ' + arg);
}
if (api !== 'api' || (jq !== undefined && jq !== '.id')) throw new Error('gh: unknown call');
const input = fromInput ? require('node:fs').readFileSync(0, 'utf8') : JSON.stringify(fields);
fetch(process.env.GH_URL + '/' + path, { method, ...(method === 'GET' ? {} : { body: input }) }).then(async answer => {
  const body = await answer.json();
  if (!answer.ok) { console.error(JSON.stringify(body)); process.exit(1); }
  console.log(jq === undefined ? JSON.stringify(body) : body.id);
});
`;

const { roles: wanted } = roles.parse(parse(block('### 1.', 'yaml')));
const known: readonly Reviewer[] = Object.values(wanted).flatMap(({ people, teams }) => [
  ...people.map(user => ({ user })),
  ...teams.map(team => ({ team })),
]);

/** Accounts and teams by name. */
const names: Area = ({ path }, { api }) => {
  const [, user] = /^\/users\/([^/]+)$/.exec(path) ?? [];
  if (user !== undefined) {
    const example = z.record(z.string(), z.unknown()).parse(api.example('public-user-default-response'));
    return { status: 200, body: { ...example, ...showAccount(user) } };
  }
  const [, org, slug] = /^\/orgs\/([^/]+)\/teams\/([^/]+)$/.exec(path) ?? [];
  if (org === undefined) return undefined;
  const example = z.record(z.string(), z.unknown()).parse(api.example('team-full'));
  const { reviewer } = z
    .object({ reviewer: z.record(z.string(), z.unknown()) })
    .parse(showReviewer({ team: `${org}/${slug}` }));
  // The description's own example lacks what it demands.
  const organization = { ...z.record(z.string(), z.unknown()).parse(example.organization), archived_at: null };
  return { status: 200, body: { ...example, ...reviewer, id: account(`${org}/${slug}`).id, organization } };
};

/** Runs a script as a person would, in a shell that has no other `gh`. */
async function runScript(script: string, url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gh-'));
  try {
    writeFileSync(join(folder, 'gh'), GH);
    chmodSync(join(folder, 'gh'), 0o755);
    execFileSync('bash', ['-n'], { input: script });
    const env = { PATH: `${folder}:${process.env.PATH}`, GH_URL: url };
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise(resolve => child.once('close', resolve));
    const [said, , code] = await Promise.all([text(child.stderr), text(child.stdout), ended]);
    expect([code, said]).toEqual([0, '']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openApprovals(url: string) {
  const [owner = '', repo = ''] = REPOSITORY.split('/');
  const signal = new AbortController().signal;
  return octokitApprovals({ apiUrl: url, token: 't', repository: { owner, repo }, signal });
}

// A test's time begins with a bundle that is there.
beforeAll(() => {
  bundle();
});

it('docs/sign-off.md protects its environments as its config wants them', async () => {
  const stored = new Map<string, StoredEnvironment>();
  await using server = await startGitHub({ areas: [environments(stored, { accounts: known }), names] });
  await runScript(block('### 2.', 'sh').replace('octo-org/app', REPOSITORY), server.url);
  const github = openApprovals(server.url);
  for (const { environment, people, teams } of Object.values(wanted)) {
    const found = await github.environment(environment);
    expect(audit(found, { environment, people, teams, allowStarter: false, ref: 'refs/heads/main' })).toEqual([]);
  }
  // GitHub takes and gives this key, and leaves it out of its description.
  const odd = server.violations.filter(each => !each.startsWith('repos/create-or-update-environment: '));
  expect([odd, server.violations.length]).toEqual([[], Object.keys(wanted).length]);
});

it.each<[string, StoredEnvironment | undefined]>([
  ['is missing', undefined],
  ['has no rule', UNPROTECTED],
  ['is for protected branches', { ...UNPROTECTED, branches: 'protected' }],
  ['is for no branch', { ...UNPROTECTED, branches: [] }],
])('the command that a no-go names protects an environment that %s', async (_, before) => {
  const environment = "sign off (cto)'s $HOME";
  const people = ['mary'];
  const teams = ['octo-org/chiefs'];
  const rest = { title: 'CTO', minimum: 1, 'allow-author': false, 'allow-starter': false };
  const role = { environment, people, teams, ...rest };
  const stored = new Map(before ? [[environment, before]] : []);
  await using server = await startGitHub({ areas: [environments(stored, { accounts: known }), names] });
  const github = openApprovals(server.url);
  const found = await github.environment(environment);
  const place = { server: 'https://github.com', repository: REPOSITORY, ref: 'refs/heads/main' };
  const [, command = ''] = /`(.+)`/.exec(settingsFor(role, { found, place })) ?? [];
  await runScript(command, server.url);
  const after = await github.environment(environment);
  expect(audit(after, { environment, people, teams, allowStarter: false, ref: place.ref })).toEqual([]);
});
