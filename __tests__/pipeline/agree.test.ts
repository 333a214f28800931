import { describe, expect, it } from 'vitest';
import type { SeenImage } from '../../src/check.js';
import { agreeOnImages } from '../../src/pipeline/agree.js';
import type { Result } from '../../src/report/report.js';

const [A, B, C] = ['a', 'b', 'c'].map(digit => `sha256:${digit.repeat(64)}`);
const NAME = 'toolboxai/backend:1.2';

const config = (digest = '', image = NAME): SeenImage => ({ image, digest, of: 'config' });
const manifest = (digest = '', image = NAME): SeenImage => ({ image, digest, of: 'manifest' });
const index = (digest = '', image = NAME): SeenImage => ({ image, digest, of: 'index' });

function result(id: string, images: readonly SeenImage[], more: Partial<Result> = {}): Result {
  return {
    id,
    name: id,
    kind: 'any',
    covers: [],
    required: true,
    status: 'passed',
    reasonCode: 'passed',
    summary: `${id} is well`,
    durationMs: 1,
    attempts: 1,
    findings: [],
    measurements: [],
    evidence: [],
    details: [],
    images,
    ...more,
  };
}

const agreed = (...results: Result[]) => agreeOnImages(results).map(({ status }) => status);

describe('two checks that looked at an image of one name', () => {
  it('agree where it was one image, and then nothing changes', () => {
    const results = [result('size', [config(A), manifest(B)]), result('scan', [config(A), manifest(C)])];
    expect(agreeOnImages(results)).toEqual(results);
  });

  it('both fail where it was another, and each says which', () => {
    const [size, scan] = agreeOnImages([result('size', [config(A)]), result('scan', [config(B)])]);
    expect(size).toMatchObject({ status: 'failed', reasonCode: 'check-failed' });
    expect(scan).toMatchObject({
      status: 'failed',
      summary: `${NAME} is not the image that size looked at: config ${B} here, ${A} there; otherwise: scan is well`,
      findings: [
        {
          rule: 'digest-mismatch',
          level: 'error',
          subject: NAME,
          expected: A,
          actual: B,
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ],
    });
  });

  it('are one name however it is written', () => {
    expect(agreed(result('size', [config(A, 'docker.io/library/x')]), result('scan', [config(B, 'x:latest')]))).toEqual(
      ['failed', 'failed'],
    );
    expect(agreed(result('size', [config(A, 'localhost/x:1')]), result('scan', [config(B, 'x:1')]))).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('have nothing to do with each other under other names', () => {
    expect(agreed(result('size', [config(A)]), result('scan', [config(B, 'toolboxai/backend:1.3')]))).toEqual([
      'passed',
      'passed',
    ]);
    expect(agreed(result('size', [config(A)]), result('scan', [config(B, `ghcr.io/${NAME}`)]))).toEqual([
      'passed',
      'passed',
    ]);
  });

  it('may have looked at some of its platforms alone', () => {
    expect(agreed(result('size', [config(A), config(B)]), result('scan', [config(B)]))).toEqual(['passed', 'passed']);
    expect(agreed(result('size', [config(A), config(B)]), result('scan', [config(B), config(C)]))).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('name the platforms that only one of them has seen', () => {
    const results = agreeOnImages([result('size', [config(A), config(B)]), result('scan', [config(B), config(C)])]);
    expect(results.flatMap(({ findings }) => findings.map(({ actual, expected }) => [actual, expected]))).toEqual([
      [A, C],
      [C, A],
    ]);
  });

  it('fit where one has seen platforms that the other has not, whichever comes first', () => {
    expect(agreed(result('scan', [config(B)]), result('size', [config(A), config(B), config(C)]))).toEqual([
      'passed',
      'passed',
    ]);
    expect(agreed(result('scan', [config(A)]), result('size', [config(B), config(C)]))).toEqual(['failed', 'failed']);
  });

  it('that differ in their configs are not helped by an index in common', () => {
    expect(agreed(result('size', [config(A), index(C)]), result('scan', [config(B), index(C)]))).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('are compared by manifest or index where one of them knows no config', () => {
    expect(agreed(result('size', [index(A), manifest(B)]), result('scan', [config(C), manifest(A)]))).toEqual([
      'passed',
      'passed',
    ]);
    expect(agreed(result('size', [index(A)]), result('scan', [config(C), manifest(B)]))).toEqual(['failed', 'failed']);
  });

  it('are not compared where their digests are of different kinds, and a warning says so', () => {
    const results = agreeOnImages([result('size', [index(A)]), result('scan', [config(B)])]);
    expect(results.map(({ status, findings }) => [status, findings.map(({ rule, level }) => [rule, level])])).toEqual([
      ['passed', [['digest-not-compared', 'warning']]],
      ['passed', [['digest-not-compared', 'warning']]],
    ]);
  });

  it('take back what was waived, and leave an errored one as it is', () => {
    const waived = result('size', [config(A)], { status: 'waived', reasonCode: 'waived' });
    expect(agreed(waived, result('scan', [config(B)]))).toEqual(['failed', 'failed']);
    expect(agreed(result('size', [], { status: 'errored' }), result('scan', [config(B)]))).toEqual([
      'errored',
      'passed',
    ]);
  });

  it('an advisory one never fails a required one', () => {
    const advisory = result('scan', [config(B)], { required: false });
    expect(agreed(result('size', [config(A)]), advisory)).toEqual(['passed', 'failed']);
  });
});
