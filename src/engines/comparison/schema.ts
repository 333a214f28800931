import { z } from 'zod';
import { type Comparison, parseComparison } from './parse.js';
import { type Dimension, EXAMPLES, NOUNS } from './unit.js';

/** What a comparison in one option may be about. */
export interface ComparisonOf {
  /** What the compared value is; any unless given, for values whose unit stands elsewhere. */
  readonly dimension?: Dimension | readonly Dimension[];
  /** True where the option has a baseline, so that `1.5x` may stand there. */
  readonly baseline?: boolean;
}

/**
 * `<= 300ms` in an option. What cannot be read, and what is of another dimension than the value, is a config error that says
 * the column within the text and what was meant.
 */
export function comparison(about: ComparisonOf = {}) {
  const example = exampleOf(about);
  return z
    .string({ error: ({ input }) => notText(input, example) })
    .transform((text, context): Comparison => {
      const read = parseComparison(text);
      const fault = 'fault' in read ? read.fault : dimensionFault(read.comparison, about);
      if ('comparison' in read && fault === undefined) return read.comparison;
      const { column, message } = fault ?? { column: 1, message: '' };
      context.addIssue({ code: 'custom', message: `column ${column}: ${message}` });
      return z.NEVER;
    })
    .describe(`A comparison such as \`${example}\``);
}

/** One comparison or a list of which all must hold; a list once parsed. */
export const comparisons = (about: ComparisonOf = {}) => {
  const one = comparison(about);
  return z.union([one.transform(read => [read]), z.array(one).min(1)]);
};

function exampleOf({ dimension, baseline }: ComparisonOf): string {
  if (baseline) return '<= 1.5x';
  const [first = 'number'] = typeof dimension === 'string' ? [dimension] : (dimension ?? []);
  return `<= ${EXAMPLES[first]}`;
}

function notText(input: unknown, example: string): string {
  if (typeof input === 'number') return `the operator is missing; write "<= ${input}" or ">= ${input}", with its unit`;
  return `expected a comparison such as "${example}", in quotes`;
}

/** A plain number stands for a share, too: 0.05 is 5 %. */
function dimensionFault(read: Comparison, { dimension, baseline }: ComparisonOf) {
  const column = read.text.length - (read.unit?.length ?? 0) + 1;
  if (read.dimension === 'times') {
    const message = '"x" is times the baseline, and there is no baseline here; write a number with its unit';
    return baseline ? undefined : { column, message };
  }
  if (dimension === undefined) return undefined;
  const wanted = typeof dimension === 'string' ? [dimension] : dimension;
  if (wanted.every(each => each === 'ratio') && read.unit === undefined && Math.abs(read.number) > 1)
    return { column, message: `a share is at most 1; write "${read.operator} ${read.number}%"` };
  if (wanted.includes(read.dimension) || (read.dimension === 'number' && wanted.includes('ratio'))) return undefined;
  const nouns = wanted.map(each => NOUNS[each]).join(' or ');
  const examples = wanted.map(each => `"${read.operator} ${EXAMPLES[each]}"`).join(' or ');
  return { column, message: `${NOUNS[read.dimension]} cannot be compared with ${nouns}; write such as ${examples}` };
}
