import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/check.js';
import { imageScan } from '../../../src/checks/image-scan/definition.js';
import { open } from '../../ports/opened.js';

const IMAGE = 'toolboxai/backend:1.2';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const trivy = (createdAt: string) =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: createdAt,
    ArtifactName: IMAGE,
    ArtifactType: 'container_image',
    Metadata: {},
    Results: [{ Target: IMAGE, Packages: [{ Name: 'musl' }] }],
  });

const grype = (built: string) =>
  JSON.stringify({
    matches: [
      {
        vulnerability: { id: 'CVE-2024-0001', severity: 'Low', fix: { versions: [] } },
        artifact: { name: 'musl', version: '1.2.4' },
      },
    ],
    source: { type: 'image', target: { userInput: IMAGE } },
    descriptor: { name: 'grype', version: '0.94.0', db: { status: { built } } },
  });

async function outcomeOf(scan: string, options: Readonly<Record<string, unknown>> = {}) {
  await using opened = open({ 'scan.json': scan });
  try {
    return await imageScan.bound.parse({ image: IMAGE, report: 'scan.json', ...options }).run(opened.ports);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { status: 'errored', why: error.why, message: error.message };
  }
}

describe('a report of a scan', () => {
  it('is too old a day after the time that it tells, whenever its file was written', async () => {
    expect(await outcomeOf(trivy(daysAgo(0)))).toMatchObject({ status: 'passed' });
    expect(await outcomeOf(trivy(daysAgo(2)))).toMatchObject({ status: 'errored', why: 'stale' });
    expect(await outcomeOf(trivy(daysAgo(2)), { 'max-age': '3d' })).toMatchObject({ status: 'passed' });
  });

  it('is nothing by a database of last week', async () => {
    expect(await outcomeOf(grype(daysAgo(1)))).toMatchObject({ status: 'passed' });
    expect(await outcomeOf(grype(daysAgo(7)))).toMatchObject({
      status: 'errored',
      why: 'stale',
      message: `${IMAGE}: grype's database is 7 d old, more than 5 d`,
    });
    expect(await outcomeOf(grype(daysAgo(7)), { 'database-max-age': '30d' })).toMatchObject({ status: 'passed' });
  });
});

describe('the options of a scan', () => {
  it.each([
    [{}, 'expected either `image` or `images`'],
    [{ image: IMAGE, images: [IMAGE] }, 'expected either `image` or `images`'],
    [{ image: 'toolboxai/*' }, 'expected the name of an image, such as toolboxai/backend:1.2'],
    [{ image: IMAGE, report: 'a.json', tool: 'trivy' }, 'expected no tool beside `report`'],
    [{ images: [IMAGE, 'x:1'], report: 'a.json' }, 'expected one report for each image'],
    [{ image: IMAGE, 'max-age': '1d' }, 'expected `report` beside it'],
    [{ image: IMAGE, sbom: 'a.json' }, 'expected one `report` beside it'],
    [{ image: IMAGE, 'fixable-only': true, 'ignore-unfixed': false }, 'expected the same as `fixable-only`'],
  ])('of %j are refused', (given, message) => {
    expect(imageScan.options.safeParse(given).error?.issues.map(issue => issue.message)).toContain(message);
  });
});
