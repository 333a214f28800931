import { byFindings, type Finding, findingOf, type Verdict } from '../../check.js';
import { count, showSize } from '../../text/units.js';
import { hasDigest, sha256 } from './digests.js';
import type { PublishedImage } from './image.js';
import type { Asking, Published, PublishedFile } from './published.js';
import type { ReleaseAsset } from './release-asset.js';
import { artifactRules } from './rules.js';

/** Holds what was found against digest, size and signature. */
export async function judge(published: Published | PublishedImage | ReleaseAsset, asking: Asking): Promise<Verdict> {
  const { name, files, notes } = published;
  const { digest, signed, 'max-size': limit } = asking.options;
  const digests = 'digests' in published ? published.digests : files.map(({ bytes }) => sha256(bytes));
  const bytes = 'bytes' in published ? published.bytes : Math.max(...files.map(file => file.bytes.length));
  const findings: Finding[] = [...notes, ...files.flatMap(file => damaged(file))];
  const isThat = digest === undefined || digests.includes(digest) || files.some(file => hasDigest(file.bytes, digest));
  if (!isThat) findings.push(otherDigest(name, { digest, digests }));
  if (limit !== undefined && bytes > limit) {
    const message = `${name} has ${showSize(bytes)}, at most ${showSize(limit)} may be`;
    findings.push(findingOf(artifactRules, { rule: 'too-large', message, subject: name }));
  }
  if (signed !== undefined && findings.every(({ level }) => level !== 'error')) {
    const { unsigned } = await import('./signature.js');
    findings.push(...(await unsigned(published, { asking, signed })));
  }
  const [first] = findings.filter(({ level }) => level === 'error');
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, 'more finding')}` : '';
  const holds = `${name} is published, ${showSize(bytes)}, ${digests[0] ?? 'without a digest'}${signed ? `, signed (${signed})` : ''}`;
  return byFindings(first ? `${first.message}${more}` : holds, {
    findings,
    measurements: [{ name: 'size', value: bytes, unit: 'bytes', ...(limit !== undefined && { limit }) }],
    details: [{ title: 'digests', text: digests.join('\n') }],
  });
}

/** What came is not what the registry itself says. */
function damaged({ name, bytes, promised, where }: PublishedFile): readonly Finding[] {
  return promised
    .filter(digest => !hasDigest(bytes, digest))
    .map(expected => {
      const message = `${where} is not what the registry says of ${name}`;
      return findingOf(artifactRules, {
        rule: 'other-digest',
        message,
        subject: name,
        expected,
        actual: sha256(bytes),
      });
    });
}

function otherDigest(
  name: string,
  { digest, digests }: { readonly digest: string; readonly digests: readonly string[] },
): Finding {
  const message = `${name} is published, and is not what was built`;
  return findingOf(artifactRules, {
    rule: 'other-digest',
    message,
    subject: name,
    expected: digest,
    actual: digests.join(' '),
  });
}
