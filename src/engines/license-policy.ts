import exceptions from 'spdx-exceptions/index.json' with { type: 'json' };
import parse from 'spdx-expression-parse';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import licenses from 'spdx-license-ids/index.json' with { type: 'json' };

/** What licences a project may use, each by its SPDX id, perhaps `WITH` an exception. */
interface LicensePolicy {
  /** Undefined: all that are not denied. */
  readonly allow: readonly string[] | undefined;
  readonly deny: readonly string[];
}

type Expression = ReturnType<typeof parse>;

type Judgement = 'allowed' | 'refused' | 'unknown';

/**
 * Whether the policy lets a package be used under its licence, an SPDX expression: one of `OR` must be allowed, all of
 * `AND`. `unknown` where the text is no expression, as with `SEE LICENSE IN …` and `UNLICENSED`, and where it refers to a
 * text of the package's own (`LicenseRef-…`) that the policy does not name. Who denies a licence denies it with `or later`
 * and with exceptions too.
 */
export function judgeLicense(text: string, { allow, deny }: LicensePolicy): Judgement {
  const expression = read(text);
  if (expression === undefined) return 'unknown';
  const allowed = allow && new Set(allow.map(canonical));
  const denied = new Set(deny.map(canonical));
  const families = new Set([...denied].filter(name => !name.includes(' WITH ')).map(familyOf));
  return judge(expression, names => {
    if (names.some(name => denied.has(name))) return 'refused';
    if (names.some(name => allowed?.has(name))) return 'allowed';
    if (names.some(name => families.has(familyOf(name)))) return 'refused';
    if (names.some(name => /^(?:Document|License)Ref-/.test(name))) return 'unknown';
    return allowed === undefined ? 'allowed' : 'refused';
  });
}

/** True for what can stand in a policy: one licence, no `AND` and no `OR`. */
export function isLicenseId(text: string): boolean {
  const expression = read(text);
  return expression !== undefined && 'license' in expression;
}

/** Ids are the same in any case (SPDX 2.3, annex D.2); operators and an author's own references are not. */
const SPELLINGS = new Map([...deprecated, ...licenses, ...exceptions].map(id => [id.toLowerCase(), id]));

function read(text: string): Expression | undefined {
  try {
    return parse(text.replace(/[A-Za-z0-9.-]+/g, word => SPELLINGS.get(word.toLowerCase()) ?? word));
  } catch {
    return undefined;
  }
}

/** Of two parts the one that decides about both. */
const DECIDING = { and: ['refused', 'unknown', 'allowed'], or: ['allowed', 'unknown', 'refused'] } as const;

function judge(expression: Expression, of: (names: readonly string[]) => Judgement): Judgement {
  if ('conjunction' in expression) {
    const both = [judge(expression.left, of), judge(expression.right, of)];
    return DECIDING[expression.conjunction].find(one => both.includes(one)) ?? 'unknown';
  }
  const { license, plus, exception } = expression;
  const name = nameOf(license, plus === true);
  // An exception gives more than the licence alone, so a policy may name either.
  return of(exception === undefined ? [name] : [name, `${name} WITH ${exception}`]);
}

/** `GPL-2.0` of `GPL-2.0-only`, `GPL-2.0-or-later` and `GPL-2.0-with-classpath-exception`; `Apache-2.0` of `Apache-2.0+`. */
const familyOf = (name: string): string =>
  name.replace(/ WITH .*$/, '').replace(/(?:-only|-or-later|\+|-with-[a-z-]+exception.*)$/i, '');

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
