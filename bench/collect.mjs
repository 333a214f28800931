import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, compare, timed } from './measure.mjs';

const CHECKS = 10_000;
const SHARDS = 50;
const SHA = '1'.repeat(40);
const version = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** What no collector can do without: to start, to read all shards, and to write one file of all they hold. */
const JOIN = `
const fs = require('node:fs');
const shards = fs.readdirSync('shards').map(each => JSON.parse(fs.readFileSync('shards/' + each + '/report.json', 'utf8')));
fs.writeFileSync('joined.json', JSON.stringify(shards.flatMap(({ checks }) => checks)));
`;

/** How long it takes to make one report out of many: reading, judging, and writing every kind of report. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-collect-'));
  const ids = Array.from({ length: CHECKS }, (_, index) => `c${index}`);
  const lines = ids.map(id => `      - { id: ${id}, kind: command, with: { run: ['true'] } }`);
  const config = `version: 1\nproject: bench\nstages:\n  staging:\n    checks:\n${lines.join('\n')}\n`;
  // As much of a checkout as says which commit it is.
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git/HEAD'), SHA);
  mkdirSync(join(folder, '.github'));
  writeFileSync(join(folder, '.github/deploy-validate.yml'), config);
  for (let index = 1; index <= SHARDS; index += 1) {
    mkdirSync(join(folder, `shards/${index}`), { recursive: true });
    const own = ids.filter((_, at) => at % SHARDS === index - 1);
    writeFileSync(join(folder, `shards/${index}/report.json`), JSON.stringify(shard({ index, own, config })));
  }
  const run = () => timed([process.execPath, bundle, 'collect', 'shards'], { cwd: folder });
  const bare = () => timed([process.execPath, '-e', JOIN], { cwd: folder });
  const { ours, theirs, ratio } = await compare(run, bare, { rounds: 3 });
  const { decision, counts } = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  if (decision !== 'go' || counts.passed !== CHECKS) throw new Error(`collected ${decision}, ${counts.passed} passed`);
  const what = `\`collect\` of ${CHECKS} checks in ${SHARDS} shards, against Node joining the same files`;
  const detail = `${Math.round(ours)} ms against ${Math.round(theirs)} ms`;
  return [{ what, figure: ratio, unit: '×', atMost: 12, detail }];
}

function shard({ index, own, config }) {
  const at = '2026-11-23T21:04:05.000Z';
  const lists = { covers: [], findings: [], measurements: [], evidence: [], details: [] };
  const found = { status: 'passed', reasonCode: 'passed', summary: 'true exited with 0 in 2 ms' };
  const checks = own.map(id => ({
    ...lists,
    ...found,
    id,
    name: id,
    kind: 'command',
    required: true,
    startedAt: at,
    durationMs: 2,
    attempts: 1,
  }));
  const none = { failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0 };
  const code = 'all-required-passed';
  return {
    schemaVersion: 1,
    tool: { name: 'deploy-validate', version },
    project: 'bench',
    stage: 'staging',
    subject: { sha: SHA, configDigest: `sha256:${createHash('sha256').update(config).digest('hex')}` },
    startedAt: at,
    durationMs: 1000,
    decision: 'go',
    reasonCode: code,
    reasons: [{ code, message: `${own.length} passed` }],
    counts: { passed: own.length, ...none },
    selection: { shard: `${index}/${SHARDS}`, of: CHECKS },
    checks,
  };
}
