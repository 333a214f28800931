import parse from 'spdx-expression-parse';

/** What licences a project may use, each by its SPDX id, perhaps `WITH` an exception. */
export interface LicensePolicy {
  /** Undefined: all that are not denied. */
  readonly allow: readonly string[] | undefined;
  readonly deny: readonly string[];
}

type Expression = ReturnType<typeof parse>;

/**
 * Whether the policy lets a package be used under its licence, an SPDX expression: one of `OR` must be allowed, all of
 * `AND`. `unknown` where the text is no expression, as with `SEE LICENSE IN …` and `UNLICENSED`.
 */
export function judgeLicense(text: string, { allow, deny }: LicensePolicy): 'allowed' | 'refused' | 'unknown' {
  const expression = read(text);
  if (expression === undefined) return 'unknown';
  const [allowed, denied] = [allow, deny].map(ids => ids && new Set(ids.map(canonical)));
  const isAllowed = (names: readonly string[]): boolean =>
    (allowed === undefined || names.some(name => allowed.has(name))) && !names.some(name => denied?.has(name));
  return holds(expression, isAllowed) ? 'allowed' : 'refused';
}

/** True for what can stand in a policy: one licence, no `AND` and no `OR`. */
export function isLicenseId(text: string): boolean {
  const expression = read(text);
  return expression !== undefined && 'license' in expression;
}

function read(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function holds(expression: Expression, isAllowed: (names: readonly string[]) => boolean): boolean {
  if ('conjunction' in expression) {
    const [left, right] = [holds(expression.left, isAllowed), holds(expression.right, isAllowed)];
    return expression.conjunction === 'and' ? left && right : left || right;
  }
  const { license, plus, exception } = expression;
  const name = nameOf(license, plus === true);
  // An exception gives more than the licence alone, so a policy may name either.
  return isAllowed(exception === undefined ? [name] : [name, `${name} WITH ${exception}`]);
}

function canonical(id: string): string {
  const expression = read(id);
  if (expression === undefined || !('license' in expression)) return id;
  const name = nameOf(expression.license, expression.plus === true);
  return expression.exception === undefined ? name : `${name} WITH ${expression.exception}`;
}

/** GNU licences had short ids: `GPL-2.0` is `GPL-2.0-only`, `GPL-2.0+` is `GPL-2.0-or-later`. */
function nameOf(license: string, plus: boolean): string {
  if (/^(?:A|L)?GPL-\d\.\d$|^GFDL-\d\.\d$/.test(license)) return `${license}-${plus ? 'or-later' : 'only'}`;
  return plus ? `${license}+` : license;
}
