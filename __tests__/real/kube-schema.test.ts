import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { writeKubeconformSchemas } from '../../bench/manifests/kubeconform-schemas.mjs';
import type { KubeFault } from '../../src/engines/kube-schema/fault.js';
import { loadSchemas } from '../../src/engines/kube-schema/schemas.js';
import { walkDefinition } from '../../src/engines/kube-schema/walk.js';
import { ObjectMaker, type RandomObject } from './kube-objects.js';
import { askGo } from './kube-oracle.js';
import { Chance } from './kube-random.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 600_000 });

const VERSION = '1.34';
const script = join(import.meta.dirname, '../../scripts/kube-schemas.mjs');

async function judged(number: number): Promise<readonly { object: RandomObject; faults: readonly KubeFault[] }[]> {
  const schemas = await loadSchemas(VERSION);
  if (!schemas) throw new Error(VERSION);
  const maker = new ObjectMaker(VERSION, new Chance(20_260_102));
  return Array.from({ length: number }, () => {
    const object = maker.make();
    return { object, faults: walkDefinition(object.value, object.definition, schemas) };
  });
}

/** What the API server's validation refuses, after its decoder has taken it. */
const beyondDecoding = ({ rule, message }: KubeFault): boolean =>
  rule === 'schema-invalid' &&
  /is missing$|must not be null$|^not a valid|^expected (?!a time|a quantity|base64|an integer).*, got "/.test(message);
/** What decodes as the zero value or as raw bytes, and means nothing. */
const odd = ({ message }: KubeFault): boolean => /^expected an object, got|^expected base64, got a list$/.test(message);
/** What a JSON Schema of types and fields does not say. */
const beyondTypes = ({ message, path }: KubeFault): boolean =>
  /^not a valid|, got (?:"|\d|something else)/.test(message) ||
  (typeof path.at(-1) === 'number' && /is missing$/.test(message));

describe('the schemas of Kubernetes', () => {
  itWith('go', 'are those of its releases', () => {
    expect(execFileSync('node', [script, '--check'], { encoding: 'utf8' }).trim()).toBe('equal');
  });

  itWith('npm', 'have the same fields and types as the npm client of each release', () => {
    expect(execFileSync('node', [script, '--npm'], { encoding: 'utf8' }).trim()).toBe('equal');
  });

  itWith('go', "refuse what the API server's strict decoder refuses, and nothing else", async () => {
    const objects = await judged(20_000);
    const go = askGo(
      'decode',
      objects.map(({ object }) => JSON.stringify(object.value)),
    );
    const differences = objects.flatMap(({ object, faults }, index) => {
      const theirs = go[index]?.error ?? '';
      const mine = faults.filter(fault => !beyondDecoding(fault));
      if (theirs ? faults.length > 0 : mine.every(odd)) return [];
      return [`${object.kind}: ${mine[0]?.message ?? 'fine'} here, ${theirs || 'fine'} in Go`];
    });
    expect(differences).toEqual([]);
  });

  itWith('kubeconform', 'refuse what kubeconform refuses, and besides only what types do not say', async () => {
    const objects = await judged(3000);
    const folder = mkdtempSync(join(tmpdir(), 'kubeconform-'));
    const location = writeKubeconformSchemas(join(folder, 'schemas'), VERSION);
    objects.forEach(({ object }, index) => {
      writeFileSync(join(folder, `${index}.json`), JSON.stringify(object.value));
    });
    const argv = ['-strict', '-verbose', '-output', 'json', '-schema-location', location, folder];
    const { stdout } = spawnSync('kubeconform', argv, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    const status = new Map<string, string>();
    for (const { filename, status: said } of JSON.parse(stdout).resources)
      status.set(/(\d+)\.json$/.exec(filename)?.[1] ?? '', said);
    const differences = objects.flatMap(({ object, faults }, index) => {
      const theirs = status.get(String(index));
      if (theirs === 'statusValid' ? faults.every(beyondTypes) : faults.length > 0) return [];
      return [`${object.kind}: ${faults[0]?.message ?? 'fine'} here, ${theirs} there`];
    });
    expect(differences).toEqual([]);
  });
});
