import type { Rule, Rules } from '../../check.js';

const known: Rule = {
  level: 'error',
  means: 'a package has this known vulnerability, at or above `fail-on` (below it: a warning)',
  remedy: 'Upgrade to the version that the finding names, or write a waiver with a reason and an end.',
};

export const dependenciesRules = {
  'GHSA-…': known,
  'CVE-…': known,
  'PYSEC-…': known,
  'OSV-…': known,
  'license-refused': {
    level: 'error',
    means: 'a package has a licence that is not allowed',
    remedy: 'Replace the package, allow the licence under `licenses`, or write a waiver for the package.',
  },
  'license-unknown': {
    level: 'error',
    means: 'a package tells no licence, or none that SPDX knows',
    remedy: 'Find out its licence, then write a waiver for the package that says it.',
  },
  'not-of-a-registry': {
    level: 'note',
    means: 'a package comes from git, a file or an address, of which no advisory speaks',
    remedy: 'Take the package from a registry, or watch its source for vulnerabilities yourself.',
  },
  unchecked: {
    level: 'note',
    means: 'a package was not looked at, which `allow-unchecked` allows',
    remedy: 'Take it out of `allow-unchecked` once an index has it.',
  },
} as const satisfies Rules;
