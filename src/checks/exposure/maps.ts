import { contentOf } from '../../engines/exposure/content.js';
import { assetsOf, isSourceMap, mapReference } from '../../engines/exposure/source-map.js';
import type { Exposed } from './exposed.js';
import type { Answered, Outcome, Visit } from './visit.js';

const ASSETS = 25;
const GOES_ON = 'goes on beyond what is read of it, and its end may name a source map';
const ASSET_BYTES = 16 * 1024 * 1024;

/** Maps of a page's scripts and style sheets: what these name, and what lies beside them. Other hosts are not asked. */
export async function lookForMaps(
  home: Outcome,
  { visit, on }: { readonly visit: Visit; readonly on: boolean },
): Promise<{
  readonly exposed: readonly Exposed[];
  readonly unclear: readonly { readonly url: string; readonly why: string }[];
  readonly assets: number;
}> {
  if (!on || home.was !== 'answered' || !home.content.isHtml) return { exposed: [], unclear: [], assets: 0 };
  const { origin } = new URL(home.url);
  const assets = assetsOf(home.content.text, home.url).filter(url => new URL(url).origin === origin);
  const exposed = new Map<string, Exposed>();
  const unclear: { url: string; why: string }[] = home.whole ? [] : [{ url: home.url, why: GOES_ON }];
  for (const asset of assets.slice(0, ASSETS)) {
    const script = await visit(asset, ASSET_BYTES);
    if (script.was === 'silent') {
      unclear.push({ url: asset, why: script.why });
      continue;
    }
    if (script.was === 'answered' && !script.whole) unclear.push({ url: asset, why: GOES_ON });
    const named = script.was === 'answered' ? referenceOf(script) : undefined;
    if (named?.startsWith('data:') && isInlineMap(named)) {
      exposed.set(asset, { ...served(asset, 200), bytes: named.length, what: 'a source map, inside the file itself' });
      continue;
    }
    for (const url of new Set([...addressOf(named, asset, origin), beside(asset)])) {
      const map = await visit(url);
      if (map.was === 'silent') unclear.push({ url, why: map.why });
      if (map.was !== 'answered' || !isSourceMap(map.content)) continue;
      exposed.set(url, { ...served(url, map.status), bytes: map.content.bytes.length, whole: map.whole });
    }
  }
  if (assets.length > ASSETS)
    unclear.push({ url: home.url, why: `names ${assets.length} scripts and style sheets, more than ${ASSETS}` });
  return { exposed: [...exposed.values()], unclear, assets: Math.min(assets.length, ASSETS) };
}

const served = (url: string, status: number): Exposed => ({
  rule: 'source-map',
  what: 'a source map',
  url,
  status,
  bytes: 0,
  whole: true,
});

/** A header goes before what the file says. */
const referenceOf = ({ headers, content }: Answered): string | undefined =>
  headers.sourcemap ?? headers['x-sourcemap'] ?? (content.isHtml ? undefined : mapReference(content.text));

function isInlineMap(url: string): boolean {
  const [, base64, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url) ?? [];
  const text = base64 === undefined ? safelyDecoded(data) : Buffer.from(data, 'base64').toString('utf8');
  return isSourceMap(contentOf(Buffer.from(text)));
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function addressOf(named: string | undefined, asset: string, origin: string): readonly string[] {
  if (named === undefined || !URL.canParse(named, asset)) return [];
  const url = new URL(named, asset);
  return url.origin === origin ? [url.href] : [];
}

function beside(asset: string): string {
  const url = new URL(asset);
  url.pathname += '.map';
  return url.href;
}
