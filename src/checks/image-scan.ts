import { z } from 'zod';
import { defineCheck, type Needs } from '../check.js';
import { duration } from '../config/quantities.js';
import { isImagePattern, parseImageReference } from '../engines/image-reference.js';

const SCANNERS = ['trivy', 'grype', 'scout'] as const;

export type ScannerName = (typeof SCANNERS)[number];

const imageName = z.string().refine(text => !isImagePattern(text) && parseImageReference(text) !== undefined, {
  error: 'expected the name of an image, such as toolboxai/backend:1.2',
});

const path = z.string().min(1);

const imageScanOptions = z
  .strictObject({
    image: imageName.optional().describe('Name of the image, as it is deployed: with its tag or digest'),
    images: z.array(imageName).min(1).optional().describe('Several of them, each held against the same threshold'),
    path: path
      .optional()
      .describe('Where the image lies, if in a file: a tar of `docker save`, or the directory of an OCI layout'),
    tool: z
      .enum(SCANNERS)
      .optional()
      .describe('The scanner to run; unless told the first that is there: trivy, grype, docker scout'),
    report: z
      .union([path, z.array(path).min(1)])
      .optional()
      .transform(given => (typeof given === 'string' ? [given] : given))
      .describe(
        'Read this instead: JSON of trivy or grype, or any SARIF, recognised by its content. A list for several images, one ' +
          'report each',
      ),
    sbom: path
      .optional()
      .describe(
        'The packages that the scanner saw, as CycloneDX, SPDX or syft JSON; proof for a report that lists none of them and ' +
          'finds nothing',
      ),
    'max-age': duration.optional().describe('How old the report may be; 24h unless told'),
    'database-max-age': duration
      .prefault('5d')
      .describe("How old the scanner's database of vulnerabilities may be, where it tells"),
    'fail-on': z
      .enum(['low', 'moderate', 'medium', 'high', 'critical'])
      .default('high')
      .transform(word => (word === 'medium' ? 'moderate' : word))
      .describe('The lowest severity that fails; below it a finding is a warning. An unknown severity always fails'),
    'fixable-only': z
      .boolean()
      .optional()
      .describe('Vulnerabilities that no version mends yet are notes and never fail'),
    'ignore-unfixed': z.boolean().optional().describe('The same, by the name that scanners give it'),
  })
  .superRefine((options, context) => {
    const problem = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    const { image, images, report } = options;
    if ((image === undefined) === (images === undefined)) problem('image', 'expected either `image` or `images`');
    if (options.path !== undefined && (images?.length ?? 1) > 1) problem('path', 'expected one image beside it');
    if (report !== undefined && options.tool !== undefined) problem('tool', 'expected no tool beside `report`');
    if (report !== undefined && report.length !== (images?.length ?? 1)) {
      problem('report', 'expected one report for each image');
    }
    if (report === undefined && options['max-age'] !== undefined) problem('max-age', 'expected `report` beside it');
    if (options.sbom !== undefined && report?.length !== 1) problem('sbom', 'expected one `report` beside it');
    const { 'fixable-only': fixable, 'ignore-unfixed': unfixed } = options;
    if (fixable !== undefined && unfixed !== undefined && fixable !== unfixed) {
      problem('ignore-unfixed', 'expected the same as `fixable-only`');
    }
  });

export type ImageScanOptions = z.output<typeof imageScanOptions>;

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
  run: async (options, ports) => (await import('./image-scan/run.js')).runImageScan(options, ports),
});
