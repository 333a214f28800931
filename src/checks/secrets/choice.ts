import { CouldNotTell } from '../../could-not-tell.js';
import { gitSecrets } from '../../facts/leaks/git-secrets.js';
import { gitleaks } from '../../facts/leaks/gitleaks.js';
import type { Scanner } from '../../facts/leaks/scanner.js';
import { secretlint } from '../../facts/leaks/secretlint.js';
import { trufflehog } from '../../facts/leaks/trufflehog.js';
import type { Ports } from '../../ports/ports.js';
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
