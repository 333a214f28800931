import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { readLintReport } from '../../src/checks/manifests/foreign-reports.js';
import { errorOf } from './could-not-tell.js';

const read = (value: unknown) => readLintReport(JSON.stringify(value), 'lint.json');

describe('kube-linter', () => {
  const diagnosis = (name: string) => ({
    Diagnostic: { Message: 'runs as root' },
    Check: 'run-as-non-root',
    Remediation: '',
    Object: {
      Metadata: { FilePath: '/src/web.yaml' },
      K8sObject: {
        Namespace: 'shop',
        Name: name,
        GroupVersionKind: { Group: 'apps', Version: 'v1', Kind: name && 'Deployment' },
      },
    },
  });
  const report = (more: object) => ({
    Checks: [{ name: 'run-as-non-root', description: '' }],
    Reports: null,
    Summary: { ChecksStatus: 'Passed', CheckEndTime: '2026-01-05T09:30:00.5Z', KubeLinterVersion: 'v0.8.3' },
    ...more,
  });
  const Summary = { ChecksStatus: 'Failed', CheckEndTime: '2026-01-05T09:30:00Z' };

  it('is an error whatever it reports, of an object or of a file', () => {
    const fault = { check: 'run-as-non-root', level: 'error', message: 'runs as root', namespace: 'shop' };
    expect(read(report({ Reports: [diagnosis('web'), diagnosis('')], Summary }))).toEqual({
      tool: 'kube-linter',
      objects: undefined,
      endedMs: Date.UTC(2026, 0, 5, 9, 30),
      faults: [
        { ...fault, subject: 'Deployment/web', file: '/src/web.yaml' },
        { ...fault, subject: undefined, file: '/src/web.yaml' },
      ],
    });
  });

  it('passes where its summary says so and it ran a check', () => {
    expect(read(report({})).faults).toEqual([]);
    expect(errorOf(() => read(report({ Checks: null }))).why).toBe('nothing-checked');
    expect(errorOf(() => read(report({ Summary }))).why).toBe('wrong-format');
    expect(errorOf(() => read(report({ Reports: [diagnosis('web')] }))).why).toBe('wrong-format');
  });

  it('names the place of what is missing', () => {
    const { Object: _, ...without } = diagnosis('web');
    expect(errorOf(() => read(report({ Reports: [without], Summary }))).message).toMatch(
      /^lint\.json at \/Reports\/0\/Object: /,
    );
  });
});

describe('kube-score', () => {
  const test = (grade: number, more: object = {}) => ({
    check: { id: `grade-${grade}`, name: `Grade ${grade}` },
    grade,
    skipped: false,
    comments: null,
    ...more,
  });
  const object = (checks: unknown) => ({
    object_name: 'Deployment/apps/v1/shop/web',
    type_meta: { kind: 'Deployment' },
    object_meta: { name: 'web', namespace: 'shop', creationTimestamp: null },
    checks,
    file_name: 'STDIN',
    file_row: 0,
  });

  it('is critical at 1, a warning at 5, and well above', () => {
    const { faults, objects } = read([object([test(1), test(5), test(7), test(10)])]);
    expect(objects).toEqual(['Deployment/web']);
    expect(faults.map(({ check, level, message, line }) => [check, level, message, line])).toEqual([
      ['grade-1', 'error', 'Grade 1', undefined],
      ['grade-5', 'warning', 'Grade 5', undefined],
    ]);
  });

  it('has a finding for each comment', () => {
    const comments = ['web', 'proxy'].map(path => ({ path, summary: 'no limit', description: 'Set one.' }));
    expect(read([object([test(1, { comments })])]).faults.map(({ message, help }) => [message, help])).toEqual([
      ['web: no limit', 'Set one.'],
      ['proxy: no limit', 'Set one.'],
    ]);
  });

  it('shows nothing where nothing was scored', () => {
    for (const value of [null, [], [object(null)], [object([test(0, { skipped: true })])]])
      expect(errorOf(() => read(value)).why).toBe('nothing-checked');
    expect(errorOf(() => read({})).why).toBe('wrong-format');
  });
});

describe('polaris', () => {
  const outcome = (ID: string, Severity: string, Success: boolean) => ({
    [ID]: { ID, Message: ID, Severity, Success },
  });
  const report = (Results: unknown, Score: number, AuditTime = '0001-01-01T00:00:00Z') => ({
    PolarisOutputVersion: '1.0',
    AuditTime,
    Results,
    Score,
  });
  const audited = (container: object) => ({
    Name: 'web',
    Kind: 'Deployment',
    Results: outcome('top', 'ignore', false),
    PodResult: { Results: outcome('pod', 'danger', false), ContainerResults: [{ Name: 'app', Results: container }] },
  });

  it('is read at the object, its pod and its containers', () => {
    const { faults, objects, endedMs } = read(report([audited(outcome('box', 'warning', false))], 0));
    expect({ objects, endedMs }).toEqual({ objects: ['Deployment/web'], endedMs: undefined });
    expect(faults.map(({ check, level, message }) => [check, level, message])).toEqual([
      ['top', 'error', 'top'],
      ['pod', 'error', 'pod'],
      ['box', 'warning', 'app: box'],
    ]);
  });

  it('shows nothing where filters left nothing, or nothing that explains its score', () => {
    const only = (Success: boolean) => [{ Name: 'web', Kind: 'Service', Results: outcome('a', 'danger', Success) }];
    expect(errorOf(() => read(report(null, 100))).why).toBe('nothing-checked');
    expect(errorOf(() => read(report([{ Name: 'web', Kind: 'Pod', Results: {} }], 100))).why).toBe('nothing-checked');
    expect(errorOf(() => read(report(only(true), 99))).why).toBe('truncated');
    expect(read(report(only(true), 100, '2026-01-05T10:30:00+01:00')).endedMs).toBe(Date.UTC(2026, 0, 5, 9, 30));
  });
});

describe('a report of any linter', () => {
  const keys = ['Checks', 'Reports', 'Summary', 'PolarisOutputVersion', 'Results', 'Score', 'object_name', 'checks'];
  const object = fc.dictionary(
    fc.constantFrom(...keys),
    fc.json().map(text => JSON.parse(text) as unknown),
  );
  const text = fc.oneof(
    object.map(value => JSON.stringify(value)),
    fc.array(object, { maxLength: 3 }).map(value => JSON.stringify(value)),
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('utf8')),
  );

  it('is a value or a refusal that says which file', () => {
    fc.assert(
      fc.property(text, content => {
        try {
          expect(readLintReport(content, 'lint.json').faults).toBeInstanceOf(Array);
        } catch (error) {
          if (!(error instanceof CouldNotTell)) throw error;
          expect(error.message).toMatch(/^lint\.json\b/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is truncated wherever it is cut', () => {
    const whole = JSON.stringify({
      PolarisOutputVersion: '1.0',
      Results: [{ Name: 'web "a"', Score: -1.5e3 }, null, true],
    });
    for (let length = 0; length < whole.length; length += 1)
      expect(errorOf(() => readLintReport(whole.slice(0, length), 'lint.json')).why).toBe('truncated');
  });
});
