import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAY = 86_400_000;

export interface Issued {
  readonly key: string;
  readonly cert: string;
}

export interface Wanted {
  /** `subjectAltName`; `DNS:localhost` unless told, none where empty. */
  readonly names?: string;
  readonly commonName?: string;
  /** Days from now. */
  readonly from?: number;
  readonly until?: number;
  /** As `openssl genpkey` has it: `EC:prime256v1` unless told, or `RSA:1024`. */
  readonly key?: string;
  readonly digest?: string;
  readonly isAuthority?: boolean;
  /** Name of one whose key it takes. */
  readonly keyOf?: string;
  /** Further lines of extensions. */
  readonly extensions?: readonly string[];
  /** Name of the issuer, of what was issued before; the authority unless told, itself where `self`. */
  readonly by?: string;
}

/** An authority of the test's own, made with openssl. */
export interface Authority extends Disposable {
  readonly folder: string;
  readonly pem: string;
  readonly issue: (name: string, wanted?: Wanted) => Promise<Issued>;
  /** An OCSP response about one of its certificates. */
  readonly staple: (name: string, how: { readonly revoked: boolean }) => Promise<Buffer>;
}

export async function startAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const read = (name: string): Issued => ({
    key: readFileSync(file(`${name}.key`), 'utf8'),
    cert: readFileSync(file(`${name}.pem`), 'utf8'),
  });
  writeFileSync(
    file('ca.cnf'),
    '[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n',
  );
  writeFileSync(file('index.txt'), '');
  writeFileSync(file('serial'), '1000');
  const issue = async (name: string, wanted: Wanted = {}): Promise<Issued> => {
    const {
      names = 'DNS:localhost',
      key = 'EC:prime256v1',
      digest = 'sha256',
      by = 'root',
      from = -1,
      until = 200,
    } = wanted;
    const [sort = 'EC', size = ''] = key.split(':');
    const option = sort === 'EC' ? `ec_paramgen_curve:${size}` : `rsa_keygen_bits:${size}`;
    if (wanted.keyOf !== undefined) copyFileSync(file(`${wanted.keyOf}.key`), file(`${name}.key`));
    else await openssl('genpkey', '-algorithm', sort, '-pkeyopt', option, '-out', `${name}.key`);
    await openssl(
      'req',
      '-new',
      '-key',
      `${name}.key`,
      '-subj',
      `/CN=${wanted.commonName ?? name}`,
      '-out',
      `${name}.csr`,
    );
    const extensions = [
      ...(names === '' ? [] : [`subjectAltName=${names}`]),
      wanted.isAuthority ? 'basicConstraints=critical,CA:TRUE' : 'basicConstraints=CA:FALSE',
      ...(wanted.extensions ?? []),
    ];
    writeFileSync(file(`${name}.ext`), `${extensions.join('\n')}\n`);
    const issuer =
      by === 'self' ? ['-selfsign', '-keyfile', `${name}.key`] : ['-cert', `${by}.pem`, '-keyfile', `${by}.key`];
    const dates = ['-startdate', stamp(from), '-enddate', stamp(until)];
    const out = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`, '-notext'];
    await openssl('ca', '-batch', '-config', 'ca.cnf', '-md', digest, ...issuer, ...dates, ...out);
    return read(name);
  };
  const { cert: pem } = await issue('root', {
    by: 'self',
    names: '',
    commonName: 'Test Root',
    until: 3650,
    isAuthority: true,
  });
  const staple = async (name: string, { revoked }: { readonly revoked: boolean }) => {
    if (revoked)
      await openssl(
        'ca',
        '-config',
        'ca.cnf',
        '-revoke',
        `${name}.pem`,
        '-cert',
        'root.pem',
        '-keyfile',
        'root.key',
        '-md',
        'sha256',
      );
    await openssl('ocsp', '-issuer', 'root.pem', '-cert', `${name}.pem`, '-reqout', `${name}.ocspreq`);
    const signer = [
      '-index',
      'index.txt',
      '-CA',
      'root.pem',
      '-rsigner',
      'root.pem',
      '-rkey',
      'root.key',
      '-ndays',
      '2',
    ];
    await openssl('ocsp', ...signer, '-reqin', `${name}.ocspreq`, '-respout', `${name}.ocsp`);
    return readFileSync(file(`${name}.ocsp`));
  };
  return { folder, pem, issue, staple, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** `20261130120000Z` */
const stamp = (days: number): string =>
  `${new Date(Date.now() + days * DAY).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
