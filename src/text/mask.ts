/** What follows the name of a secret in a line of a log: `password=…`, `"token": "…"`. */
const NAMED =
  /((?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|access[-_]?key|credentials?|private[-_]?key)["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;}&]+)/gi;

/** A line of somebody's log without the values that its own words call secret. */
export const maskNamed = (line: string): string => line.replace(NAMED, '$1***');
