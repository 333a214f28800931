import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schema } from '../../src/commands/schema.js';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');
let faultsOf: (text: string) => readonly string[] = () => [];

beforeAll(async () => {
  const validate = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
  }).compile(JSON.parse(await schema()));
  faultsOf = text => {
    validate(parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
});

const config = (entry: string, more = '') => `version: 1\nproject: p\n${more}\nstages: { s: { checks: [${entry}] } }`;

describe("the config's JSON Schema", () => {
  it.each([
    ...readdirSync(EXAMPLES).filter(name => name.endsWith('.yml')),
    'toolboxai/.github/deploy-validate.yml',
    'broken/.github/deploy-validate.yml',
  ])('takes examples/%s', name => {
    expect(faultsOf(readFileSync(join(EXAMPLES, name), 'utf8'))).toEqual([]);
  });

  it('lets a variable stand for a number, a pattern and one of a few words', () => {
    const options =
      "url: '${{ env.URL }}', burst: '${{ env.N }}', request-timeout: '${{ env.T }}', retry-after: '${{ env.R }}'";
    expect(faultsOf(config(`{ id: a, kind: rate-limit, with: { ${options} } }`))).toEqual([]);
    expect(faultsOf(config('{ id: a, kind: rate-limit, with: { url: x, burst: many } }'))).not.toEqual([]);
  });

  it('misses no option that stands under `defaults.with`', () => {
    const more = 'defaults: { with: { rate-limit: { url: https://app.example/ } } }';
    expect(faultsOf(config('{ id: a, kind: rate-limit }', more))).toEqual([]);
  });

  it('still knows every key', () => {
    expect(faultsOf(config('{ id: a, kind: rate-limit, with: { urll: x } }'))).not.toEqual([]);
    expect(faultsOf(config('{ id: a, kind: rate-limitt, with: {} }'))).not.toEqual([]);
  });
});
