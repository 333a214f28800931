import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { backup } from '../../src/checks/backup/definition.js';
import { systemClock } from '../../src/ports/runner/system-clock.js';
import { freePort } from './postgres-server.js';
import { openScene, type Scene } from './scene.js';
import { itWith } from './tool.js';

const DUMP = `--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE t (id int);\n\n--\n-- PostgreSQL database dump complete\n--\n`;

let scene: Scene;
beforeEach(() => {
  scene = openScene(backup);
});
afterEach(() => scene.remove());

const at = (name: string): string => join(scene.folder, name);

async function judge(options: Readonly<Record<string, unknown>>): Promise<string> {
  const told = await scene.check(options);
  if ('message' in told) return `${told.status}: ${told.message}`;
  return told.findings.map(({ rule }) => rule).join() || told.status;
}

function withSum(name: string): void {
  const sum = createHash('sha256')
    .update(readFileSync(at(name)))
    .digest('hex');
  writeFileSync(at(`${name}.sha256`), `${sum}  ${name}\n`);
}

describe('backups that a real tool has encrypted', () => {
  itWith('age', 'are known by their header, and whole by a checksum alone', async () => {
    execFileSync('age-keygen', ['-o', at('key')], { stdio: 'pipe' });
    const recipient = /public key: (\S+)/.exec(readFileSync(at('key'), 'utf8'))?.[1] ?? '';
    for (const [name, ...armour] of [['binary.age'], ['armoured.age', '-a']] as const) {
      execFileSync('age', [...armour, '-r', recipient, '-o', at(name)], { input: DUMP });
      // Armour has an end that can be seen; what is in it nobody reads without the key.
      const proof = armour.length > 0 ? 3 : 2;
      expect(await judge({ from: name, encrypted: 'age', proof })).toMatch(/^errored: .* of the form age/);
      withSum(name);
      expect(await judge({ from: name, encrypted: 'age', checksum: true })).toBe('passed');
      expect(await judge({ from: name, encrypted: 'gpg', checksum: true })).toBe('not-encrypted');
      writeFileSync(at(name), readFileSync(at(name)).subarray(0, -20));
      expect(await judge({ from: name, encrypted: 'age', checksum: true })).toBe('checksum-mismatch');
    }
    writeFileSync(at('plain.sql'), DUMP);
    expect(await judge({ from: 'plain.sql', encrypted: 'any' })).toBe('not-encrypted');
  });

  itWith('gpg', 'by OpenPGP are read packet by packet', async () => {
    mkdirSync(at('gnupg'), { mode: 0o700 });
    const gpg = (input: string, ...args: readonly string[]) =>
      execFileSync('gpg', ['--homedir', at('gnupg'), '--batch', '--pinentry-mode', 'loopback', ...args], {
        input,
        stdio: 'pipe',
      });
    try {
      for (const [name, ...armour] of [['binary.gpg'], ['armoured.asc', '--armor']] as const) {
        gpg(DUMP.repeat(200), '--passphrase', 'of the test', ...armour, '-o', at(name), '--symmetric');
        expect(await judge({ from: name, encrypted: 'gpg' })).toBe('passed');
        expect(await judge({ from: name, encrypted: 'age' })).toBe('not-encrypted');
        const whole = readFileSync(at(name));
        writeFileSync(at(name), whole.subarray(0, Math.trunc(whole.length / 2)));
        expect(await judge({ from: name, encrypted: 'gpg' })).toBe('damaged');
        writeFileSync(at(name), '');
      }
      // Packed by gpg, and readable by everybody.
      gpg(DUMP, '--armor', '-o', at('packed.asc'), '--store');
      expect(await judge({ from: 'packed.asc', encrypted: 'gpg', proof: 1 })).toBe('not-encrypted');
    } finally {
      execFileSync('gpgconf', ['--homedir', at('gnupg'), '--kill', 'all'], { stdio: 'pipe' });
    }
  });
});

