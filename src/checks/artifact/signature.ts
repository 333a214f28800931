import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { answerOf, exitedWith, exitOf, lastWords } from '../../facts/tool/answer.js';
import { gpgFault } from './gpg.js';
import type { PublishedImage } from './image.js';
import type { Asking, Published } from './published.js';
import { artifactRules } from './rules.js';

type Signed = 'cosign' | 'provenance' | 'gpg';

/** What lacks the signature: nothing where all is signed by whom it should. */
export async function unsigned(
  published: Published | PublishedImage,
  { asking, signed }: { readonly asking: Asking; readonly signed: Signed },
): Promise<readonly Finding[]> {
  const faults: string[] = [];
  if ('pinned' in published) faults.push(...(await cosignImage(published.pinned, { asking, signed })));
  else
    for (const file of published.files) {
      const fault = signed === 'gpg' ? await gpgFault(file, asking) : await provenanceFault(file, asking);
      if (fault !== undefined) faults.push(`${file.name}: ${fault}`);
    }
  return faults.map(fault => {
    const message = `${published.name} is not signed as it must be: ${fault}`;
    return findingOf(artifactRules, { rule: 'unsigned', message, subject: published.name });
  });
}

async function cosignImage(
  pinned: string,
  { asking, signed }: { readonly asking: Asking; readonly signed: Signed },
): Promise<readonly string[]> {
  const by = await signer(asking);
  const how = signed === 'provenance' ? ['verify-attestation', '--type', 'slsaprovenance1'] : ['verify'];
  const fault = await cosign([...how, ...by, pinned], asking);
  return fault === undefined ? [] : [fault];
}

/** The bundle says which bytes were built where; cosign holds the file itself against it. */
async function provenanceFault(file: Published['files'][number], asking: Asking): Promise<string | undefined> {
  if (file.provenance === undefined) return 'the registry has no provenance of it';
  const { files } = asking.ports;
  const folder = await files.scratch();
  const [bundle, blob] = [`${folder}/bundle.json`, `${folder}/artifact`];
  await files.write(bundle, JSON.stringify(file.provenance));
  await files.write(blob, file.bytes);
  const how = ['verify-blob-attestation', '--new-bundle-format', '--type', 'slsaprovenance1', '--bundle', bundle];
  return cosign([...how, ...(await signer(asking)), blob], asking);
}

/** Whose signature counts: that of the key, of the identity, or of a workflow of this run's repository. */
async function signer({ options, ports }: Asking): Promise<readonly string[]> {
  const { key, identity, issuer } = options;
  if (key !== undefined) return ['--key', await ports.files.resolve(key)];
  const issued = ['--certificate-oidc-issuer', issuer];
  if (identity !== undefined) return ['--certificate-identity', identity, ...issued];
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server = 'https://github.com' } = ports.host.environment;
  if (repository === undefined || repository === '') {
    const remedy = 'Give `key` or `identity`.';
    throw new CouldNotTell('variable-missing', 'nothing says who must have signed', remedy);
  }
  const escaped = `${server}/${repository}/`.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&');
  return ['--certificate-identity-regexp', `^${escaped}`, ...issued];
}

/** cosign's words for what is not signed, or by somebody else; everything else is no answer. */
const UNSIGNED =
  /no signatures found|no matching (?:signatures|attestations)|none of the (?:expected identities|attestations) match|invalid signature|failed to verify signature|does not match|no attestations found/i;

async function cosign(args: readonly string[], { ports }: Asking): Promise<string | undefined> {
  const ran = await ports.exec.run(['cosign', ...args]);
  if (exitedWith(ran, 0)) return undefined;
  const said = ran.stderr.text.split('\n').find(line => UNSIGNED.test(line));
  if (said !== undefined && exitOf(ran) !== undefined)
    return lastWords({ ...ran, stderr: { ...ran.stderr, text: said } });
  answerOf(ran, { tool: 'cosign', exits: [0] });
  return undefined;
}
