/** No letter, digit or underscore before it; the `n` of an escaped line end is none. */
const BEFORE = String.raw`(?:(?<![A-Za-z0-9_])|(?<=\\[nrt]))`;

/**
 * What stands between a name and its value: `NAME=`, `"name": "`, `name => '`, `<name>`, `name("`. That there is a sign at
 * all is asked first: a name without one must not cost a try at each of the places behind it.
 */
const BETWEEN = String.raw`(?=[\w .-]{0,50}[\\"'\x60\]\t=:,>(])[\w .-]{0,40}?\\?["'\x60]?\]?[ \t]{0,10}(?:=>|:=|==?|[:,>(])[ \t]{0,10}(?:\\?["'\x60])?`;

/** A token that its own shape gives away, as a word of its own. */
export function alone(token: RegExp): RegExp {
  const after = token.source.includes('+/') ? 'A-Za-z0-9_+/-' : 'A-Za-z0-9_-';
  return new RegExp(`${BEFORE}(?<secret>${token.source})(?![${after}])`, token.ignoreCase ? 'gi' : 'g');
}

/** A value without a mark of its own, set beside a name (an expression, upper and lower case alike) that tells whose it is. */
export function beside(name: string, value: RegExp): RegExp {
  return new RegExp(`(?:${name})${BETWEEN}(?<secret>${value.source})(?![A-Za-z0-9_+/-])`, 'gi');
}
