import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { type Asking, NotPublished, type Published } from './published.js';

const release = z.object({
  draft: z.boolean(),
  assets: z.array(
    z.object({ id: z.int(), name: z.string(), state: z.string(), size: z.int(), digest: z.string().nullish() }),
  ),
});

/** What GitHub says of a release's files: their sizes and digests, which it makes itself when they are uploaded. */
export interface ReleaseAsset extends Published {
  readonly digests: readonly string[];
  readonly bytes: number;
}

export async function releaseAsset(pattern: string, { options, ports }: Asking): Promise<ReleaseAsset> {
  const { version: tag = '' } = options;
  const repository = await ports.repository();
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
    with: { tag },
    what: `describe the release ${tag}`,
    permission: 'contents: read',
  });
  if (answer === undefined) throw new NotPublished(`${repository.name} has no published release ${tag}`);
  const read = release.safeParse(answer).data;
  if (read === undefined) {
    const remedy = 'Run it again. If it stays so, report it: GitHub answers other than it documents.';
    throw new CouldNotTell('wrong-format', `GitHub's answer about ${tag} is not what it documents`, remedy);
  }
  const found = read.assets.filter(({ name }) => fitsWildcard(name, pattern));
  const name = `${pattern} of the release ${tag}`;
  const [first] = found;
  if (first === undefined || read.draft) throw new NotPublished(`${name} is not published`);
  const broken = found.find(({ state, size }) => state !== 'uploaded' || size === 0);
  if (broken)
    throw new NotPublished(`${broken.name} of the release ${tag} is not whole: ${broken.state}, ${broken.size} bytes`);
  return {
    name,
    files: [],
    notes: [],
    digests: found.flatMap(({ digest }) => digest ?? []),
    bytes: Math.max(...found.map(({ size }) => size)),
  };
}
