import type { z } from 'zod';
import { CouldNotTell } from '../../check.js';

/** What zod reads out of GitHub's answer. Throws where it is not what GitHub documents. */
export function read<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  const remedy = 'Run it again. If it stays so, report it: GitHub answers other than it documents.';
  throw new CouldNotTell('wrong-format', `GitHub's answer about ${what} is not what it documents${where}`, remedy);
}
