import fc from 'fast-check';
import { describe, expect, vi } from 'vitest';
import { parseComposeFile } from '../../src/engines/compose/file.js';
import { type Data, isData } from '../../src/engines/compose/merge.js';
import { assemble, type Project } from '../../src/engines/compose/project.js';
import { composeRules } from '../../src/engines/compose/rules.js';
import { fieldProblems } from '../../src/engines/compose/schema.js';
import { askCompose } from './compose-oracle.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 300_000 });

const files = (texts: readonly string[]) =>
  texts.map((text, index) => parseComposeFile({ file: `${index + 1}.yml`, text }, () => undefined));

const project = (texts: readonly string[]): Project => assemble(files(texts), () => undefined);

/** Each in a service `a` of its own; the left ones Compose refuses, the right ones it takes. */
const fields: readonly (readonly [refused: string, taken: string])[] = [
  ['privilegd: true', 'privileged: true'],
  ['deploy: { resource: {} }', 'deploy: { resources: {} }'],
  ['deploy: { resources: { limits: { cpu: "1" } } }', 'deploy: { resources: { limits: { cpus: 1 } } }'],
  ['deploy: { resources: { limits: { memory: lots } } }', 'deploy: { resources: { limits: { memory: 1.5G } } }'],
  ['mem_limit: 1 quart', 'mem_limit: 512MiB'],
  ['cap_add: ALL', 'cap_add: [ALL]'],
  ['ports: ["99999:80"]', 'ports: ["0-1:80-81"]'],
  ['ports: ["8000-8002:80-81"]', 'ports: ["8000-8002:80", "[::1]:1:1", 9, "127.0.0.1::1"]'],
  ['ports: [abc]', 'ports: ["80/udp"]'],
  ['healthcheck: { test: [curl] }', 'healthcheck: { test: curl }'],
  ['healthcheck: { interval: 5 minutes }', 'healthcheck: { interval: 1m30s }'],
  ['volumes: [":/a"]', 'volumes: ["/a"]'],
  ['volumes: [{ type: foo, target: /a }]', 'volumes: [{ type: tmpfs, target: /a }]'],
  ['environment: { A: { b: c } }', 'environment: { A: null, B: 1.5, C: true }'],
  ['pull_policy: sometimes', 'pull_policy: every_12h'],
  ['tmpfs: { a: b }', 'tmpfs: /a'],
  ['depends_on: { a: { condition: fine } }', 'depends_on: []'],
  ['depends_on: [a]', 'links: []'],
  ['depends_on: [b]', 'expose: [1]'],
  ['network_mode: "service:b"', 'network_mode: host'],
  ['{ network_mode: host, networks: [default] }', 'networks: [default]'],
  ['{ scale: 2, deploy: { replicas: 3 } }', '{ scale: 2, deploy: { replicas: 2 } }'],
  ['{ container_name: abc, scale: 2 }', '{ container_name: abc, scale: 1 }'],
  [
    '{ cpus: 1, deploy: { resources: { limits: { cpus: 2 } } } }',
    '{ cpus: 2, deploy: { resources: { limits: { cpus: 2 } } } }',
  ],
  ['secrets: [s]', 'secrets: []'],
  ['build: { context: ., secrets: [s] }', 'build: { context: ., args: [A] }'],
  ['models: [m]', 'annotations: { a: b }'],
  ['extends: { file: b.yml }', 'x-any: { thing: 1 }'],
];

const serviceWith = (field: string): readonly string[] => {
  const own = field.startsWith('{') ? field.slice(1, -1) : field;
  return [`services: { a: { image: "a:1", ${own} } }\n`];
};

/** What Compose would refuse, by the embedded rules. */
function refuses(texts: readonly string[]): boolean {
  const whole = project(texts);
  const rules = composeRules.filter(({ id }) => id === 'compose-invalid' || id === 'undefined-reference');
  return files(texts).some(file => fieldProblems(file).length > 0) || rules.some(rule => rule.check(whole).length > 0);
}

const among = (...values: readonly string[]) => fc.constantFrom(...values);

