/** Why evidence could not be put where it was asked for, as a sentence's end, and what to do about it. */
export class NotKept extends Error {
  override readonly name = 'NotKept';

  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the server is github.com or GitHub with data residency, which alone keep artifacts v4 and attestations. */
export function isHostedGitHub({ GITHUB_SERVER_URL: server = 'https://github.com' }: Environment): boolean {
  const host = URL.canParse(server) ? new URL(server).hostname : '';
  return host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost');
}

/**
 * Waits no longer than so many milliseconds. Throws `NotKept` with `abandoned` as its cause then: the libraries cannot be
 * stopped, and what they hold open would keep the process alive.
 */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    const say = () =>
      reject(new NotKept(`no answer within ${limitMs / 1000} s`, 'Run it again.', { cause: abandoned }));
    timer = setTimeout(say, limitMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** The cause of a `NotKept` whose work may still go on. */
export const abandoned: unique symbol = Symbol('abandoned');
