import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { readReport } from '../../src/checks/dependencies/foreign-report.js';
import { severityOf, severityOfScore } from '../../src/formats/audits/advisory.js';
import { readNpmAudit } from '../../src/formats/audits/npm-audit.js';
import { readOsv } from '../../src/formats/audits/osv.js';
import { readPipAudit } from '../../src/formats/audits/pip-audit.js';
import { readPnpmAudit } from '../../src/formats/audits/pnpm-audit.js';
import { readYarnAudit, readYarnClassicAudit } from '../../src/formats/audits/yarn-audit.js';

const origin = { name: 'audit.json', remedy: 'Write it again.' };

describe('npm audit', () => {
  const metadata = { vulnerabilities: { total: 2 }, dependencies: { prod: 3, dev: 1, total: 3 } };

  it('gives each advisory once, at its own package, with the remedy that npm offers', () => {
    const via = {
      source: 1097677,
      title: 'Prototype Pollution in minimist',
      url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
      severity: 'critical',
      range: '<0.2.4',
    };
    const vulnerabilities = {
      minimist: {
        via: [via],
        nodes: ['node_modules/minimist'],
        fixAvailable: { name: 'mkdirp', version: '3.0.1', isSemVerMajor: true },
      },
      mkdirp: { via: ['minimist'], nodes: ['node_modules/mkdirp'], fixAvailable: false },
    };
    expect(readNpmAudit({ auditReportVersion: 2, vulnerabilities, metadata }, origin)).toEqual({
      tool: 'npm audit',
      packages: 3,
      development: 1,
      unchecked: [],
      advisories: [
        {
          id: 'GHSA-xvch-5gv4-984h',
          aliases: ['1097677'],
          package: 'minimist',
          versions: [],
          severity: 'critical',
          title: 'Prototype Pollution in minimist',
          url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
          vulnerable: '<0.2.4',
          fixed: undefined,
          paths: ['node_modules/minimist'],
          remedy: 'npm install mkdirp@3.0.1, a breaking change',
        },
      ],
    });
  });

  it('that counts a severity and describes none of it is refused', () => {
    const low = { source: 1, title: 't', url: null, severity: 'low', range: '*' };
    const counts = { total: 2, low: 1, moderate: 0, high: 0, critical: 1 };
    const read = () =>
      readNpmAudit(
        {
          auditReportVersion: 2,
          vulnerabilities: { a: { via: [low], nodes: [] } },
          metadata: { vulnerabilities: counts, dependencies: { dev: 0, total: 2 } },
        },
        origin,
      );
    expect(read).toThrow('audit.json: counts critical vulnerabilities and describes none');
  });

  it('of another version, or with counts alone, is refused', () => {
    expect(() => readNpmAudit({ auditReportVersion: 3, vulnerabilities: {}, metadata }, origin)).toThrow(
      'audit.json at /auditReportVersion: expected 2',
    );
    expect(() => readNpmAudit({ auditReportVersion: 2, vulnerabilities: {}, metadata }, origin)).toThrow(
      'audit.json: counts 2 vulnerabilities and describes none',
    );
  });
});

describe('audits in the shape of npm 6', () => {
  it('keep versions and ways, and know where there is no fixed version', () => {
    const advisories = {
      '1': {
        id: 1,
        module_name: 'left-pad',
        severity: 'medium',
        title: 'Gone',
        url: null,
        patched_versions: '<0.0.0',
        findings: [
          { version: '1.0.0', paths: ['.>a>left-pad', '.>b>left-pad'] },
          { version: '1.0.0', paths: ['.>a>left-pad'] },
        ],
      },
    };
    const audit = readPnpmAudit(
      { advisories, metadata: { vulnerabilities: { moderate: 1 }, dependencies: 7 } },
      origin,
    );
    expect(audit.packages).toBe(7);
    expect(audit.advisories).toMatchObject([
      { id: '1', severity: 'moderate', versions: ['1.0.0'], fixed: undefined, paths: ['a>left-pad', 'b>left-pad'] },
    ]);
  });

  it('of yarn 1 are refused where the summary counts what no line describes', () => {
    const summary = { type: 'auditSummary', data: { vulnerabilities: { high: 1 }, totalDependencies: 4 } };
    expect(() => readYarnClassicAudit(JSON.stringify(summary), origin)).toThrow('describes none');
  });

  it('come from yarn 2 and 3 too', () => {
    const document = { actions: [], advisories: {}, muted: [], metadata: { vulnerabilities: {}, dependencies: 9 } };
    expect(readYarnAudit(JSON.stringify(document), origin)).toMatchObject({ tool: 'yarn npm audit', packages: 9 });
  });
});

