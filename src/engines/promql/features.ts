/** Feature flags of the server (`--enable-feature`) that change what PromQL accepts. */
export type Features = ReadonlySet<string>;

export const EXPERIMENTAL_FUNCTIONS = 'promql-experimental-functions';
export const DURATION_EXPRESSIONS = 'promql-duration-expr';
export const EXTENDED_RANGES = 'promql-extended-range-selectors';
export const FILL_MODIFIERS = 'promql-binop-fill-modifiers';
