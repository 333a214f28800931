import { CouldNotTell } from '../../could-not-tell.js';
import { keyStoreIds } from '../../engines/secret-scan/key-stores.js';
import { shapeRules } from '../../engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../engines/secret-scan/token-rules.js';
import { gitSecrets } from '../../facts/leaks/git-secrets.js';
import { gitleaks } from '../../facts/leaks/gitleaks.js';
import type { Scanner } from '../../facts/leaks/scanner.js';
import { secretlint } from '../../facts/leaks/secretlint.js';
import { trufflehog } from '../../facts/leaks/trufflehog.js';
import type { Ports } from '../../ports/ports.js';
import { nearest } from '../../text/nearest.js';
import type { SecretsOptions } from './options.js';

/** Everything that looks for secrets, in the order in which it runs. */
const SCANNERS: readonly Scanner[] = [gitSecrets, gitleaks, secretlint, trufflehog];

/** The scanners that the config names. Throws where one is missing. */
export async function chooseScanners(options: SecretsOptions, ports: Ports): Promise<readonly Scanner[]> {
  const wanted = SCANNERS.filter(({ name }) => options.tools.includes(name));
  for (const { name, isPresent } of wanted) {
    if (await isPresent(ports)) continue;
    throw new CouldNotTell(
      'tool-missing',
      `${name}: not found on PATH`,
      `Install ${name}, or take it out of \`tools\`.`,
    );
  }
  return wanted;
}

/**
 * Names under `policies` that the embedded engine does not have. Tools have rules of their own; where none runs, a name is
 * misspelt and what it was to change stays as it is: throws then.
 */
export function strangeRules({ policies, patterns, tools }: SecretsOptions): readonly string[] {
  const known = [...[...tokenRules, ...shapeRules, ...patterns].map(({ id }) => id), ...keyStoreIds];
  const strange = Object.keys(policies).filter(rule => !known.includes(rule));
  const [first] = strange;
  if (first === undefined || tools.length > 0) return strange;
  const near = nearest(first, known);
  throw new CouldNotTell(
    'unsupported',
    `policies: "${first}" is no rule of the embedded engine${near === undefined ? '' : `; did you mean "${near}"?`}`,
    'Correct the name: docs/kinds/secrets-rules.md lists them all. Rules of a tool need the tool in `tools`.',
  );
}
