import { shapeRules } from '../../../src/engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../../src/engines/secret-scan/token-rules.js';
import { fill, seeded } from './generator.js';
import { tokenSamples } from './samples/all.js';
import { assignmentSamples } from './samples/assignments.js';
import { shapeSamples } from './samples/shapes.js';

/** A file that holds one credential of a rule's. */
interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  readonly secret: string;
}

/** A credential of every rule, in a file of its own; for a rule for shapes one in each kind of file. */
export function plantedSecrets(seed: number): readonly Planted[] {
  const tokens = tokenRules.map(({ id }) => {
    const { token = '', around = 'token = "@"\n' } = tokenSamples[id] ?? {};
    const secret = typeof token === 'string' ? fill(token, seeded(seed)) : token(seeded(seed));
    return { rule: id, path: `tokens/${id}.conf`, text: around.split('@').join(secret), secret };
  });
  const samples = { ...shapeSamples, ...assignmentSamples };
  const shapes = shapeRules.flatMap(({ id }) =>
    (samples[id]?.finds ?? []).map(({ path, text, secret = '' }, index) => {
      const made = typeof secret === 'string' ? fill(secret, seeded(seed)) : secret(seeded(seed));
      return { rule: id, path: `shapes/${id}/${index}/${path}`, text: text.replace('@', () => made), secret: made };
    }),
  );
  return [...tokens, ...shapes];
}

/** What must stand in no output: the credential, or, of one of several lines, each line. */
export function tellTales({ secret }: Planted): readonly string[] {
  const lines = secret
    .split('\n')
    .filter(line => line.length >= 16 && !line.startsWith('-----') && !line.includes(': '));
  if (secret.includes('\n')) return lines;
  // A poor password is a word of the report's own.
  return secret === 'password' ? [] : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}
