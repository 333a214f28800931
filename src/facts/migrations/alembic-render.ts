import { basename, dirname } from 'node:path';
import { cutRendered } from '../../formats/alembic/revision.js';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { endOf, exitedWith, printedBy } from '../tool/answer.js';

const KEPT = 64 * 1024 * 1024;

export type RenderedChain = { readonly parts: ReadonlyMap<string, string> } | { readonly why: string };

interface Rendering {
  readonly config: string | undefined;
  readonly directory: string;
  readonly render: Argv | undefined;
  /** The last revision that is deployed, by its id. */
  readonly since?: string | undefined;
}

/**
 * Has Alembic render every revision offline, or, where one that is deployed already cannot be, those after it. Its `env.py`
 * is the project's own code, and gets the usual environment alone.
 */
export async function renderAlembic(
  { config, directory, render, since }: Rendering,
  ports: Ports,
): Promise<RenderedChain> {
  if (render !== undefined) return rendered(render, undefined, ports);
  if (config === undefined) return { why: `${directory} has no alembic.ini` };
  if ((await ports.exec.find('alembic')) === undefined) return { why: 'alembic is not on PATH' };
  const upgrade = (range: string): Argv => ['alembic', '-c', basename(config), 'upgrade', range, '--sql'];
  const all = await rendered(upgrade('base:head'), dirname(config), ports);
  if ('parts' in all || since === undefined) return all;
  return rendered(upgrade(`${since}:head`), dirname(config), ports);
}

async function rendered(argv: Argv, cwd: string | undefined, { exec }: Ports): Promise<RenderedChain> {
  const ran = await exec.run(argv, { ...(cwd !== undefined && { cwd }), keep: KEPT, log: false });
  if (!exitedWith(ran, 0)) return { why: `${argv[0]} ${endOf(ran)}: ${reasonOf(ran.stderr.text)}` };
  const printed = printedBy(ran);
  if (printed === undefined) return { why: `${argv[0]} printed more than can be kept` };
  const parts = new Map(cutRendered(printed).map(({ id, sql }) => [id, sql]));
  if (parts.size === 0) return { why: `${argv[0]} printed no "-- Running upgrade"` };
  return { parts };
}

/** `FAILED: …` says it; a traceback ends with it. */
const reasonOf = (text: string): string =>
  clip(/^FAILED: (.*)$/m.exec(text)?.[1] ?? text.trim().split('\n').at(-1)?.trim() ?? '', 200) || 'it said nothing';
