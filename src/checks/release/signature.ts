import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { checkoutOf, expectGit } from '../../facts/repository/history.js';
import { exitedWith } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { releaseRules } from './rules.js';
import { git } from './tags.js';

/** The repository's own settings may name a program that says yes to everything. */
const PROGRAMS = ['-c', 'gpg.program=gpg', '-c', 'gpg.ssh.program=ssh-keygen', '-c', 'gpg.x509.program=gpgsm'] as const;

/** Whether a tag, or the commit that is checked out, has a good signature. */
export async function judgeSignature(tag: string | undefined, ports: Ports): Promise<readonly Finding[]> {
  await expectGit(ports);
  const what = tag ?? 'HEAD';
  const name = tag === undefined ? 'this commit' : `the tag ${tag}`;
  const wrong = (why: string) => [
    findingOf(releaseRules, { rule: 'not-signed', message: `${name} ${why}`, subject: what }),
  ];
  const object = tag === undefined ? 'HEAD' : `refs/tags/${tag}`;
  const type = await git(['cat-file', '-t', object], ports);
  if (tag !== undefined && type !== 'tag') return wrong('is a lightweight one, which cannot be signed');
  const text = await git(['cat-file', type, object], ports);
  if (!/^-----BEGIN (?:PGP SIGNATURE|SSH SIGNATURE|SIGNED MESSAGE|PGP MESSAGE)-----|^gpgsig(?:-sha256)? /m.test(text))
    return wrong('has no signature');
  const verify = tag === undefined ? ['verify-commit', '--raw', 'HEAD'] : ['verify-tag', '--raw', tag];
  const ran = await checkoutOf(ports).run([...PROGRAMS, ...verify]);
  const words = `${ran.stdout.text}\n${ran.stderr.text}`;
  if (/\bBADSIG\b|incorrect signature|Could not verify signature/i.test(words)) return wrong('has a bad signature');
  if (/\b(?:REVKEYSIG|EXPKEYSIG|EXPSIG)\b/.test(words)) return wrong('is signed by a key that is revoked, or over');
  if (exitedWith(ran, 0) && /\bGOODSIG\b|^Good "git" signature/m.test(words)) return [];
  const remedy = 'Give this machine the public key: gpg --import, or gpg.ssh.allowedSignersFile.';
  throw new CouldNotTell('unsupported', `${name} is signed, and nobody here knows the key`, remedy);
}
