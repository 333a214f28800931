/** The text behind a Base64 or Base64url word; bytes beyond ASCII as Latin-1. */
export function fromBase64(word: string): string {
  return Buffer.from(word, 'base64').toString('latin1');
}

/** The JSON object behind a Base64 word, undefined where there is none. */
export function jsonBehind(word: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(word, 'base64').toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return { ...value };
  } catch {
    return undefined;
  }
}

/** The payload of a signed JSON Web Token whose header names an algorithm; undefined where it is no such token. */
export function jwtPayload(token: string): Readonly<Record<string, unknown>> | undefined {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || !signature) return undefined;
  const algorithm = jsonBehind(header)?.alg;
  if (typeof algorithm !== 'string' || algorithm.toLowerCase() === 'none') return undefined;
  return jsonBehind(payload);
}
