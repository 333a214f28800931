import { lineProblems } from './lines.js';
import { writeMatcher } from './matchers.js';
import type { Misplaced } from './misplaced.js';
import { at, listOf, matchersIn } from './model.js';

/** What is wrong with `inhibit_rules`. */
export function inhibitionProblems(value: unknown): readonly Misplaced[] {
  return listOf(at(value, 'inhibit_rules')).flatMap((rule, index): readonly Misplaced[] => {
    const path = ['inhibit_rules', index];
    const source = matchersIn(rule, { path, prefix: 'source_' });
    const target = matchersIn(rule, { path, prefix: 'target_' });
    const lines = [...source.lines, ...target.lines];
    const doubtful = lines.flatMap(lineProblems);
    if (lines.some(({ read }) => 'problem' in read)) return doubtful;
    const [from, to] = [source, target].map(({ matchers }) => matchers.map(writeMatcher).sort().join(' '));
    const isSame = from === to;
    const hasEqual = listOf(at(rule, 'equal')).length > 0;
    return [
      ...doubtful,
      ...(isSame
        ? [
            {
              rule: 'inhibits-itself',
              path,
              message: 'source and target are the same alerts, which never inhibit one another',
            },
          ]
        : []),
      ...(!isSame && !hasEqual
        ? [
            {
              rule: 'inhibits-all',
              path,
              message: `without \`equal\` one alert with ${from || 'any labels'} silences every alert with ${to || 'any labels'}`,
            },
          ]
        : []),
    ];
  });
}