/** Settings that files of one project give each other, and take back. */
const settings = {
  environment: among(
    '{A: "1", B: x}',
    '[A=2, C]',
    '{A: null}',
    '["D=a:b"]',
    '!reset null',
    '!override {Z: "1"}',
    '!reset {A: null}',
  ),
  privileged: among('true', 'false', '!reset null'),
  cap_add: among('[ALL]', '[NET_ADMIN]', '!override [CHOWN]', '!reset []'),
  deploy: among(
    '{resources: {limits: {cpus: "1", memory: 1G}}}',
    '{resources: {limits: {memory: 2G}}}',
    '!reset null',
    '!override {replicas: 3}',
    '{resources: !reset null}',
    '{resources: {limits: !override {cpus: "2"}}}',
    '{resources: {reservations: {cpus: "1"}}}',
  ),
  volumes: among('["/a:/x"]', '["/b:/x:ro", "/c:/y"]', '[{type: bind, source: /d, target: /x}]', '!override ["/e:/e"]'),
  build: among(
    '.',
    '{context: ., args: {T: "1"}}',
    '{args: [U=2]}',
    '{context: x, args: !override {V: "1"}}',
    '!reset null',
  ),
  network_mode: among('host', 'none', '!reset null'),
  security_opt: among('["seccomp:unconfined"]', '["no-new-privileges:true"]', '!reset []'),
  healthcheck: among('{test: [CMD, a]}', '{disable: true}', '!reset null'),
  mem_limit: among('1g', '2g', '!reset null'),
};

const service = fc.record(settings, { requiredKeys: [] }).map(given =>
  Object.entries(given)
    .map(([key, value]) => `    ${key}: ${value}\n`)
    .join(''),
);

const twoFiles = fc
  .tuple(service, service, service, fc.boolean(), fc.boolean())
  .map(([one, two, over, extended, gone]) => [
    `services:\n  a:\n    image: a:1\n${one}  b:\n    image: b:1\n${extended ? '    extends: a\n' : ''}${two}`,
    `services:\n  a:\n    hostname: h\n${over}${gone ? '  b: !reset null\n' : ''}`,
  ]);

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, key) => (isData(found) ? found[key] : undefined), value);

const texts = (value: unknown): readonly string[] => [...new Set(Array.isArray(value) ? value.map(String) : [])].sort();

const named = (value: unknown): unknown =>
  Object.fromEntries(
    Object.entries(isData(value) ? value : {}).map(([key, text]) => [key, text === null ? null : String(text)]),
  );

const mount = (volume: unknown): string =>
  isData(volume) ? `${volume.source}:${volume.target}` : String(volume).split(':').slice(0, 2).join(':');

/** What the rules look at, in one notation. */
const seen = (value: Data): unknown => ({
  environment: named(value.environment),
  args: named(at(value, 'build', 'args')),
  privileged: value.privileged === true,
  capabilities: texts(value.cap_add),
  options: texts(value.security_opt),
  network: value.network_mode ?? null,
  mounts: (Array.isArray(value.volumes) ? value.volumes.map(mount) : []).sort(),
  limits: ['cpus', 'memory'].map(key => at(value, 'deploy', 'resources', 'limits', key) != null),
  reserved: at(value, 'deploy', 'resources', 'reservations', 'cpus') != null,
  memory: value.mem_limit != null,
  health: [at(value, 'healthcheck', 'test') ?? null, at(value, 'healthcheck', 'disable') ?? false],
});

describe('a Compose project', () => {
  itWith('go', 'is refused for what Compose refuses, and for nothing else', () => {
    const asked = fields.flat();
    const answers = askCompose(asked.map(serviceWith)).map((answer, index) => [asked[index], 'error' in answer]);
    expect(asked.map(field => [field, refuses(serviceWith(field))])).toEqual(answers);
    expect(answers).toEqual(
      fields.flatMap(([refused, taken]) => [
        [refused, true],
        [taken, false],
      ]),
    );
  });

  itWith('go', 'is put together out of its files as Compose does', () => {
    const projects = fc.sample(twoFiles, { numRuns: 300, seed: 20_261_126 });
    const answers = askCompose(projects);
    const pairs = projects.flatMap((given, index) => {
      const answer = answers[index];
      if (!answer || 'error' in answer) return [];
      const own = Object.fromEntries(project(given).services.map(({ name, value }) => [name, seen(value)]));
      const theirs = Object.entries(answer.model.services).map(([name, value]) => [name, seen(value)] as const);
      return [[own, Object.fromEntries(theirs)] as const];
    });
    expect(pairs.length).toBeGreaterThan(150);
    for (const [own, theirs] of pairs) expect(own).toEqual(theirs);
  });
});
