import { z } from 'zod';
import { isImagePattern, parseImageReference } from '../../engines/image-reference.js';
import { duration, shown } from '../../quantities.js';

export const SCANNERS = ['trivy', 'grype', 'scout'] as const;

export type ScannerName = (typeof SCANNERS)[number];

const imageName = z.string().refine(text => !isImagePattern(text) && parseImageReference(text) !== undefined, {
  error: 'expected the name of an image, such as toolboxai/backend:1.2',
});

const path = z.string().min(1);

export const imageScanOptions = z
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
    'max-age': duration.optional().meta(shown('24h')).describe('How old the report may be'),
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
    if (options.sbom !== undefined && report?.length !== 1) problem('sbom', 'needs exactly one `report`');
    const { 'fixable-only': fixable, 'ignore-unfixed': unfixed } = options;
    if (fixable !== undefined && unfixed !== undefined && fixable !== unfixed) {
      problem('ignore-unfixed', 'expected the same as `fixable-only`');
    }
  });

export type ImageScanOptions = z.output<typeof imageScanOptions>;
