import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, compare, nodes, timed } from './measure.mjs';

const ROUNDS = 31;
const CONFIG = `version: 1
project: bench
stages:
  pre-deployment:
    checks:
      - { id: nothing, kind: command, with: { run: ['true'] } }
`;

/** How long the program takes to start, against a Node that does nothing, on every Node there is. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  mkdirSync(join(folder, '.github'));
  writeFileSync(join(folder, '.github/deploy-validate.yml'), CONFIG);
  const rows = [];
  for (const node of nodes()) {
    const empty = () => timed([node.path, '-e', '0']);
    const against = async (what, args, limit) => {
      const { ours, theirs, ratio } = await compare(() => timed([node.path, bundle, ...args], { cwd: folder }), empty, {
        rounds: ROUNDS,
      });
      const detail = `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`;
      rows.push({
        what: `${what}, against \`node -e 0\`, Node ${node.version}`,
        figure: ratio,
        unit: '×',
        atMost: limit,
        detail,
      });
    };
    await against('`--help`', ['--help'], 1.3);
    await against('`run` with one `command: [true]`', ['run'], node.major >= 22 ? 4 : 2.8);
  }
  rmSync(folder, { recursive: true });
  return rows;
}
