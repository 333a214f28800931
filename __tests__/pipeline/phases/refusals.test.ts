import { describe, expect, it } from 'vitest';
import type { DeployRecord, RecordedStep } from '../../../src/pipeline/phases/record.js';
import { refusalsOf, type WayBack } from '../../../src/pipeline/phases/refusals.js';

const AT = '2026-11-30T12:00:00.000Z';
const step = (id: string, more: Partial<RecordedStep> = {}): RecordedStep => ({
  id,
  kind: 'command',
  mutates: true,
  reversible: true,
  begunAt: AT,
  ...more,
});
const record = (more: Partial<DeployRecord> = {}): DeployRecord => ({
  schemaVersion: 1,
  tool: { name: 'deploy-validate', version: '1' },
  project: 'p',
  stage: 's',
  subject: { configDigest: `sha256:${'0'.repeat(64)}` },
  startedAt: AT,
  config: { file: 'c.yml', text: '' },
  state: {},
  captured: {},
  before: [],
  images: {},
  steps: [step('ship')],
  ...more,
});
const names = (way: Partial<WayBack>): readonly string[] =>
  refusalsOf({ record: record(), triggers: ['health'], isAutomatic: true, kinds: ['command'], ...way }).map(
    ({ name }) => name,
  );
const red = (id: string) => ({ id, status: 'failed', summary: 'down' }) as const;
const unknown = (id: string) => ({ id, status: 'errored', summary: 'silent' }) as const;

describe('the way back is refused', () => {
  it.each([
    ['never without a reason', {}, []],
    [
      'where nothing had begun',
      { record: record({ steps: [step('ship', { begunAt: undefined })] }) },
      ['nothing-changed'],
    ],
    [
      'where nothing that begun changes anything',
      { record: record({ steps: [step('look', { mutates: false })] }) },
      ['nothing-changed'],
    ],
    [
      'once a step without a way back had begun',
      { record: record({ steps: [step('migrate', { reversible: false })] }) },
      ['migrate'],
    ],
    [
      'not for a step without a way back that had not begun',
      { record: record({ steps: [step('ship'), step('migrate', { reversible: false, begunAt: undefined })] }) },
      [],
    ],
    ['the second time', { record: record({ rollback: { begunAt: AT, status: 'running' } }) }, ['rolled-back']],
    ['where something else runs', { replaced: { why: 'v3 runs' } }, ['replaced']],
    ['where all that was looked at had failed before', { record: record({ before: [red('health')] }) }, ['red-before']],
    ['not where nobody could tell before', { record: record({ before: [unknown('health')] }) }, []],
    ['not for what had failed before by hand', { record: record({ before: [red('health')] }), isAutomatic: false }, []],
    [
      'where undo has nothing recorded',
      { record: record({ steps: [step('apply', { kind: 'apply' })] }), kinds: ['undo'] },
      ['not-recorded'],
    ],
    ['where undo has nothing to undo', { kinds: ['undo'] }, ['not-recorded']],
    [
      'not where undo has what ran before',
      { record: record({ steps: [step('apply', { kind: 'apply', before: { image: 'a' } })] }), kinds: ['undo'] },
      [],
    ],
  ] satisfies readonly (readonly [string, Partial<WayBack>, readonly string[]])[])('%s', (_, way, wanted) => {
    expect(names(way)).toEqual(wanted);
  });
});
