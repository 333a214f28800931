import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import type { Scanner } from './scanner.js';

/** Backwards, so that neither this file nor the bundle holds the shape of a token. They open nothing. */
const [KEY_ID, KEY, TOKEN] = [
  'KAPAUIGFW7QOEEO4AIKA',
  'C86OfChvHCRBk5KxxIOznUZFeXroeAvMEnO0fwqK',
  'X6DmKrrFVMArSHu2kDycI8kGWYR469PPMuHd_phg',
].map(text => [...text].reverse().join(''));

/** Every tool finds at least one of these: an AWS key pair, and a token of GitHub. */
export const PLANTED = `AWS_ACCESS_KEY_ID = "${KEY_ID}"\nAWS_SECRET_ACCESS_KEY = "${KEY}"\nGITHUB_TOKEN = "${TOKEN}"\n`;

/**
 * Believes a tool that sees nothing: with the very same settings it must see a token that is planted for it. Otherwise
 * its settings leave everything out, or it does not work here, and `CouldNotTell` says so.
 */
export async function proveSight(scanner: Scanner, ports: Ports): Promise<void> {
  const folder = await ports.files.scratch();
  const file = `${folder}/settings.py`;
  await ports.files.write(file, PLANTED);
  const { leaks } = await scanner.scan({ roots: [folder], files: [file] }, ports);
  if (leaks.length > 0) return;
  const lists = await present(scanner.allowLists, ports);
  const by = lists.length > 0 ? ` with ${lists.join(' and ')}` : '';
  throw new CouldNotTell(
    'tool-refused',
    `${scanner.name}${by} does not see a planted token, so it would see no other`,
    lists.length > 0
      ? "Extend the tool's own rules there instead of replacing them."
      : `Install ${scanner.name} again.`,
  );
}

/** The files among some that the repository has. */
export async function present(names: readonly string[], { files }: Ports): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) if ((await files.facts(name))?.kind === 'file') found.push(name);
  return found;
}
