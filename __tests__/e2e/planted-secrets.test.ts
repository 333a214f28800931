import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecrets, tellTales } from '../engines/secret-scan/planted.js';
import { type Checkout, openCheckout } from './checkout.js';
import { CONFIG, gate } from './gate.js';

const config = `version: 1
project: app
stages:
  staging:
    checks:
      - { id: no-secrets, kind: secrets, with: { paths: [tokens, shapes] } }
`;
const planted = plantedSecrets(20261125);
const files = Object.fromEntries([[CONFIG, config], ...planted.map(({ path, text }) => [path, text] as const)]);

/** The planted credentials that stand in some output, by their rules. */
function leaksIn(output: string): readonly string[] {
  return planted.filter(one => tellTales(one).some(text => output.includes(text))).map(({ path }) => path);
}

describe('a credential of every rule, planted in a tree', () => {
  let checkout: Checkout;
  let ended: ReturnType<Checkout['run']>;
  beforeAll(() => {
    checkout = openCheckout(files);
    ended = checkout.run(['run']);
  });
  afterAll(() => checkout[Symbol.dispose]());

  it('is found in every file', () => {
    const report = checkout.report();
    const found = new Set(report.checks.flatMap(check => check.findings.map(finding => finding.file)));
    expect(planted.map(({ path }) => path).filter(path => !found.has(path))).toEqual([]);
    expect([ended.status, report.decision]).toEqual([1, 'no-go']);
  });

  it('stands in no file of the report, and in nothing that is printed', () => {
    const reports = [...checkout.written().values()];
    expect(reports.length).toBeGreaterThan(3);
    const outputs = [ended.stdout, ended.stderr, ...reports.map(data => data.toString())];
    expect(outputs.flatMap(leaksIn)).toEqual([]);
    // What it looks for is what was planted, but for two poor passwords that are words of any report.
    expect(leaksIn(planted.map(({ text }) => text).join('\n'))).toHaveLength(planted.length - 2);
  });

  it('stands in no comment, annotation, summary, output or request of the action', async () => {
    const { ended: action, comments, requests } = await gate({ files });
    expect([action.code, comments.length]).toEqual([1, 1]);
    const { stdout, stderr, summary, outputs } = action;
    const told = [stdout, stderr, summary, JSON.stringify(outputs), JSON.stringify([comments, requests])];
    expect(told.flatMap(leaksIn)).toEqual([]);
  });
});
