/** What Grafana itself puts in the place of its own variables; for a look at the syntax any value of its sort will do. */
const VALUES: Readonly<Record<string, string>> = {
  __interval: '1m',
  __rate_interval: '5m',
  __range: '1h',
  __auto: '5m',
  __auto_interval: '1m',
};

/** Other names than those that begin with `__`. */
const OTHERS: ReadonlySet<string> = new Set(['timeFilter', 'timezone']);

/** True for what needs no definition in the dashboard. */
export const isBuiltIn = (name: string): boolean => name.startsWith('__') || OTHERS.has(name);

/** A duration or a number, by its name; undefined where it is none of Grafana's own. */
export function builtInValue(name: string): string | undefined {
  if (!isBuiltIn(name)) return undefined;
  return VALUES[name] ?? (name.startsWith('__auto_interval') ? '1m' : '60');
}