describe('backups of restic', () => {
  const env = { RESTIC_PASSWORD: 'of the test' };
  const restic = (...args: readonly string[]) =>
    execFileSync('restic', ['--no-cache', '-q', '-r', at('repository'), ...args], {
      env: { PATH: process.env.PATH, HOME: scene.folder, ...env },
      stdio: 'pipe',
    });
  const from = () => ({ restic: at('repository') });

  itWith('restic', 'are listed by host and tag, and read to their end', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data/dump'), DUMP.repeat(5000));
    restic('init');
    expect(await judge({ from: from(), env })).toMatch(/^errored: .*no such snapshot/);
    restic('backup', '--host', 'db', '--tag', 'nightly', at('data'));
    expect(await judge({ from: from(), env })).toBe('passed');
    expect(await judge({ from: { ...from(), host: 'db', tag: 'nightly' }, env, proof: 3, encrypted: 'any' })).toBe(
      'passed',
    );
    expect(await judge({ from: { ...from(), host: 'other' }, env })).toMatch(/^errored: .*no such snapshot/);
    expect(await judge({ from: from(), env, 'min-size': '100MB' })).toBe('too-small');
  });

  itWith('restic', 'that lost a byte are damaged when read, and a wrong password tells nothing', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data/dump'), DUMP.repeat(5000));
    restic('init');
    restic('backup', at('data'));
    expect(await judge({ from: from(), env: { RESTIC_PASSWORD: 'wrong' } })).toMatch(
      /^errored: restic: the password is wrong/,
    );
    expect(await judge({ from: { restic: at('nowhere') }, env })).toMatch(/^errored: restic: there is no repository/);
    for (const pack of readdirSync(at('repository/data'), { recursive: true, encoding: 'utf8' })) {
      const file = at(`repository/data/${pack}`);
      if (!/[0-9a-f]{64}$/.test(pack)) continue;
      execFileSync('chmod', ['u+w', file]);
      const bytes = readFileSync(file);
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
    expect(await judge({ from: from(), env, proof: 3 })).toBe('damaged');
  });
});

describe('backups in a bucket', () => {
  itWith('moto_server', 'are listed page by page, read and compared with their checksum', async () => {
    const port = await freePort();
    const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const endpoint = `http://127.0.0.1:${port}`;
    const put = async (path: string, body: string | Buffer) =>
      expect((await fetch(`${endpoint}/${path}`, { method: 'PUT', body })).status).toBe(200);
    try {
      for (let tries = 0; ; tries += 1) {
        if ((await fetch(endpoint).catch(() => undefined))?.ok) break;
        if (tries > 600 || server.exitCode !== null) throw new Error('moto_server did not become ready');
        await systemClock.sleep(100, new AbortController().signal);
      }
      const bucket = { bucket: 'backups', endpoint, 'access-key': 'test', 'secret-key': '${{ env.KEY }}' };
      const of = (prefix: string) => ({ s3: { ...bucket, prefix } });
      expect(await judge({ from: of('db/') })).toMatch(/^errored: /);
      await put('backups', '');
      expect(await judge({ from: of('db/') })).toMatch(/^errored: .*no backup is there/);
      const dump = gzipSync(DUMP);
      await put('backups/db/a.sql.gz', dump);
      await put('backups/db/a.sql.gz.sha256', createHash('sha256').update(dump).digest('hex'));
      expect(await judge({ from: of('db/'), checksum: true, proof: 3 })).toBe('passed');
      await put('backups/cut/a.sql.gz', dump.subarray(0, -10));
      expect(await judge({ from: of('cut/'), proof: 2 })).toBe('damaged');
      expect(await judge({ from: of('cut/'), checksum: true })).toContain('checksum-missing');
      for (let more = 0; more < 1010; more += 101) {
        await Promise.all(Array.from({ length: 101 }, (_, index) => put(`backups/many/${more + index}.sql.gz`, dump)));
      }
      expect(JSON.stringify(await scene.check({ from: of('many/') }))).toContain('the newest of 1010');
    } finally {
      const ended = new Promise(done => server.once('exit', done));
      server.kill('SIGKILL');
      await ended;
    }
  });
});
