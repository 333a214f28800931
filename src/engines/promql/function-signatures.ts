import type { ValueType } from './expression.js';

interface Signature {
  readonly args: readonly ValueType[];
  /** How many arguments may follow the last; -1 for any number. One fewer than `args` suffices where it is not 0. */
  readonly variadic: number;
  readonly returns: ValueType;
  readonly experimental: boolean;
}

const LETTERS: Readonly<Record<string, ValueType>> = { s: 'scalar', t: 'string', v: 'vector', m: 'matrix' };

/**
 * Functions by the types of their arguments (s scalar, t string, v instant vector, m range vector), those that return a
 * scalar behind `>s`, optional last arguments behind `+`. After Prometheus 3.14, promql/parser/functions.go.
 */
const STABLE: Readonly<Record<string, string>> = {
  v:
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev ' +
    'histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp',
  m:
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time ' +
    'max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time',
  'v+1': 'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  '>s': 'pi time',
  'v>s': 'scalar',
  s: 'vector',
  vss: 'clamp',
  vs: 'clamp_max clamp_min',
  'vs+1': 'round',
  ms: 'predict_linear',
  sm: 'quantile_over_time',
  sv: 'histogram_quantile',
  ssv: 'histogram_fraction',
  vtttt: 'label_replace',
  'vttt+-1': 'label_join',
};

const EXPERIMENTAL: Readonly<Record<string, string>> = {
  '>s': 'end range start step',
  'ss>s': 'max_of min_of',
  v: 'start_timestamp',
  m: 'mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  mss: 'double_exponential_smoothing',
  'vt+-1': 'sort_by_label sort_by_label_desc',
  'vv+1': 'info',
  'vtss+9': 'histogram_quantiles',
};

const SIGNATURES = new Map([...entries(STABLE, false), ...entries(EXPERIMENTAL, true)]);

function entries(
  table: Readonly<Record<string, string>>,
  experimental: boolean,
): readonly (readonly [string, Signature])[] {
  return Object.entries(table).flatMap(([shape, names]) => {
    const [, letters = '', variadic = '0', returns = 'v'] = /^([a-z]*)(?:\+(-?\d+))?(?:>(\w))?$/.exec(shape) ?? [];
    const signature = {
      args: [...letters].flatMap(letter => LETTERS[letter] ?? []),
      variadic: Number(variadic),
      returns: LETTERS[returns] ?? 'vector',
      experimental,
    };
    return names.split(' ').map(name => [name, signature] as const);
  });
}

export const signatureOf = (name: string): Signature | undefined => SIGNATURES.get(name);

export const FUNCTION_NAMES: readonly string[] = [...SIGNATURES.keys()];

/** Aggregations that take a parameter, by its type. */
export const AGGREGATION_PARAMETERS: Readonly<Record<string, ValueType>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  count_values: 'string',
};

export const EXPERIMENTAL_AGGREGATIONS: ReadonlySet<string> = new Set(['limitk', 'limit_ratio']);
