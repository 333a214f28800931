import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/check.js';
import { imageScan } from '../../../src/checks/image-scan/definition.js';
import { open } from '../../ports/opened.js';

const IMAGE = 'toolboxai/backend:1.2';

async function outcomeOf(files: Readonly<Record<string, unknown>>, options: Readonly<Record<string, unknown>> = {}) {
  await using opened = open(
    Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])),
  );
  try {
    return await imageScan.bound.parse({ image: IMAGE, report: 'scan.json', ...options }).run(opened.ports);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { status: 'errored', why: error.why, message: error.message };
  }
}

const packages = [{ Name: 'musl' }];
const alpine = { OS: { Family: 'alpine', Name: '3.18.0' } };
const trivy = (more: object) => ({
  SchemaVersion: 2,
  ArtifactName: IMAGE,
  ArtifactType: 'container_image',
  Metadata: alpine,
  Results: [{ Target: IMAGE, Class: 'os-pkgs', Packages: packages }],
  ...more,
});
const hidden = { VulnerabilityID: 'CVE-2024-0001', PkgName: 'musl', InstalledVersion: '1.2.4', Severity: 'CRITICAL' };
const ignored = (Status: string) =>
  trivy({
    Results: [
      {
        Class: 'os-pkgs',
        Packages: packages,
        ExperimentalModifiedFindings: [{ Type: 'vulnerability', Status, Source: '.trivyignore', Finding: hidden }],
      },
    ],
  });

const match = (id: string, severity: string, more: object = {}) => ({
  vulnerability: { id, severity, fix: { versions: ['1.2.5'], state: 'fixed' } },
  artifact: { name: 'musl', version: '1.2.4' },
  ...more,
});
const grype = (more: object) => ({
  matches: [match('CVE-2024-0002', 'Low')],
  source: { type: 'image', target: { userInput: IMAGE } },
  descriptor: { name: 'grype', version: '0.94.0', db: { status: { built: new Date().toISOString() } } },
  ...more,
});
const grypeIgnored = (rule: object) =>
  grype({ ignoredMatches: [match('CVE-2024-0001', 'Critical', { appliedIgnoreRules: [rule] })] });

const run = (image: string | undefined, results: readonly object[] = []) => ({
  tool: { driver: { name: 'Trivy', rules: [] } },
  results,
  ...(image && { properties: { imageName: image } }),
});
const low = { ruleId: 'CVE-2024-0003', level: 'note', message: { text: 'Package: musl' } };

const bom = (name: string) => ({
  bomFormat: 'CycloneDX',
  metadata: { component: { type: 'container', name } },
  components: [{ type: 'library' }],
});
const nothingFound = grype({ matches: [] });

describe('a report of a scan that hides something', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    [
      'knows the distribution and looked at none of its packages',
      { 'scan.json': trivy({ Results: [{ Class: 'lang-pkgs', Packages: packages }] }) },
    ],
    [
      'is of several images, one of which proves nothing',
      { 'scan.json': { version: '2.1.0', runs: [run(IMAGE), run('toolboxai/other:1', [low])] } },
    ],
  ])('is no evidence: it %s', async (_, files) => {
    expect(await outcomeOf(files)).toMatchObject({ status: 'errored' });
  });

  it('is no evidence by a list of the packages of another image', async () => {
    const other = { 'scan.json': nothingFound, 'bom.json': bom('toolboxai/dashboard:1.2') };
    expect(await outcomeOf(other, { sbom: 'bom.json' })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    const syft = { artifacts: [{}], source: { type: 'image', target: { userInput: 'toolboxai/dashboard:1.2' } } };
    const second = { 'scan.json': nothingFound, 'bom.json': syft };
    expect(await outcomeOf(second, { sbom: 'bom.json' })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    for (const name of ['toolboxai/backend', IMAGE, `docker.io/${IMAGE}`]) {
      const own = { 'scan.json': nothingFound, 'bom.json': bom(name) };
      expect(await outcomeOf(own, { sbom: 'bom.json' })).toMatchObject({ status: 'passed' });
    }
  });

  it.each<[string, unknown]>([
    ['.trivyignore', ignored('ignored')],
    ['.grype.yaml, by its id', grypeIgnored({ vulnerability: 'CVE-2024-0001' })],
    ['.grype.yaml, by the state of its fix', grypeIgnored({ 'fix-state': 'fixed' })],
  ])('tells it all the same, whatever %s says: exceptions are waivers', async (_, scan) => {
    expect(await outcomeOf({ 'scan.json': scan })).toMatchObject({
      status: 'failed',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'CVE-2024-0001', level: 'error' })]),
    });
  });

  it.each<[string, unknown]>([
    ['a VEX document, by trivy', ignored('not_affected')],
    ['a VEX document, by grype', grypeIgnored({ namespace: 'vex', 'vex-status': 'not_affected' })],
    ['what grype knows of headers of the kernel', grypeIgnored({ package: { name: 'linux-headers' } })],
  ])('notes what was left out by %s', async (_, scan) => {
    expect(await outcomeOf({ 'scan.json': scan })).toMatchObject({
      status: 'passed',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'silenced-by-scanner', level: 'note' })]),
    });
  });
});
