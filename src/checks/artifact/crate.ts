import { z } from 'zod';
import { parseJsonLines } from '../../formats/json/json.js';
import { askJson, askText, download, place } from './fetch.js';
import { type Asking, NotPublished, type Published, withdrawn, wrongAnswer } from './published.js';

const PUBLIC = 'https://index.crates.io';

const line = z.object({ vers: z.string(), cksum: z.string().regex(/^[0-9a-f]{64}$/), yanked: z.boolean().nullish() });
const config = z.object({ dl: z.string().min(1) });

/** Asks the sparse index, as cargo does, and downloads the crate from where that leads. */
export async function crate(crateName: string, asking: Asking): Promise<Published> {
  const { version = '', registry = PUBLIC } = asking.options;
  const home = registry.replace(/\/+$/, '');
  const name = `${crateName} ${version}`;
  const path = indexPath(crateName.toLowerCase());
  const listed = await askText(`${home}/${path}`, asking);
  const entries = parseJsonLines(listed ?? '', { name: `${home}/${path}`, remedy: 'Check `registry`.' });
  // Build metadata makes no version of its own.
  const found = entries
    .map(each => line.safeParse(each).data)
    .find(each => each?.vers.replace(/\+.*$/, '') === version.replace(/\+.*$/, ''));
  if (found === undefined) throw new NotPublished(`${name} is not in ${new URL(home).host}`);
  const said = await askJson(`${home}/config.json`, { asking, schema: config });
  if (said === undefined) throw wrongAnswer(`${home}/config.json`, 'is not there');
  const url = new URL(downloadPath(said.dl, { crateName, version: found.vers, checksum: found.cksum }), `${home}/`)
    .href;
  const bytes = await download(url, asking);
  const file = {
    name: `${crateName}-${found.vers}.crate`,
    where: place(url),
    bytes,
    promised: [`sha256:${found.cksum}`],
  };
  return { name, files: [file], notes: found.yanked ? [withdrawn(name, undefined)] : [] };
}

/** Short names have folders of their own. */
function indexPath(name: string): string {
  if (name.length < 3) return `${name.length}/${name}`;
  return name.length === 3 ? `3/${name[0]}/${name}` : `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}

function downloadPath(
  template: string,
  { crateName, version, checksum }: { readonly crateName: string; readonly version: string; readonly checksum: string },
): string {
  if (!template.includes('{')) return `${template}/${crateName}/${version}/download`;
  const prefix = indexPath(crateName).split('/').slice(0, -1).join('/');
  return template
    .replaceAll('{crate}', crateName)
    .replaceAll('{version}', version)
    .replaceAll('{prefix}', prefix)
    .replaceAll('{lowerprefix}', prefix.toLowerCase())
    .replaceAll('{sha256-checksum}', checksum);
}
