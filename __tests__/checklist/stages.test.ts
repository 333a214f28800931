import { describe, expect, it } from 'vitest';
import { tickStages } from '../../src/checklist/tick.js';
import type { Result } from '../../src/report/report.js';

const item = (slug: string, covers: readonly { stage: string; by: string }[], excuse?: string) => ({
  slug,
  text: slug,
  label: slug,
  line: 1,
  offset: 0,
  end: 0,
  ticked: false,
  parent: undefined,
  headings: [],
  covers,
  excuse,
});

const found = (id: string, status: Result['status']) => ({
  results: [
    {
      id,
      status,
      reasonCode: 'passed' satisfies Result['reasonCode'] as Result['reasonCode'],
      summary: '',
      findings: [],
    },
  ],
});

const BOTH = [
  { stage: 'a', by: 'x' },
  { stage: 'b', by: 'y' },
];

describe('the list over several stages', () => {
  const binding = {
    items: [item('both', BOTH)],
    tally: { items: 1, covered: 1, attested: 0, uncovered: [] },
    misfits: [],
    notices: [],
  };
  const stateOf = (founds: ReadonlyMap<string, ReturnType<typeof found>>) =>
    tickStages(binding, founds).lines?.map(({ state }) => state);

  it('ticks a line where all that answers for it, in every stage, has held', () => {
    expect(
      stateOf(
        new Map([
          ['a', found('x', 'passed')],
          ['b', found('y', 'passed')],
        ]),
      ),
    ).toEqual(['proven']);
  });

  it('ticks nothing for a stage whose report is not there', () => {
    expect(stateOf(new Map([['a', found('x', 'passed')]]))).toEqual(['other-stage']);
  });

  it.each([
    ['failed', 'failed'],
    ['errored', 'unknown'],
    ['pending', 'waits'],
    ['skipped', 'excused'],
  ] as const)('takes the worst: %s', (status, state) => {
    const other = {
      results: [
        {
          id: 'y',
          status,
          reasonCode: 'when-not-met' satisfies Result['reasonCode'] as Result['reasonCode'],
          summary: '',
          findings: [],
        },
      ],
    };
    expect(
      tickStages(
        binding,
        new Map([
          ['a', found('x', 'passed')],
          ['b', other],
        ]),
      ).lines?.[0]?.state,
    ).toBe(status === 'skipped' ? 'proven' : state);
  });
});
