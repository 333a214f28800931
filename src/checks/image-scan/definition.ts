import { defineCheck, type Needs } from '../../check.js';
import { type ImageScanOptions, imageScanOptions, SCANNERS, type ScannerName } from './options.js';

const TOOLS: Readonly<Record<ScannerName, string>> = { trivy: 'trivy', grype: 'grype', scout: 'docker' };

function needsOf({ report, tool }: ImageScanOptions): Needs {
  if (report !== undefined) return { tools: [], permissions: [] };
  const why = 'looks for packages with known vulnerabilities in the image';
  const need = (name: ScannerName) => ({ tool: TOOLS[name], versionArgs: ['--version'], why });
  const tools = tool ? [need(tool)] : SCANNERS.map(name => ({ ...need(name), anyOf: 'a scanner for images' }));
  return { tools, permissions: [] };
}

export const imageScan = defineCheck({
  kind: 'image-scan',
  summary: 'Container images have no known vulnerability at or above a severity',
  options: imageScanOptions,
  needs: needsOf,
  docs: {
    about: `Runs trivy, grype or docker scout on an image, or reads a report that an earlier step wrote: JSON of trivy or grype, or SARIF of any scanner. Scanners are never downloaded here: releases of scanners have been compromised, and which one runs is for the workflow to say. Every vulnerable package becomes a finding named by its CVE.

The scanner is started in an empty folder, so that no ignore file of the repository (\`.trivyignore\`, \`.grype.yaml\`) has a say. What a report says was left out by such a file counts all the same: to accept a vulnerability, write a waiver. No report tells what the step that wrote it left out by \`--severity\` or \`--ignore-unfixed\`; leave those to this check.

An answer without any vulnerability is believed only where packages were looked at: trivy lists them with \`--list-all-pkgs\`; for a grype or SARIF report name what was scanned in \`sbom\`. Where this check runs the scanner it asks for the list itself; docker scout gives none, so from it only findings are proof.

The digest of what was scanned is recorded. Where another check of the stage looked at an image of the same name, such as \`image-size\`, it must have been the same image: a tag that moved in between is \`digest-mismatch\`, and no-go.

In SARIF the severity is that of \`security-severity\` (9 critical, 7 high, 4 moderate, below low), else of a tag, else of the level: error is high, warning moderate, note low.`,
    example: `id: image-scan
kind: image-scan
with:
  image: ghcr.io/toolboxai/backend:1.4
  report: reports/trivy.json
  fail-on: high
  fixable-only: true`,
    couldNotTell: [
      'there is no scanner on PATH and no report, or the scanner crashes, is refused, or does not end within the timeout',
      "the scanner's database cannot be updated, is older than `database-max-age`, or says nothing of its age",
      'the image does not exist, or the scanner cannot reach it',
      'nothing was found and nothing shows that packages were looked at',
      'the report is missing, empty, cut off, of an unknown format, too old, of something else than an image, or of another image',
      'the report does not say which image it is of, or is of several',
      "the report knows the image's distribution and looked at none of its packages",
      'the list in `sbom` is of another image',
      'the report lies in the repository as it was checked out: committed longer ago than `max-age`, or in a shallow clone',
    ],
    rules: {
      'CVE-…, GHSA-…':
        'a package in the image has this known vulnerability, at or above `fail-on` (below it: a warning)',
      'end-of-life':
        "the image's distribution gets no security updates any more, so that nobody looks for what is wrong with it",
      'digest-unknown': 'the scanner does not tell the digest of what it looked at (a warning)',
      'digest-mismatch': 'another check looked at another image under the same name; no waiver covers it',
      'scanner-compromised': "the scanner's version is one whose release was compromised (a warning)",
      'silenced-by-scanner': 'the scanner left vulnerabilities out by VEX or by rules of its own (note)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runImageScan(options, ports),
});
