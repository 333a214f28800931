import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const entry = z.object({ description: z.string().min(10), default: z.string().optional() });
const action = z
  .object({ inputs: z.record(z.string(), entry), outputs: z.record(z.string(), entry) })
  .parse(parse(read('action.yml')));

describe('docs/action.md', () => {
  const [, inputsAndOutputs = ''] = /^## Inputs$([\s\S]*?)^## The comment$/m.exec(read('docs/action.md')) ?? [];
  const rows = inputsAndOutputs.split('\n').filter(line => line.startsWith('| `'));

  it('has each input and output of action.yml in its words, and no other', () => {
    const inputs = Object.entries(action.inputs).map(([name, input]) => {
      return `| \`${name}\` | ${input.description} | ${input.default === undefined ? '' : `\`${input.default}\``} |`;
    });
    const outputs = Object.entries(action.outputs).map(([name, output]) => `| \`${name}\` | ${output.description} |`);
    expect(rows).toEqual([...inputs, ...outputs]);
  });
});
