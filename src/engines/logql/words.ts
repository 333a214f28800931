/** Words that are functions where a parenthesis or a grouping follows, and names elsewhere. */
export const RANGE_FUNCTIONS: ReadonlySet<string> = new Set([
  'rate',
  'rate_counter',
  'count_over_time',
  'bytes_rate',
  'bytes_over_time',
  'avg_over_time',
  'sum_over_time',
  'min_over_time',
  'max_over_time',
  'stdvar_over_time',
  'stddev_over_time',
  'quantile_over_time',
  'first_over_time',
  'last_over_time',
  'absent_over_time',
]);

export const VECTOR_FUNCTIONS: ReadonlySet<string> = new Set([
  'sum',
  'avg',
  'max',
  'min',
  'count',
  'stddev',
  'stdvar',
  'bottomk',
  'topk',
  'approx_topk',
  'sort',
  'sort_desc',
]);

export const CONVERSIONS: ReadonlySet<string> = new Set(['bytes', 'duration', 'duration_seconds']);

export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...RANGE_FUNCTIONS,
  ...VECTOR_FUNCTIONS,
  ...CONVERSIONS,
  'vector',
  'label_replace',
  'ip',
]);

/** Words that are never a label's name. */
export const RESERVED: ReadonlySet<string> = new Set([
  'by',
  'without',
  'bool',
  'offset',
  'on',
  'ignoring',
  'group_left',
  'group_right',
  'or',
  'and',
  'unless',
  'json',
  'regexp',
  'logfmt',
  'unpack',
  'pattern',
  'label_format',
  'line_format',
  'decolorize',
  'drop',
  'keep',
  'unwrap',
]);

/** What may stand behind `|`, for the nearest name to a misspelt one. */
export const STAGES: readonly string[] = [
  'json',
  'logfmt',
  'regexp',
  'pattern',
  'unpack',
  'line_format',
  'label_format',
  'decolorize',
  'drop',
  'keep',
  'unwrap',
];

/** These want a value, which `unwrap` takes out of a label; `rate` and `absent_over_time` go with and without. */
export const NEEDS_UNWRAP: ReadonlySet<string> = new Set([
  'rate_counter',
  'avg_over_time',
  'sum_over_time',
  'min_over_time',
  'max_over_time',
  'stdvar_over_time',
  'stddev_over_time',
  'quantile_over_time',
  'first_over_time',
  'last_over_time',
]);

export const REFUSES_UNWRAP: ReadonlySet<string> = new Set(['count_over_time', 'bytes_over_time', 'bytes_rate']);

/** Range functions that take `by` and `without`. */
export const GROUPS: ReadonlySet<string> = new Set([
  'avg_over_time',
  'stddev_over_time',
  'stdvar_over_time',
  'quantile_over_time',
  'max_over_time',
  'min_over_time',
  'first_over_time',
  'last_over_time',
]);
