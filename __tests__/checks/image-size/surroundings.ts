import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { run } from './real-servers.js';

/** A certificate for 127.0.0.1, for a server and its client alike, and the authority that signed it: cert.pem, key.pem, ca.pem. */
export async function makeCertificates(folder: string): Promise<void> {
  mkdirSync(folder);
  const file = (name: string) => join(folder, name);
  const ca = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  await run([...ca, '-subj', '/CN=ca', '-keyout', file('ca-key.pem'), '-out', file('ca.pem')]);
  writeFileSync(file('names'), 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n');
  const request = ['openssl', 'req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=both'];
  await run([...request, '-keyout', file('key.pem'), '-out', file('request.pem')]);
  const sign = [
    'openssl',
    'x509',
    '-req',
    '-in',
    file('request.pem'),
    '-CA',
    file('ca.pem'),
    '-CAkey',
    file('ca-key.pem'),
  ];
  await run([...sign, '-CAcreateserial', '-days', '2', '-extfile', file('names'), '-out', file('cert.pem')]);
}

export function freePort(): Promise<number> {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** What lies in a folder, to be laid into the workspace of a check. */
export function filesIn(folder: string): Record<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths.filter(path => statSync(join(folder, path)).isFile()).map(path => [path, readFileSync(join(folder, path))]),
  );
}
