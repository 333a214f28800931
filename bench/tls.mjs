import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, compare, timed } from './measure.mjs';

const HOSTS = 100;
const VERSIONS = ['-tls1', '-tls1_1', '-tls1_2', '-tls1_3'];

/** How long it takes to ask many servers for every protocol version, against `openssl s_client` for each of them. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tls-'));
  const { server, ports } = await startServer(folder);
  try {
    mkdirSync(join(folder, '.github'));
    const hosts = ports.map(port => `'127.0.0.1:${port}'`).join(', ');
    const options = `{ hosts: [${hosts}], server-name: localhost, ca: ca.pem }`;
    const check = `      - { id: tls, kind: tls, with: ${options} }`;
    const head = 'version: 1\nproject: bench\nstages:\n  pre-deployment:\n    checks:\n';
    writeFileSync(join(folder, '.github/deploy-validate.yml'), `${head}${check}\n`);
    // The same 400 handshakes, with the same readiness to take what is weak, as many at once as there are here.
    const asked = ports.flatMap(port =>
      VERSIONS.map(version => `s_client -connect 127.0.0.1:${port} -servername localhost -status ${version}`),
    );
    const input = `${asked.join('\n')}\n`;
    const each = 'openssl $0 -cipher DEFAULT@SECLEVEL=0 </dev/null >/dev/null 2>&1; true';
    const { ours, theirs, ratio } = await compare(
      () => timed([process.execPath, bundle, 'run'], { cwd: folder }),
      () => timed(['xargs', '-P', '8', '-I', '{}', 'sh', '-c', each.replace('$0', '{}')], { input }),
      { rounds: 2 },
    );
    const detail = `${(ours / 1000).toFixed(2)} s against ${(theirs / 1000).toFixed(2)} s`;
    const what = `TLS handshakes for ${HOSTS} hosts, TLS 1.0 to 1.3, against \`openssl s_client\` for the same`;
    return [{ what, figure: ratio, unit: '×', atMost: 1.2, detail }];
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

async function startServer(folder) {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  openssl('req', '-x509', ...key, ...names, '-keyout', 'key.pem', '-out', 'ca.pem', '-days', '300');
  const server = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ports = await new Promise(done => server.stdout.once('data', text => done(JSON.parse(text))));
  return { server, ports };
}

if (process.argv[2] === 'serve') {
  const { createServer } = await import('node:tls');
  const options = { key: readFileSync('key.pem'), cert: readFileSync('ca.pem') };
  const servers = Array.from({ length: HOSTS }, () => {
    const server = createServer(options, socket => socket.on('error', () => undefined).resume());
    return server.on('tlsClientError', () => undefined);
  });
  await Promise.all(servers.map(server => new Promise(done => server.listen(0, '127.0.0.1', done))));
  process.stdout.write(JSON.stringify(servers.map(server => server.address().port)));
}
