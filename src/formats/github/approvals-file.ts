import { parseDocument } from 'yaml';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { readValue } from '../json/json.js';

const login = z.string().min(1);

const schema = z.strictObject({
  approvals: z.array(
    z.strictObject({
      role: z.string().min(1),
      person: login,
      state: z.enum(['approved', 'rejected']).default('approved'),
      comment: z.string().default(''),
    }),
  ),
  /** Who would have started the run, and who would have written it. */
  starters: z.array(login).default([]),
  authors: z.array(login).default([]),
});

/** What a dry run of a sign-off takes for granted. */
export type ApprovalsFile = z.output<typeof schema>;

const REMEDY = 'Write it as docs/sign-off.md shows: `approvals: [{ role: technical-lead, person: octocat }]`.';

/** Reads the YAML or JSON of `--approvals`. Throws `CouldNotTell` where it is something else. */
export function readApprovalsFile(text: string, name: string): ApprovalsFile {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault) throw new CouldNotTell('wrong-format', `${name}: ${fault.message}`, REMEDY);
  return readValue(plain(document, name), schema, { name, remedy: REMEDY });
}

function plain(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell('wrong-format', `${name}: ${why}`, REMEDY, { cause });
  }
}
