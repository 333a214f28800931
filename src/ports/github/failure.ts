import { z } from 'zod';
import { clip } from '../../text/clip.js';
import { GitHubFailed, type GitHubFailure } from './github.js';

/** As octokit throws it: no `response` where none came. */
const requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});

/** Says what GitHub would not do and why. `what` completes "GitHub did not …". */
export function explainFailure(error: unknown, what: string): GitHubFailed {
  if (error instanceof GitHubFailed) {
    return new GitHubFailed(error.why, `GitHub did not ${what}: ${error.message}`, { cause: error });
  }
  const known = requestError.safeParse(error);
  const said = firstLine(error instanceof Error ? error.message : String(error));
  if (!known.success) return new GitHubFailed('unreadable', `GitHub did not ${what}: ${said}`, { cause: error });
  const { status, response } = known.data;
  const why = response ? whyOf(status, { headers: response.headers, said }) : 'unreachable';
  const answer = response ? `${status} ${said}` : said;
  return new GitHubFailed(why, `GitHub did not ${what}: ${answer}`, { cause: error });
}

/** For an answer that zod would not read. */
export function unreadable(error: z.ZodError): GitHubFailed {
  const issue = error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  return new GitHubFailed('unreadable', `its answer is not what it documents (${where}${issue?.message})`, {
    cause: error,
  });
}

/** Seconds that GitHub asks to be left alone, where it does. */
export function retryAfter(headers: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function whyOf(
  status: number,
  { headers, said }: { readonly headers: Readonly<Record<string, unknown>>; readonly said: string },
): GitHubFailure {
  const limited =
    retryAfter(headers) !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said);
  if (status === 429 || (status === 403 && limited)) return 'rate-limited';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  return status < 500 ? 'refused' : 'unreachable';
}

const firstLine = (text: string): string => clip(text.split(/\r?\n/, 1)[0] ?? '', 300);
