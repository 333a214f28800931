import { CouldNotTell } from '../../check.js';
import { answerOf } from '../../facts/tool/answer.js';
import { sha256 } from './digests.js';
import { askText } from './fetch.js';
import type { Asking, PublishedFile } from './published.js';

const BAD: Readonly<Record<string, string>> = {
  BADSIG: 'its signature is of something else',
  EXPSIG: 'its signature has expired',
  EXPKEYSIG: 'the key of its signature has expired',
  REVKEYSIG: 'the key of its signature is revoked',
};

/** Why its detached signature does not count; undefined where it does. gpg's status lines decide, not its exit code. */
export async function gpgFault(file: PublishedFile, asking: Asking): Promise<string | undefined> {
  const { options, ports } = asking;
  const { files, exec } = ports;
  const signature = file.signature === undefined ? undefined : await askText(file.signature, asking);
  if (signature === undefined) return 'there is no signature beside it';
  const folder = await files.scratch();
  const [detached, blob] = [`${folder}/artifact.asc`, `${folder}/artifact`];
  await files.write(detached, signature);
  await files.write(blob, file.bytes);
  const home: string[] = [];
  if (options.key !== undefined) {
    home.push('--homedir', await files.scratch());
    const imported = await exec.run(['gpg', ...home, '--batch', '--import', await files.resolve(options.key)]);
    answerOf(imported, { tool: 'gpg', exits: [0] });
  }
  // A chart's provenance is a text that is signed in itself, and names the chart's digest.
  const isText = /^-----BEGIN PGP SIGNED MESSAGE-----/.test(signature);
  const signed = isText ? [detached] : [detached, blob];
  const ran = await exec.run(['gpg', ...home, '--batch', '--status-fd', '1', '--verify', ...signed]);
  const said = answerOf(ran, { tool: 'gpg' }).stdout;
  const states = [...said.matchAll(/^\[GNUPG:\] (\w+)/gm)].map(([, state = '']) => state);
  const bad = states.find(state => state in BAD);
  if (bad !== undefined) return BAD[bad];
  if (!states.includes('GOODSIG') || !states.includes('VALIDSIG')) {
    const remedy = 'Give `key` the file with the public key that signs.';
    throw new CouldNotTell('tool-refused', `gpg does not know the key that has signed ${file.name}`, remedy);
  }
  const names = isText ? signature.slice(0, signature.indexOf('-----BEGIN PGP SIGNATURE-----')) : '';
  return !isText || names.includes(sha256(file.bytes)) ? undefined : 'its signature is of something else';
}
