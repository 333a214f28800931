import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, vi } from 'vitest';
import { manifests } from '../../src/checks/manifests/definition.js';
import { renderBoth, renderByTool, renderEmbedded } from './kustomize-oracle.js';
import { file, objects, overlay, requests, trees } from './kustomize-trees.js';
import { openScene } from './scene.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 300_000 });

const root = join(import.meta.dirname, '../..');
const names = Object.keys(requests);

/** What several overlays ask for, in one: lists one after the other, maps laid over each other. */
function together(chosen: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [key, value] of chosen.flatMap(name => Object.entries(requests[name] ?? {}))) {
    const before = all[key];
    all[key] = Array.isArray(before) ? [...before, ...value] : value;
  }
  return all;
}

describe('the embedded renderer of kustomizations', () => {
  itWith('go', 'knows merge keys and scopes as the release says them that kustomize carries', () => {
    const script = join(root, 'scripts/kustomize-kinds.mjs');
    expect(execFileSync('node', [script, '--check'], { encoding: 'utf8' }).trim()).toBe('equal');
  });

  itWith('kustomize', 'takes them from the release that kustomize names', () => {
    expect(execFileSync('kustomize', ['openapi', 'info'], { encoding: 'utf8' })).toContain('v1.21.2');
  });

  for (const name of names) {
    itWith('kubectl', `gives what kubectl kustomize gives for ${name}`, async () => {
      const { embedded, kubectl } = await renderBoth(overlay(requests[name] ?? {}), 'overlay');
      expect(embedded).toEqual(kubectl);
    });
  }

  for (const [name, tree] of Object.entries(trees)) {
    itWith('kubectl', `gives what kubectl kustomize gives for ${name}`, async () => {
      const { embedded, kubectl } = await renderBoth(
        tree,
        'overlay/kustomization.yaml' in tree && !('kustomization.yaml' in tree) ? 'overlay' : '.',
      );
      expect(embedded).toEqual(kubectl);
    });
  }

  itWith('kubectl', 'leaves images of volumes alone that `images` does not name', async () => {
    const volumes = (reference: string) => [{ name: 'model', image: { reference } }];
    const objectsWith = (reference: string) => [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { volumes: volumes(reference) } },
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'c' },
        spec: { jobTemplate: { spec: { template: { spec: { volumes: volumes('web:1') } } } } },
      },
    ];
    const tree = (reference: string) => ({
      'kustomization.yaml': { resources: ['a.yaml'], images: [{ name: 'web', newTag: '2' }] },
      'a.yaml': file(...objectsWith(reference)),
    });
    const other = await renderBoth(tree('webs:1'));
    expect(other.embedded).toEqual(other.kubectl);
    expect((await renderBoth(tree('web:1'))).embedded).toBe('unsupported');
  });

  itWith('kubectl', 'gives what kubectl kustomize gives for any of it together, or says that it cannot', async () => {
    const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 });
    let equal = 0;
    await fc.assert(
      fc.asyncProperty(some, some, some, async (base, middle, top) => {
        const { embedded, kubectl } = await renderBoth(
          {
            'base/kustomization.yaml': { resources: ['all.yaml'], ...together(base) },
            'base/all.yaml': file(...objects),
            'middle/kustomization.yaml': { resources: ['../base'], ...together(middle) },
            'top/kustomization.yaml': { resources: ['../middle'], ...together(top) },
          },
          'top',
        );
        if (embedded === 'unsupported') return;
        equal += 1;
        expect(embedded).toEqual(kubectl);
      }),
      { numRuns: 100, seed: 20_261_126 },
    );
    expect(equal).toBeGreaterThan(60);
  });

  for (const directory of ['base', 'overlays/staging', 'overlays/production']) {
    const folder = join(root, 'examples/toolboxai/infrastructure/kubernetes', directory);
    itWith('kubectl', `gives what kubectl kustomize gives for the example's ${directory}`, async () => {
      expect(await renderEmbedded(folder)).toEqual(renderByTool(folder));
    });
    itWith('kustomize', `gives what kustomize build gives for the example's ${directory}`, async () => {
      expect(await renderEmbedded(folder)).toEqual(renderByTool(folder, ['kustomize', 'build']));
    });
  }
});

describe('the check of manifests', () => {
  const tree = {
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - prot: 80\n',
    'overlay/kustomization.yaml': 'resources: [../base]\nnamePrefix: staging-\n',
  };
  const finding = {
    rule: 'unknown-field',
    file: 'base/web.yaml',
    line: 7,
    column: 7,
    subject: 'Service/staging-web in overlay',
  };

  for (const [renderer, tool] of [
    ['kustomize', 'kustomize'],
    ['kubectl', 'kubectl'],
    ['embedded', 'node'],
  ] as const) {
    itWith(tool, `points to the source of what is rendered by ${renderer}`, async () => {
      const scene = openScene({ bound: manifests.bound }, tree);
      const outcome = await scene.check({ kustomize: ['overlay'], renderer, policies: 'off' });
      scene.remove();
      if (outcome.status === 'errored') throw new Error(outcome.message);
      expect(outcome.findings).toMatchObject([finding, { rule: 'schema-invalid' }]);
      expect(outcome.details[0]?.text).toContain(
        `rendered by ${renderer === 'kubectl' ? 'kubectl kustomize' : renderer === 'embedded' ? 'the embedded renderer' : renderer}`,
      );
    });
  }

  itWith('helm', 'checks what helm template makes, at its template', async () => {
    const scene = openScene(
      { bound: manifests.bound },
      {
        'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
        'chart/values.yaml': 'port: 80\n',
        'chart/templates/web.yaml':
          'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  ports:\n    - port: {{ .Values.port }}\n',
      },
    );
    const good = await scene.check({ helm: [{ chart: 'chart', release: 'shop' }], policies: 'off' });
    const bad = await scene.check({ helm: [{ chart: 'chart', set: { port: 'eighty' } }], policies: 'off' });
    scene.remove();
    expect(good).toMatchObject({ status: 'passed', measurements: [{ name: 'objects', value: 1 }] });
    expect(bad).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'schema-invalid', file: 'chart/templates/web.yaml' }],
    });
  });
});
