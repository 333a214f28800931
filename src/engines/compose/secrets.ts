import { literalPart } from './interpolate.js';
import { isData } from './merge.js';
import { type ComposeRule, eachService } from './violation.js';

export const secretNotExternal: ComposeRule = {
  id: 'secret-not-external',
  level: 'error',
  reason: 'A secret that a file of the project gives lies beside the project.',
  remedy: 'Create it outside and write `external: true`.',
  check: project =>
    Object.entries(project.section('secrets')).flatMap(([name, secret]) => {
      const external = isData(secret) ? secret.external : undefined;
      if (isData(external) || String(external) === 'true') return [];
      const source = isData(secret)
        ? ['file', 'environment', 'content'].find(key => secret[key] !== undefined)
        : undefined;
      const from = source === undefined ? 'says not where it comes from' : `comes from its ${source}`;
      return [
        { place: project.place(['secrets', name]), message: `secret ${name} ${from}, not from outside`, subject: name },
      ];
    }),
};

const SECRET_NAME = /(?:passw(?:or)?d|passphrase|secret|token|api_?key|private_?key|access_?key|credential|dsn)/i;
/** Names that tell where a secret is, or something about it. */
const ABOUT =
  /(?:_file|_path|_dir|_url|_name|_id|_user|_ttl|_expir\w*|_length|_lifetime|_algorithm|_header|_issuer|_enabled)$/i;
const PLACEHOLDER =
  /^(?:$|<.*>|x{3,}|\*{3,}|(?:change|replace|set|your|insert|example|dummy|todo)[-_ ]?.*|true|false|\d{1,3})$/i;
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s@/]+)@/i;

/** True where a variable's value, as it is written, is a secret: never a reference, a path or a placeholder. */
export function isPlainSecret(name: string, written: string): boolean {
  const literal = literalPart(written).trim();
  const password = URL_WITH_PASSWORD.exec(literal)?.[1];
  if (password !== undefined) return !PLACEHOLDER.test(password);
  return (
    SECRET_NAME.test(name) && !ABOUT.test(name) && !PLACEHOLDER.test(literal) && !literal.startsWith('/run/secrets/')
  );
}

export const environmentPlaintext: ComposeRule = {
  id: 'env-plaintext',
  level: 'error',
  reason: 'Everyone who can read the repository, or inspect the container, can read it.',
  remedy:
    'Use a secret and the _FILE variable of the image, or a ${VARIABLE} that the machine sets. Revoke what was committed.',
  check: eachService(service => {
    const environment = isData(service.value.environment) ? service.value.environment : {};
    return Object.keys(environment).flatMap(name => {
      const written = service.raw(['environment', name]);
      if (written === undefined || written === null || !isPlainSecret(name, String(written))) return [];
      return [[['environment', name], `${name} holds a secret in plain text`] as const];
    });
  }),
};