describe('osv-scanner', () => {
  it('gives each group once, by its GHSA, with the worst severity that is known', () => {
    const found = {
      package: { name: 'jinja2', version: '2.10', ecosystem: 'PyPI' },
      vulnerabilities: [
        { id: 'PYSEC-1', aliases: ['CVE-1', 'GHSA-462w-v97r-4m45'], database_specific: { severity: 'LOW' } },
        { id: 'GHSA-462w-v97r-4m45', database_specific: { severity: 'HIGH' } },
        { id: 'PYSEC-2' },
      ],
      groups: [{ ids: ['GHSA-462w-v97r-4m45', 'PYSEC-1'], max_severity: '' }],
    };
    const sound = { package: { name: 'markupsafe', version: '2.0.1' } };
    const audit = readOsv({ results: [{ source: { path: '/a/poetry.lock' }, packages: [found, sound] }] }, origin);
    expect(audit.packages).toBe(2);
    expect(audit.advisories).toMatchObject([
      { id: 'GHSA-462w-v97r-4m45', aliases: ['PYSEC-1', 'CVE-1'], severity: 'high', source: '/a/poetry.lock' },
      { id: 'PYSEC-2', severity: undefined },
    ]);
  });

  it('rates scores as CVSS does', () => {
    expect([10, 9, 8.9, 7, 6.9, 4, 3.9, 0.1, 0, -1, 11, Number.NaN].map(severityOfScore)).toEqual([
      'critical',
      'critical',
      'high',
      'high',
      'moderate',
      'moderate',
      'low',
      'low',
      'info',
      undefined,
      undefined,
      undefined,
    ]);
    expect(['MODERATE', 'medium', 'Critical', 'UNKNOWN', 7].map(severityOf)).toEqual([
      'moderate',
      'moderate',
      'critical',
      undefined,
      undefined,
    ]);
  });
});

describe('pip-audit', () => {
  it('tells what it skipped from what it looked at', () => {
    const dependencies = [
      { name: 'jinja2', version: '2.10', vulns: [{ id: 'PYSEC-1', fix_versions: [], aliases: [] }] },
      { name: 'toolboxai', skip_reason: 'not found on PyPI' },
    ];
    expect(readPipAudit({ dependencies }, origin)).toMatchObject({
      packages: 1,
      advisories: [{ id: 'PYSEC-1', versions: ['2.10'], severity: undefined, fixed: undefined }],
      unchecked: [{ name: 'toolboxai', why: 'not found on PyPI' }],
    });
  });
});

describe('a report of any audit', () => {
  const keys = [
    'auditReportVersion',
    'vulnerabilities',
    'metadata',
    'advisories',
    'dependencies',
    'results',
    'type',
    'data',
    'value',
    'children',
  ];
  const values = fc.oneof(
    fc.constant(2),
    fc.json().map(text => JSON.parse(text) as unknown),
  );
  const document = fc.dictionary(fc.constantFrom(...keys), values).map(value => JSON.stringify(value));
  const lines = fc.array(document, { maxLength: 3 }).map(all => all.join('\n'));

  it('is a value or a refusal with a reason, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(document, lines, fc.json(), fc.string({ unit: 'binary' })), text => {
        try {
          const audit = readReport(text, 'audit.json');
          expect(audit.advisories.every(({ id }) => id.length > 0)).toBe(true);
        } catch (error) {
          if (!(error instanceof CouldNotTell)) throw error;
          expect(error.message).toMatch(/^audit\.json\b/);
        }
      }),
      { numRuns: 400 },
    );
  });
});
