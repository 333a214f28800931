// Brings the example's world up on loopback, takes a release through staging and production, and then breaks it in one way
// after the other. Says how each of them ends, and exits 1 where one ends otherwise than it must.
//   node world.mjs PROGRAM [CERTIFICATES]
// PROGRAM is dist/index.js; CERTIFICATES a folder with good.pem, good.key, expired.pem, expired.key and ca.pem.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startWorld } from './servers.mjs';

const [program = join(import.meta.dirname, '../../../dist/index.js'), certificates] = process.argv.slice(2);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'world-')));
let version = '1';
const world = await startWorld({ current: () => version, certificates });
const control = createServer(async (request, answer) => {
  if (request.method === 'PUT') version = await text(request);
  world.renew();
  answer.end(version);
});
await new Promise(done => control.listen(0, '127.0.0.1', done));

const GO = ['all-required-passed', 'yes', 'none', undefined];
const back = trigger => ['rollback-triggered', 'back', 'verified', trigger];
const held = code => [code, 'yes', 'none', undefined];

/** What is deployed, how it must end (reason, deployed, rollback, trigger), what runs then, and a word of the diagnosis. */
const WAYS = [
  { what: 'a good release', deploy: '2', ends: GO, runs: '2', says: /passed/ },
  { what: 'service down', deploy: '3-down', ends: back('health'), runs: '2', says: /503/ },
  { what: 'slow answers', deploy: '3-slow', ends: back('health'), runs: '2', says: /took 7/ },
  { what: 'expired certificate', deploy: '3-expired', ends: back('certificate'), runs: '2', says: /expired/, tls: true },
  { what: '6 % errors', deploy: '3-errors', ends: back('error-rate'), runs: '2', says: /error rate is 6/ },
  { what: '60 % slower', deploy: '3-slower', ends: back('response-time'), runs: '2', says: /1\.6 × the baseline/ },
  { what: 'replication lag', deploy: '3-lag', ends: back('replication'), runs: '2', says: /lag is 45 s/ },
  { what: 'alert firing', deploy: '3-alert', ends: back('alerts'), runs: '2', says: /CheckoutFails/ },
  { what: 'metrics do not answer', deploy: '3-silent', ends: held('check-errored'), runs: '3-silent', says: /out of order/ },
  { what: 'taken back by hand', rollback: true, ends: back('command'), runs: '2', says: /./ },
  { what: 'red before, too', before: '2-down', deploy: '4-down', ends: held('check-failed'), runs: '4-down', says: /failed before, too/ },
];

const env = {
  PATH: process.env.PATH,
  HOME: folder,
  CONTROL: `http://127.0.0.1:${control.address().port}`,
  ...Object.fromEntries(Object.entries(world.ports).map(([name, port]) => [name, String(port)])),
  WITH_TLS: String(certificates !== undefined),
  CA: 'ca.pem',
};

function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}

async function run(command, wanted, ...args) {
  const argv = [resolve(program), command, '--config', 'deploy-validate.yml', ...args];
  const child = spawn(process.execPath, argv, { cwd: folder, env: { ...env, VERSION: wanted }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, told, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise(done => child.on('close', done))]);
  const file = join(folder, '.deploy-validate/report.json');
  if (!existsSync(file)) throw new Error(`${command} has left no report:\n${said}${told}`);
  return { code, said, report: JSON.parse(readFileSync(file, 'utf8')) };
}

const wrong = [];
try {
  for (const name of ['deploy-validate.yml', 'deploy.mjs', 'current.mjs']) cpSync(join(import.meta.dirname, name), join(folder, name));
  if (certificates !== undefined) copyFileSync(join(certificates, 'ca.pem'), join(folder, 'ca.pem'));
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=world', '-c', 'user.email=world@example.org', 'commit', '-qm', 'The world');
  const staging = await run('run', '2', '--stage', 'staging');
  console.log(`staging: ${staging.report.decision}`);
  const proof = join(folder, '.git/staging.json');
  copyFileSync(join(folder, '.deploy-validate/report.json'), proof);
  for (const way of WAYS) await go(way, proof);
} finally {
  control.closeAllConnections();
  control.close();
  world.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;

async function go({ what, before, deploy, ends, runs, says, tls = false }, proof) {
  if (tls && certificates === undefined) return console.log(`${what}: left out, there are no certificates`);
  version = before ?? version;
  world.renew();
  const deploys = ['deploy', deploy, '--stage', 'production', '--rollback', 'auto', '--evidence', proof];
  const { code, said, report } = await (deploy === undefined ? run('rollback', '', '--stage', 'production') : run(...deploys));
  const { reasonCode, deployed, rollback, checks, reasons } = report;
  const found = [reasonCode, deployed, rollback?.status, rollback?.trigger];
  console.log(`${what}: exit ${code}, ${reasonCode}, deployed ${deployed}, rollback ${rollback?.status}; ${version} runs`);
  const bad = checks.filter(({ status }) => status === 'failed' || status === 'errored');
  const told = bad.flatMap(({ summary, findings }) => [...findings.map(({ message }) => message), summary]);
  const why = [...told, ...reasons.map(({ message }) => message)];
  console.log(`  ${why[0]}`);
  const isRight = code === (ends === GO ? 0 : 1) && String(found) === String(ends) && version === runs && says.test(why.join('\n'));
  if (!isRight) wrong.push(`${what}: expected ${ends} with ${runs}, found ${found} with ${version}: ${why.join('; ')}\n${said}`);
}
