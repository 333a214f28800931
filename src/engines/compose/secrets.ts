import { literalPart } from './interpolate.js';
import { isData } from './merge.js';
import type { Project, Service } from './project.js';
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
        {
          place: project.place(['secrets', name]),
          message: `secret ${name} ${from}, not from outside`,
          subject: name,
          section: 'secrets',
        },
      ];
    }),
};

const SECRET_NAME =
  /(?:passw(?:or)?d|passphrase|secret|token|(?:api|private|access|encryption|signing|session|cookie|jwt|hmac|master|auth)_?key|credential|dsn)|(?:^|_)pass(?:$|_)|_pwd$/i;
/** Names that tell where a secret is, or something about it. */
const ABOUT =
  /(?:_file|_path|_dir|_url|_name|_id|_user|_ttl|_expir\w*|_length|_lifetime|_algorithm|_header|_issuer|_enabled)$/i;
const NOTHING = /^(?:$|<.*>|x{3,}|\*{3,}|true|false|yes|no|on|off|\d{1,3})$/i;
const PLACEHOLDER = /^(?:change|replace|set|your|insert|example|dummy|todo)[-_ ]?.*$/i;
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s@/]+)@/i;

/** What a variable's value is, as it is written: a reference, a path or a switch is neither. */
export function secretKind(name: string, written: string): 'secret' | 'placeholder' | undefined {
  const literal = literalPart(written).trim();
  const password = URL_WITH_PASSWORD.exec(literal)?.[1];
  const isNamed = SECRET_NAME.test(name) && !ABOUT.test(name) && !literal.startsWith('/run/secrets/');
  const value = password ?? (isNamed ? literal : '');
  if (NOTHING.test(value)) return undefined;
  return PLACEHOLDER.test(value) ? 'placeholder' : 'secret';
}

const LINE = /^\s*(?:(?:ENV|ARG|export|-)\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s#,]+))/;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

/** What is wrong with a text that configures something: its lines assign values to names, in one notation or another. */
function inText(text: string, kind: 'secret' | 'placeholder'): readonly string[] {
  const names = text.split('\n').flatMap(line => {
    const [, name = '', ...values] = LINE.exec(line) ?? [];
    return secretKind(name, values.find(value => value !== undefined) ?? '') === kind ? [name] : [];
  });
  return [...new Set([...names, ...(kind === 'secret' && PRIVATE_KEY.test(text) ? ['a private key'] : [])])];
}

type Found = readonly [path: readonly (string | number)[], name: string];

/** Where a service writes secrets down: its environment, the arguments of its build, a Dockerfile inside the file. */
function inService({ value, raw }: Service, kind: 'secret' | 'placeholder'): readonly Found[] {
  const places = [['environment'], ['build', 'args']] as const;
  const build = isData(value.build) ? value.build : {};
  const hooks = (['pre_start', 'post_start', 'pre_stop'] as const).flatMap(key =>
    (Array.isArray(value[key]) ? value[key] : []).map((_, index) => [key, index, 'environment'] as const),
  );
  const named = [...places, ...hooks].flatMap(path =>
    namesAt(path.reduce<unknown>((found, part) => childOf(found, part), value)).flatMap((name): readonly Found[] => {
      const written = raw([...path, name]);
      const isText = written !== undefined && written !== null;
      return isText && secretKind(name, String(written)) === kind ? [[[...path, name], name]] : [];
    }),
  );
  const inline = typeof build.dockerfile_inline === 'string' ? String(raw(['build', 'dockerfile_inline'])) : '';
  return [...named, ...inText(inline, kind).map((name): Found => [['build', 'dockerfile_inline'], name])];
}

const childOf = (value: unknown, part: string | number): unknown =>
  Array.isArray(value) ? value[Number(part)] : isData(value) ? value[part] : undefined;

/** The names of `NAME=VALUE` in a list, or of a map. */
function namesAt(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(entry => String(entry).split('=')[0] ?? '');
  return isData(value) ? Object.keys(value) : [];
}

/** Configs whose content stands in the file, variables as they are written. */
function inConfigs(project: Project, kind: 'secret' | 'placeholder') {
  return Object.entries(project.section('configs')).flatMap(([config, value]) =>
    isData(value) && typeof value.content === 'string'
      ? inText(literalPart(String(project.raw(['configs', config, 'content']))), kind).map(name => ({ config, name }))
      : [],
  );
}

const written =
  (kind: 'secret' | 'placeholder', tell: (name: string) => string): ComposeRule['check'] =>
  project => [
    ...eachService(service => inService(service, kind).map(([path, name]) => [path, tell(name)] as const))(project),
    ...inConfigs(project, kind).map(({ config, name }) => ({
      place: project.place(['configs', config, 'content']),
      message: `config ${config}: ${tell(name)}`,
      subject: config,
      section: 'configs' as const,
    })),
  ];

export const plaintext: ComposeRule = {
  id: 'env-plaintext',
  level: 'error',
  reason: 'Everyone who can read the repository, or inspect the container or its image, can read it.',
  remedy:
    'Use a secret and the _FILE variable of the image (secrets of the build for `args`), or a ${VARIABLE} that the machine sets. Revoke what was committed.',
  check: written('secret', name =>
    name === 'a private key' ? 'holds a private key in plain text' : `${name} holds a secret in plain text`,
  ),
};

export const placeholder: ComposeRule = {
  id: 'placeholder-secret',
  level: 'warning',
  reason: 'A value that was meant to be replaced is deployed as it is, and everybody can guess it.',
  remedy: 'Put in a ${VARIABLE:?} that the machine must set, or a secret.',
  check: written('placeholder', name => `${name} has the value of an example`),
};
