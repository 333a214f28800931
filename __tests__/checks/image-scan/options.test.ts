import { describe, expect, it } from 'vitest';
import { imageScan } from '../../../src/checks/image-scan/definition.js';

const IMAGE = 'toolboxai/backend:1.2';

describe('the options of a scan', () => {
  it.each([
    [{}, 'expected either `image` or `images`'],
    [{ image: IMAGE, images: [IMAGE] }, 'expected either `image` or `images`'],
    [{ image: 'toolboxai/*' }, 'expected the name of an image, such as toolboxai/backend:1.2'],
    [{ image: IMAGE, report: 'a.json', tool: 'trivy' }, 'expected no tool beside `report`'],
    [{ images: [IMAGE, 'x:1'], report: 'a.json' }, 'expected one report for each image'],
    [{ image: IMAGE, 'max-age': '1d' }, 'expected `report` beside it'],
    [{ image: IMAGE, sbom: 'a.json' }, 'needs exactly one `report`'],
    [{ image: IMAGE, 'fixable-only': true, 'ignore-unfixed': false }, 'expected the same as `fixable-only`'],
  ])('of %j are refused', (given, message) => {
    expect(imageScan.options.safeParse(given).error?.issues.map(issue => issue.message)).toContain(message);
  });
});
