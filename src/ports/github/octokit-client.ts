import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { deadline } from '../deadline.js';
import { retryAfter } from './failure.js';

const ATTEMPT_MS = 10_000;
/** Longer than this is not worth a runner's minutes: the delivery gives up, the decision stands. */
const LONGEST_WAIT_S = 30;
const RETRIES = 2;

export type Client = ReturnType<typeof getOctokit>;
type Plugin = NonNullable<Parameters<typeof getOctokit>[2]>;

/** octokit with a limit on each attempt, retries of 5xx, and the patience that GitHub asks for, within reason. */
export function openClient(setting: {
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly signal: AbortSignal;
}): Client {
  const patient = (seconds: number, _options: unknown, _client: unknown, count: number): boolean =>
    seconds <= LONGEST_WAIT_S && count < RETRIES;
  const options = {
    ...(setting.apiUrl ? { baseUrl: setting.apiUrl } : {}),
    retry: { retries: RETRIES, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: { onRateLimit: patient, onSecondaryRateLimit: patient },
  };
  return getOctokit(setting.token, options, limitAttempts(setting.signal), retry, throttling);
}

/**
 * Stands innermost, so it sees each attempt. plugin-throttling knows a limit only by GitHub's words or by an exhausted
 * count; a plain 429 with `retry-after` (a proxy, an Enterprise server) is handed to plugin-retry instead. Whatever let
 * an attempt time out is not asked again.
 */
const limitAttempts =
  (signal: AbortSignal): Plugin =>
  octokit => {
    octokit.hook.before('request', options => {
      options.request.signal = deadline(ATTEMPT_MS, signal);
    });
    octokit.hook.error('request', (error, options) => {
      if (!('request' in error)) throw error;
      if (isTimeout(error.cause)) options.request.retries = 0;
      const seconds = plainWait(error);
      if (seconds !== undefined)
        error.request.request = { ...error.request.request, retries: RETRIES, retryAfter: seconds };
      throw error;
    });
    return {};
  };

const isTimeout = (cause: unknown): boolean => cause instanceof Error && /^(Timeout|Abort)Error$/.test(cause.name);

/** The wait that a 429 or 403 asks for without the words that plugin-throttling looks for. */
function plainWait(error: {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> } | undefined;
}): number | undefined {
  const headers = error.response?.headers ?? {};
  const throttled = /\bsecondary rate\b/i.test(error.message) || headers['x-ratelimit-remaining'] === '0';
  if (throttled || (error.status !== 429 && error.status !== 403)) return undefined;
  const seconds = retryAfter(headers);
  return seconds !== undefined && seconds <= LONGEST_WAIT_S ? seconds : undefined;
}
