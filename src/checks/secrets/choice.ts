import type { Ports } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import type { SecretsOptions } from '../secrets.js';
import { gitSecrets } from './git-secrets.js';
import { gitleaks } from './gitleaks.js';
import type { Scanner } from './scanner.js';
import { secretlint } from './secretlint.js';
import { trufflehog } from './trufflehog.js';

/** Everything that looks for secrets, in the order in which it runs. */
const SCANNERS: readonly Scanner[] = [gitSecrets, gitleaks, secretlint, trufflehog];

/** The scanners that the config names, else those that are present. Throws where one is missing, or all are. */
export async function chooseScanners(options: SecretsOptions, ports: Ports): Promise<readonly Scanner[]> {
  const wanted = SCANNERS.filter(({ name }) => options.tools.length === 0 || options.tools.includes(name));
  const found: Scanner[] = [];
  for (const scanner of wanted) {
    if (await scanner.isPresent(ports, options.tools.length > 0)) found.push(scanner);
    else if (options.tools.length > 0) {
      const message = `${scanner.name}: not found on PATH`;
      throw new CouldNotTell('tool-missing', message, `Install ${scanner.name}, or take it out of \`tools\`.`);
    }
  }
  if (found.length === 0) {
    const names = wanted.map(({ name }) => name).join(', ');
    throw new CouldNotTell('tool-missing', `none of ${names} is on PATH`, 'Install one of them.');
  }
  if (options.history !== undefined && found.every(({ scanHistory }) => scanHistory === undefined)) {
    const message = `${found.map(({ name }) => name).join(' and ')} cannot look at commits`;
    throw new CouldNotTell('unsupported', message, 'Install gitleaks or trufflehog, or leave `history` out.');
  }
  return found;
}
