import type { Context, Proposal } from '../draft.js';
import { type Command, startOf } from '../shell/command.js';

/** Turns a command into entries; undefined where it is not its own. An empty list: it only shows something. */
export type Recogniser = (command: Command, context: Context) => readonly Proposal[] | undefined;

/** Recognisers by the names of programs. */
export type Recognisers = Readonly<Record<string, Recogniser>>;

/** A command as it stands. */
export const asCommand = (command: Command, more: Readonly<Record<string, unknown>> = {}): Proposal => ({
  kind: 'command',
  with: {
    run: [...startOf(command), ...command.args],
    ...(Object.keys(command.env).length > 0 ? { env: command.env } : {}),
    ...more,
  },
  hint: command.program.replace(/\.\w+$/, ''),
});
