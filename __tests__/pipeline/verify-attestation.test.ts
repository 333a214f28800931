import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyAttestation } from '../../src/pipeline/other-runs/verify-attestation.js';
import type { Exec, RunOptions } from '../../src/ports/exec.js';
import { open } from '../ports/opened.js';

const asked = {
  file: '/nowhere/report.json',
  sha256: 'a'.repeat(64),
  server: 'https://octo.ghe.com',
  repository: 'octo-org/app',
  sha: '1'.repeat(40),
  ref: undefined,
  signer: 'octo-org/gates/.github/workflows/gate.yml',
  selfHosted: true,
  token: undefined,
};

describe('verifying an attestation', () => {
  it('gives a gh that hangs two minutes, kills it, and could not tell', async () => {
    await using opened = open({ gh: '#!/bin/sh\nexec sleep 600\n' });
    const gh = join(opened.folder, 'gh');
    chmodSync(gh, 0o755);
    const given: (RunOptions | undefined)[] = [];
    const exec: Exec = {
      ...opened.ports.exec,
      run: ([, ...rest], options) => {
        given.push(options);
        return opened.ports.exec.run([gh, ...rest], { ...options, timeoutMs: 50 });
      },
    };
    await expect(verifyAttestation(exec, asked)).rejects.toMatchObject({ name: 'CouldNotTell', why: 'timed-out' });
    expect(given.map(options => options?.timeoutMs)).toEqual([120_000]);
  });

  it('asks for another host, runners of one’s own and any branch only where told', async () => {
    await using opened = open();
    const gh = join(opened.folder, 'gh');
    writeFileSync(gh, `#!/bin/sh\necho "$@" >&2\nexit 1\n`);
    chmodSync(gh, 0o755);
    const { exec: real } = opened.ports;
    const exec: Exec = { ...real, run: ([, ...rest], options) => real.run([gh, ...rest], options) };
    const sent = `attestation verify /nowhere/report.json --repo octo-org/app --predicate-type https://in-toto.io/attestation/test-result/v0.1 --signer-workflow octo-org/gates/.github/workflows/gate.yml --source-digest ${asked.sha} --hostname octo.ghe.com --format json`;
    await expect(verifyAttestation(exec, asked)).rejects.toThrow(
      `gh attestation verify exited with 1: ${sent.slice(0, 250)}`,
    );
  });
});
