import { askText, download, place } from './fetch.js';
import { type Asking, NotPublished, type Published, type PublishedFile } from './published.js';

const PUBLIC = 'https://repo1.maven.org/maven2';

/** The pom, and the file of the kind that is named; each beside the checksum that Maven writes. */
export async function mavenArtifact(coordinates: string, asking: Asking): Promise<Published> {
  const { version = '', registry = PUBLIC } = asking.options;
  const [group = '', artifact = '', kind = 'pom'] = coordinates.split(':');
  const name = `${group}:${artifact}:${version}`;
  const stem = `${registry.replace(/\/+$/, '')}/${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}`;
  const files: PublishedFile[] = [];
  for (const each of kind === 'pom' ? ['pom'] : [kind, 'pom']) {
    const url = `${stem}.${each}`;
    const bytes = await download(url, asking).catch((error: unknown) => {
      if (!(error instanceof NotPublished)) throw error;
      throw new NotPublished(`${name} is not published: ${error.message}`);
    });
    const promised: string[] = [];
    for (const algorithm of ['sha512', 'sha256', 'sha1']) {
      const hex = /^[0-9a-f]{40,128}/i.exec((await askText(`${url}.${algorithm}`, asking))?.trim() ?? '')?.[0];
      if (hex !== undefined) promised.push(`${algorithm}:${hex.toLowerCase()}`);
      // The strongest that is there says it.
      if (promised.length > 0) break;
    }
    files.push({ name: `${artifact}-${version}.${each}`, where: place(url), bytes, promised, signature: `${url}.asc` });
  }
  return { name, files, notes: [] };
}
