import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init } from '../../src/commands/guide/init.js';
import { loadConfig } from '../../src/config/load.js';

type Files = Readonly<Record<string, string>>;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

/** What `init` would write for these files, and say. */
const initiated = (files: Files, more: { readonly from?: string; readonly workflow?: boolean } = {}) => {
  write(files);
  const { from, workflow = false } = more;
  return init(
    {
      config: join(root, '.github/deploy-validate.yml'),
      workingDirectory: root,
      from: from === undefined ? undefined : join(root, from),
      values: new Map(),
      workflow,
      force: false,
      dryRun: true,
    },
    { env: {}, cancel: new AbortController().signal },
  );
};

/** Each proposal as `kind`, a colon, and what it is given. */
async function proposed(files: Files): Promise<readonly string[]> {
  const { text } = await initiated(files);
  const { config } = await loadConfig({ file: 'deploy-validate.yml', text }, {});
  const kinds = config.stages['pre-deployment']?.checks.map(({ kind }) => kind) ?? [];
  return kinds.filter(kind => kind !== 'secrets');
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';

describe('init without a list', () => {
  it('looks for credentials in a repository that has nothing else', async () => {
    const { said } = await initiated({ 'README.md': '# shop' });
    expect(said).toEqual([
      '1 check proposed by what the repository has',
      'the repository (secrets: No credentials in the repository)',
    ]);
  });

  it.each<[string, Files, readonly string[]]>([
    ['vitest', { 'package.json': '{"devDependencies":{"vitest":"4"}}' }, ['tests']],
    ['a script of tests', { 'package.json': '{"scripts":{"test":"mocha"}}' }, ['tests']],
    [
      'no script of tests',
      { 'package.json': '{"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1"}}' },
      [],
    ],
    ['pytest', { 'pyproject.toml': '[tool.pytest.ini_options]\n' }, ['tests']],
    ['test files of Python', { 'requirements-dev.txt': 'x', 'tests/test_a.py': '' }, ['tests']],
    ['Go', { 'go.mod': 'module a', 'a_test.go': '' }, ['tests', 'dependencies']],
    ['Go without tests', { 'go.mod': 'module a' }, ['dependencies']],
    ['Rust', { 'Cargo.toml': '[package]' }, ['tests']],
    ['Maven', { 'pom.xml': '<project/>', mvnw: '' }, ['tests']],
    ['Gradle', { 'build.gradle.kts': '', gradlew: '' }, ['tests']],
    [
      'suites of folders',
      { 'api/pyproject.toml': 'pytest', 'web/package.json': '{"jest":{},"devDependencies":{"jest":"30"}}' },
      ['tests', 'tests'],
    ],
    ['lock files', { 'package-lock.json': '{}', 'api/requirements.txt': 'x' }, ['dependencies', 'dependencies']],
    ['a Dockerfile', { Dockerfile: 'FROM scratch' }, ['image-size']],
    ['a compose file', { 'docker-compose.yml': 'services: {}' }, ['compose']],
    ['manifests', { 'k8s/a.yaml': POD, 'k8s/values.yaml': 'a: 1' }, ['manifests']],
    ['YAML that is no manifest', { 'k8s/a.yaml': 'a: 1' }, []],
    ['overlays', { 'k8s/base/kustomization.yaml': '', 'k8s/overlays/staging/kustomization.yaml': '' }, ['manifests']],
    [
      'a chart beside manifests',
      { 'charts/a/Chart.yaml': 'name: a', 'charts/a/templates/k8s/a.yaml': POD, 'deploy/a.yaml': POD },
      ['manifests', 'manifests'],
    ],
    [
      'Prometheus',
      {
        'prometheus/prometheus.yml': 'scrape_configs: []',
        'prometheus/rules/a.yml': 'groups:\n- name: a\n  rules:\n  - alert: A\n    expr: up == 0\n',
      },
      ['prometheus', 'prometheus'],
    ],
    ['Alertmanager', { 'alertmanager.yml': 'route: {}\nreceivers: []\n' }, ['alertmanager']],
    ['dashboards', { 'grafana/a.json': '{"panels":[],"schemaVersion":39}' }, ['grafana']],
    [
      'a folder with other JSON beside dashboards',
      { 'grafana/a.json': '{"panels":[],"schemaVersion":39}', 'grafana/b.json': '{}' },
      [],
    ],
    ['Loki', { 'loki-config.yaml': 'schema_config: {}' }, ['loki']],
    ['a collector', { 'otel/config.yaml': 'receivers:\nexporters:\nservice:\n' }, ['tracing']],
    ['migrations', { 'db/migrations/0001_a.up.sql': 'select 1;' }, ['migrations']],
    ['variables of a target', { '.env.example': 'A=', 'deploy/production.env': 'A=1' }, ['env']],
    ['names that a shell would read', { 'a$(x)/package-lock.json': '{}', 'b${{ github.token }}/Dockerfile': '' }, []],
    ['variables without a target', { '.env.example': 'A=' }, []],
    [
      'what is somebody else’s',
      {
        'node_modules/a/package.json': '{"devDependencies":{"vitest":"4"}}',
        'vendor/a/go.mod': '',
        'examples/Dockerfile': '',
      },
      [],
    ],
  ])('proposes what fits %s', async (_, files, kinds) => {
    expect(await proposed(files)).toEqual(kinds);
  });

  it('names overlays and what nothing builds upon, and never a base', async () => {
    const { text } = await initiated({
      'config/default/kustomization.yaml': 'resources:\n- ../crd\n- ../manager\n',
      'config/crd/kustomization.yaml': '',
      'config/manager/kustomization.yaml': '',
    });
    expect(text).toContain('kustomize: [ config/default ]');
  });

  it('runs a suite in its folder, and names its report from the root', async () => {
    const { text } = await initiated({ 'api/pyproject.toml': 'pytest' });
    expect(text).toContain('run: [ pytest, --junitxml=reports/pytest.xml ]');
    expect(text).toContain('junit: api/reports/pytest.xml');
    expect(text).toContain('cwd: api');
  });

  it('blocks on no image that nobody has built', async () => {
    const { text } = await initiated({ Dockerfile: 'FROM scratch' });
    expect(text).toContain('required: false');
  });
});

describe('init --workflow', () => {
  it('writes a workflow with least permissions, pinned actions and what the checks need', async () => {
    const { text } = await initiated(
      {
        'pyproject.toml': 'pytest',
        'requirements.txt': 'x',
        'web/package-lock.json': '{}',
        'web/package.json': '{}',
        Dockerfile: '',
      },
      { workflow: true },
    );
    const workflow = text.split('---\n')[1]?.replaceAll(/init-\w+:candidate/g, 'shop:candidate') ?? '';
    const expected = join(import.meta.dirname, 'workflow.expected.yml');
    if (process.env.UPDATE_CASES) writeFileSync(expected, workflow.replace(/\nconfig: .*$/m, ''));
    expect(workflow).toBe(readFileSync(expected, 'utf8'));
  });
});

describe('init --from', () => {
  it('says what the list names and is not there, and what is there and not in the list', async () => {
    const { said } = await initiated(
      { 'LIST.md': '- [ ] Rules are valid: `promtool check rules rules/a.yml`\n', 'compose.yml': 'services: {}' },
      { from: 'LIST.md' },
    );
    expect(said.filter(line => /there/.test(line))).toEqual([
      'named in the list, and not there: rules/a.yml',
      'there, and in no line of the list: the repository (secrets: No credentials in the repository)',
      'there, and in no line of the list: compose.yml (compose: compose.yml is valid and safe)',
    ]);
  });
});
