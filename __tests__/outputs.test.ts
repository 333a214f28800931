import { describe, expect, it } from 'vitest';
import { refuseLostOutputs } from '../src/fronts/outputs.js';

describe('the file of the outputs', () => {
  it('is asked for before anything runs', () => {
    expect(() => refuseLostOutputs('/nowhere/output')).toThrow(
      'GITHUB_OUTPUT names /nowhere/output, which is not there',
    );
  });

  it.each([undefined, '', import.meta.filename])('is no trouble as %s', file => {
    expect(() => refuseLostOutputs(file)).not.toThrow();
  });
});
