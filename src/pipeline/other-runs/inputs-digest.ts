import { createHash } from 'node:crypto';

/** Tells tools where and on what they work, whatever the config says. */
const PLACES = ['CONTAINER_HOST', 'DOCKER_CONTEXT', 'DOCKER_HOST', 'KUBECONFIG', 'RUNNER_ARCH', 'RUNNER_OS'];

export interface CheckInputs {
  /** That is checked out, with no change to it; undefined where that cannot be told. */
  readonly commit: string | undefined;
  /** The working directory, relative to the checkout. */
  readonly place: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Variables that were substituted in the check's options. */
  readonly variables: readonly string[];
  /** Variables that every tool sees. */
  readonly passed: readonly string[];
  /** True for a variable whose value must not be told, even as a digest. */
  readonly isSecret: (name: string, value: string) => boolean;
}

/**
 * `sha256:` and hex digits over what a check's result depends on besides the config: the checkout, where in it the
 * check runs, and the values of the variables that it is given. Undefined where that cannot be told: no clean checkout, or a secret among its options, of
 * which even a digest could be guessed at. Of a secret that every tool sees, only the name counts.
 */
export function inputsDigest({ commit, place, env, variables, passed, isSecret }: CheckInputs): string | undefined {
  const secret = (name: string): boolean => isSecret(name, env[name] ?? '');
  if (commit === undefined || variables.some(secret)) return undefined;
  const seen = [...new Set([...passed, ...PLACES])].sort();
  const values = seen.map(name => [name, secret(name) ? 'secret' : (env[name] ?? null)]);
  const options = variables.map(name => [name, env[name] ?? null]);
  return `sha256:${createHash('sha256').update(JSON.stringify({ commit, place, options, values })).digest('hex')}`;
}
