import { download, place } from './fetch.js';
import type { Asking, Published } from './published.js';

/** The file at an address. */
export async function fileAt(url: string, asking: Asking): Promise<Published> {
  const name = place(url);
  const bytes = await download(url, asking);
  return { name, notes: [], files: [{ name, where: name, bytes, promised: [], signature: `${url}.asc` }] };
}
