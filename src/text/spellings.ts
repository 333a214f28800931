import { isOrdinary } from './ordinary.js';

/** Below this a value is so common in ordinary text that hiding it would hide nothing. */
const SHORTEST = 4;
/** Below this a piece of base64 is met by chance. */
const SHORTEST_BASE64 = 8;

/**
 * How a secret may look once programs have passed it on: as it is, line by line where it has several, quoted for JSON (once
 * and twice, with and without escapes for what is not ASCII), XML, a shell or YAML, encoded for a URL or a form (once and twice), in hex, and in
 * base64, alone or inside something longer such as `user:password`. Longest first.
 */
export function spellings(values: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (const value of values) {
    for (const part of [value, ...value.split(/\r?\n/)]) {
      const plain = part.trim();
      if (plain.length < SHORTEST || isOrdinary(plain)) continue;
      for (const spelling of [plain, ...quoted(plain), ...urlEncoded(plain), ...base64(plain), ...hex(plain)])
        all.add(spelling);
    }
  }
  return [...all].sort((a, b) => b.length - a.length);
}

function quoted(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    json,
    JSON.stringify(json).slice(1, -1),
    ascii,
    json.replaceAll('/', '\\/'),
    xml,
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    xml.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", "''"),
    text.replaceAll("'", `'"'"'`),
    json.replace(/[<>&'+]/g, unicode),
    json.replace(/[<>&']/g, unicode),
    json.replace(/[<>&]/g, unicode),
    json.replace(/[<>&]/g, mark => unicode(mark).toUpperCase().replaceAll('U', 'u')),
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
    xml.replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#x27;').replaceAll('/', '&#x2F;'),
  ];
}

const unicode = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;

function hex(text: string): readonly string[] {
  const digits = Buffer.from(text).toString('hex');
  return [digits, digits.toUpperCase()];
}

function urlEncoded(text: string): readonly string[] {
  const component = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
  const strict = component.replace(/[!'()*~]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    component,
    strict,
    strict.replaceAll('%20', '+'),
    component.replaceAll('%2F', '/'),
    strict.replaceAll('%2F', '/'),
  ].flatMap(encoded => [
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, byte => byte.toLowerCase()),
    encoded.replaceAll('%', '%25'),
  ]);
}

/** Base64 reads three bytes at a time: what stands before the value shifts it by none, one or two. */
function base64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map(shift => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // Only the digits whose six bits all come from the value are the same whatever stands around it.
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [bytes.toString('base64').replace(/=+$/, ''), ...shifted]
    .filter(piece => piece.length >= SHORTEST_BASE64)
    .flatMap(piece => [piece, piece.replaceAll('+', '-').replaceAll('/', '_')]);
}
