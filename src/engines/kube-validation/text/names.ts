import type { TextRule } from '../at.js';

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const UNDERSCORED = /^_?[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?(?:\._?[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)*$/;
const PART = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]*)?[A-Za-z0-9]$/;

const tooLong = (text: string, most: number): string | undefined =>
  Buffer.byteLength(text) > most ? `must be no longer than ${most} characters` : undefined;

/** A rule that a pattern and a greatest length make. */
function shape(pattern: RegExp, most: number, what: string): TextRule {
  return text => tooLong(text, most) ?? (pattern.test(text) ? undefined : `must be ${what}`);
}

/** A label of DNS (RFC 1123): containers, volumes, Namespaces. */
export const dnsLabel = shape(LABEL, 63, 'lower-case letters, digits and "-", a letter or digit at both ends');
/** A label of DNS that begins with a letter (RFC 1035): Services. */
export const dnsLabel1035 = shape(
  LABEL_1035,
  63,
  'lower-case letters, digits and "-", a letter first, a letter or digit last',
);
/** A name of DNS (RFC 1123): most objects. */
export const subdomain = shape(
  SUBDOMAIN,
  253,
  'lower-case letters, digits, "-" and ".", a letter or digit at both ends of each part',
);
export const underscoredSubdomain = shape(
  UNDERSCORED,
  253,
  'lower-case letters, digits, "-", "_" and ".", a letter or digit at both ends of each part',
);
export const wildcardSubdomain = shape(
  new RegExp(`^\\*\\.${SUBDOMAIN.source.slice(1)}`),
  253,
  '"*." and a domain: a wildcard stands for the whole first part',
);

/** A name with an optional domain in front: keys of labels, resources, conditions. */
export const qualifiedName: TextRule = text => {
  const [name = '', prefix, ...more] = text.split('/').reverse();
  if (more.length > 0) return 'must have one "/" at most';
  if (prefix !== undefined) {
    const why = subdomain(prefix);
    if (why !== undefined) return `what stands before "/" ${why}`;
  }
  if (name === '') return 'must not be empty';
  return (
    tooLong(name, 63) ??
    (PART.test(name) ? undefined : 'must be letters, digits, "-", "_" and ".", a letter or digit at both ends')
  );
};

export const annotationKey: TextRule = text => qualifiedName(text.toLowerCase());

export const labelValue: TextRule = text =>
  text === ''
    ? undefined
    : (tooLong(text, 63) ??
      (PART.test(text) ? undefined : 'must be letters, digits, "-", "_" and ".", a letter or digit at both ends'));

/** What may stand as one part of a URL's path: names of RBAC objects. */
export const pathSegment: TextRule = text =>
  text === '.' || text === '..'
    ? 'must not be "." or ".."'
    : /[/%]/.test(text)
      ? 'must not contain "/" or "%"'
      : undefined;

/** A name of a port, as containers have it (RFC 6335). */
export const portName: TextRule = text => {
  if (text.length > 15) return 'must be no longer than 15 characters';
  if (!/^[a-z0-9-]+$/.test(text)) return 'must be lower-case letters, digits and "-"';
  if (!/[a-z]/.test(text)) return 'must contain a letter';
  return /^-|--|-$/.test(text) ? 'must not have "-" at an end or twice in a row' : undefined;
};

const leavesFolder = (text: string): string | undefined =>
  text === '.' || text.startsWith('..') ? 'must not be "." and must not begin with ".."' : undefined;

export const configKey: TextRule = text =>
  tooLong(text, 253) ??
  (/^[-._a-zA-Z0-9]+$/.test(text) ? leavesFolder(text) : 'must be letters, digits, "-", "_" and "."');

export const strictEnvName: TextRule = text =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text)
    ? leavesFolder(text)
    : 'must be letters, digits, "_", "-" and ".", and not begin with a digit';

export const relaxedEnvName: TextRule = text =>
  /^[ -<>-~]+$/.test(text) ? undefined : 'must be printable ASCII characters other than "="';

export const headerName: TextRule = text =>
  /^[-A-Za-z0-9]+$/.test(text) ? undefined : 'must be letters, digits and "-"';

export const csiDriverName: TextRule = text => tooLong(text, 63) ?? subdomain(text.toLowerCase());

/** `acme.io/foo`. */
export const domainPath: TextRule = text => {
  const cut = text.indexOf('/');
  if (cut <= 0 || cut === text.length - 1) return 'must be a path behind a domain, such as "acme.io/foo"';
  const why = subdomain(text.slice(0, cut));
  if (why !== undefined) return `the domain ${why}`;
  return /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text.slice(cut + 1)) ? undefined : 'the path must be one of a URL';
};

/** A domain with so many parts at least. */
export const domainOf =
  (parts: number): TextRule =>
  text =>
    subdomain(text) ?? (text.split('.').length < parts ? `must have ${parts} parts or more between dots` : undefined);

export const fullDomain: TextRule = text => {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  const why = domainOf(2)(name);
  if (why !== undefined) return why;
  return name
    .split('.')
    .map(dnsLabel)
    .find(part => part !== undefined);
};

const NEVER_ENDS = /-$/;

/** A rule for names that the API server completes: what stands before the random end may end in "-". */
export const asPrefix =
  (rule: TextRule): TextRule =>
  text =>
    rule(NEVER_ENDS.test(text) ? `${text.slice(0, -1)}a` : text);

/** Absolute paths and those that lead up are refused. */
export const descendingPath: TextRule = text => (text.startsWith('/') ? 'must be a relative path' : noBacksteps(text));

export const noBacksteps: TextRule = text => (text.split('/').includes('..') ? 'must not contain ".."' : undefined);

/** The same, and no name that begins with "..": kubelet keeps those for itself. */
export const localPath: TextRule = text =>
  descendingPath(text) ?? (/^\.\.[^/]/.test(text) ? 'must not begin with ".."' : undefined);
