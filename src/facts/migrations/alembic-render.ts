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
}

/** Has Alembic render every revision offline. Its `env.py` is the project's own code, and gets the usual environment alone. */
export async function renderAlembic({ config, directory, render }: Rendering, { exec }: Ports): Promise<RenderedChain> {
  if (render === undefined && config === undefined) return { why: `${directory} has no alembic.ini` };
  if (render === undefined && (await exec.find('alembic')) === undefined) return { why: 'alembic is not on PATH' };
  const argv: Argv = render ?? ['alembic', '-c', basename(config ?? 'alembic.ini'), 'upgrade', 'base:head', '--sql'];
  const cwd = render === undefined ? dirname(config ?? '') : undefined;
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
