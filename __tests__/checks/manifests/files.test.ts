import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Batch, readFiles, selectFiles } from '../../../src/facts/kubernetes/read-files.js';
import { type Opened, open } from '../../ports/opened.js';

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n';

async function read(at: Opened, entries: readonly string[], between: () => void = () => {}) {
  const { files, signal } = at.ports;
  const { selected, leftOut } = await selectFiles(entries, { files, exclude: [], option: 'paths' });
  between();
  const batches: Batch[] = [];
  await readFiles(selected, { files, signal, take: batch => batches.push(batch) });
  const seen = batches.map(({ entry, documents, problems }) => ({
    entry,
    subjects: documents.map(({ file, subject }) => `${file} ${subject}`),
    problems: problems.map(({ file, message }) => `${file} ${message}`),
  }));
  return { seen, leftOut };
}

describe('the files of manifests', () => {
  it('are read once, under the entry that names them first, without what belongs to kustomize', async () => {
    await using at = open({
      'deploy/b.yaml': OBJECT,
      'deploy/a.json': '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "two"}}',
      'deploy/kustomization.yaml': 'resources: [b.yaml]\n',
      'deploy/latin.yml': Buffer.from('name: caf\xe9\n', 'latin1'),
    });
    expect(await read(at, ['deploy', './deploy/../deploy/b.yaml'])).toEqual({
      seen: [
        { entry: 'deploy', subjects: ['deploy/a.json Secret/two'], problems: [] },
        { entry: 'deploy', subjects: ['deploy/b.yaml ConfigMap/one'], problems: [] },
        { entry: 'deploy', subjects: [], problems: ['deploy/latin.yml not text: its bytes are not UTF-8'] },
      ],
      leftOut: ['deploy/kustomization.yaml'],
    });
  });

  it('that are too large, or gone since they were listed, are no pass', async () => {
    await using at = open({ 'a.yaml': OBJECT, 'large.yaml': Buffer.alloc(32 * 1024 * 1024 + 1, '\n') });
    await expect(read(at, ['*.yaml'])).rejects.toMatchObject({
      why: 'unreadable',
      message: 'large.yaml: 33554433 bytes, more than the 33554432 that are read',
    });
    await expect(read(at, ['a.yaml'], () => rmSync(`${at.folder}/a.yaml`))).rejects.toMatchObject({
      why: 'unreadable',
      message: 'a.yaml: no such file',
    });
  });

  it('stop being read when the check is stopped', async () => {
    await using at = open({ 'a.yaml': OBJECT });
    await expect(read(at, ['a.yaml'], () => at.stop(new Error('timeout')))).rejects.toThrow('timeout');
  });
});
