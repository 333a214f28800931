import type { Rule, Rules } from '../../check.js';

const known: Rule = {
  level: 'error',
  means: 'a package in the image has this known vulnerability, at or above `fail-on` (below it: a warning)',
  remedy: 'Build the image with the version that the finding names, or write a waiver with a reason and an end.',
};

export const imageScanRules = {
  'CVE-…': known,
  'GHSA-…': known,
  'end-of-life': {
    level: 'error',
    means: "the image's distribution gets no security updates any more, so that nobody looks for what is wrong with it",
    remedy: 'Build on a release that is maintained.',
  },
  'digest-unknown': {
    level: 'warning',
    means: 'the scanner does not tell the digest of what it looked at',
    remedy: 'Name the image by its digest, or use a scanner that tells it.',
  },
  'digest-mismatch': {
    level: 'error',
    means: 'another check looked at another image under the same name; no waiver covers it',
    remedy: 'Name the image by its digest in every check, so that all look at the same one.',
  },
  'scanner-compromised': {
    level: 'warning',
    means: "the scanner's version is one whose release was compromised",
    remedy: 'Use another version, and change every secret that the job could read: CVE-2026-33634.',
  },
  'silenced-by-scanner': {
    level: 'note',
    means: 'the scanner left vulnerabilities out by VEX or by rules of its own',
    remedy: "Look through the scanner's ignore rules; write waivers instead, which have an owner and an end.",
  },
} as const satisfies Rules;
