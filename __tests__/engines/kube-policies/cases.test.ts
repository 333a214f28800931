import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policies } from '../../../src/engines/kube-policies/catalogue.js';
import { PolicyJudge } from '../../../src/engines/kube-policies/judge.js';
import { parseKubeYaml } from '../../../src/engines/kube-yaml/document.js';

/**
 * Each rule has `cases/<rule>.ok.yaml`, in which it finds nothing, and `cases/<rule>.ng.yaml`, whose findings are in
 * `expected.json`; `UPDATE_CASES=1 npx vitest run __tests__/engines/kube-policies` writes that anew.
 */
const CASES = join(import.meta.dirname, 'cases');
const EXPECTED = join(import.meta.dirname, 'expected.json');
const settings = {
  minReplicas: 2,
  maxStorage: undefined,
  isExternalSecret: (name: string) => name.startsWith('vault-'),
  isExternalConfigMap: (name: string) => name.startsWith('vault-'),
};
const rules = ['exemption-invalid', ...policies.map(({ id }) => id)];

function findings(name: string, isOn: (rule: string) => boolean): readonly string[] {
  const { documents, problems } = parseKubeYaml(readFileSync(join(CASES, name), 'utf8'), name);
  expect(problems).toEqual([]);
  const judge = new PolicyJudge(settings, isOn);
  const issues = [...documents.flatMap(document => judge.take(document, { world: 'files' })), ...judge.finish()];
  return issues.map(({ document, path, part, message, exempt }) => {
    const { line, column } = document.position(path, part) ?? {};
    return `${line}:${column} ${document.subject}: ${message}${exempt === undefined ? '' : ` (exempt: ${exempt})`}`;
  });
}

// An exemption is judged with any rule on, so another one stands in for it.
const alone = (rule: string) => (id: string) => id === (rule === 'exemption-invalid' ? 'privileged' : rule);

describe('a policy', () => {
  it.each(rules)('%s finds nothing where all is well', rule => {
    expect(findings(`${rule}.ok.yaml`, alone(rule))).toEqual([]);
  });

  it('finds each defect at its place', () => {
    const found = Object.fromEntries(rules.map(rule => [rule, findings(`${rule}.ng.yaml`, alone(rule))]));
    if (process.env.UPDATE_CASES) writeFileSync(EXPECTED, `${JSON.stringify(found, null, 2)}\n`);
    expect(Object.entries(found).filter(([, lines]) => lines.length === 0)).toEqual([]);
    expect(found).toEqual(JSON.parse(existsSync(EXPECTED) ? readFileSync(EXPECTED, 'utf8') : '{}'));
  });
});
