import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Audit } from '../../formats/audits/advisory.js';
import { isNpmAudit, readNpmAudit } from '../../formats/audits/npm-audit.js';
import { isOsv, readOsv } from '../../formats/audits/osv.js';
import { isPipAudit, readPipAudit } from '../../formats/audits/pip-audit.js';
import { isPnpmAudit, readPnpmAudit } from '../../formats/audits/pnpm-audit.js';
import { isYarnClassicLine, isYarnLine, readYarnAudit, readYarnClassicAudit } from '../../formats/audits/yarn-audit.js';
import { type JsonOrigin, parseJson, parseJsonLines } from '../../formats/json/json.js';
import { clip } from '../../text/clip.js';

const REMEDY = 'Write it with npm, pnpm, yarn, pip-audit or osv-scanner, in JSON.';

/** Reads an audit that an earlier step wrote, whatever tool it comes from. */
export function readReport(text: string, name: string): Audit {
  const origin = { name, remedy: REMEDY };
  if (isLines(text)) {
    const [first] = parseJsonLines(text.slice(0, text.indexOf('\n')), origin);
    if (isYarnClassicLine(first)) return readYarnClassicAudit(text, origin);
    if (isYarnLine(first)) return readYarnAudit(text, origin);
  }
  const value = parseJson(text, origin);
  refuseError(value, origin);
  if (isNpmAudit(value)) return readNpmAudit(value, origin);
  if (isPnpmAudit(value)) return readPnpmAudit(value, origin);
  if (isPipAudit(value)) return readPipAudit(value, origin);
  if (isOsv(value)) return readOsv(value, origin);
  if (isYarnLine(value)) return readYarnAudit(text, origin);
  throw new CouldNotTell('wrong-format', `${name}: is no audit that is known here`, REMEDY);
}

const failed = z.object({ error: z.unknown() });
const told = z.object({ summary: z.string().optional(), message: z.string().optional(), code: z.string().optional() });

/** npm and pnpm write an error beside what they have, or instead of it. */
function refuseError(value: unknown, { name, remedy }: JsonOrigin): void {
  const error = failed.safeParse(value).data?.error ?? undefined;
  if (error === undefined) return;
  const { summary, message, code } = told.safeParse(error).data ?? {};
  const beside = told.safeParse(value).data;
  const said = [
    summary,
    message,
    beside?.message,
    beside?.summary,
    code,
    beside?.code,
    typeof error === 'string' ? error : undefined,
  ];
  const why = said.find(Boolean) ?? 'an error';
  throw new CouldNotTell('unreachable', `${name}: the audit failed: ${clip(why, 300)}`, remedy);
}

/** One JSON document a line, as yarn writes them. */
const isLines = (text: string): boolean => /^\s*\{.*\}\s*\n\s*\{/.test(text);
