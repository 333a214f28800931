import { download, place } from './fetch.js';
import { type Asking, NotPublished, type Published } from './published.js';

/** Addresses at which a page is what one expects. */
const PAGES = /(?:\/|\.x?html?|\/[^./]*)$/i;

const isPage = (bytes: Buffer): boolean =>
  /^\s*<(?:!doctype html|html)\b/i.test(bytes.subarray(0, 512).toString('latin1'));

/** The file at an address. */
export async function fileAt(url: string, asking: Asking): Promise<Published> {
  const name = place(url);
  const bytes = await download(url, asking);
  // Sites that answer every address with their start page, or with a login, say 200 as well.
  if (isPage(bytes) && !PAGES.test(new URL(url).pathname)) throw new NotPublished(`${name} answers with a web page`);
  return { name, notes: [], files: [{ name, where: name, bytes, promised: [], signature: `${url}.asc` }] };
}
