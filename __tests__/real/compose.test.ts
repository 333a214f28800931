import fc from 'fast-check';
import { describe, expect, vi } from 'vitest';
import { type Data, isData } from '../../src/engines/compose/merge.js';
import { fields, project, refuses, serviceWith, wholes } from '../engines/compose/refusals.js';
import { askCompose } from './compose-oracle.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 300_000 });

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
    const asked = [...fields.flat().map(serviceWith), ...wholes.flat().map(whole => [whole])];
    const answers = askCompose(asked).map((answer, index) => [asked[index], 'error' in answer]);
    expect(answers).toEqual(asked.map((texts, index) => [texts, index % 2 === 0]));
    expect(asked.map(texts => [texts, refuses(texts)])).toEqual(answers);
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
