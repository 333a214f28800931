import { parse } from 'yaml';

/** Scalars of a page's front matter by their keys in lower case, and the page with the matter's lines blanked. */
export interface Matter {
  readonly matter: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly body: string;
}

/** Front matter as static sites and GitHub read it: YAML between two lines `---` at the very top. */
export function frontMatterOf(markdown: string): Matter {
  const text = markdown.replace(/^\uFEFF/, '');
  const [whole, yaml] = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text) ?? [];
  if (whole === undefined || yaml === undefined || !text.startsWith(whole)) return { matter: new Map(), body: text };
  const entries = scalarsOf(yaml);
  if (entries === undefined) return { matter: new Map(), body: text };
  const lines = yaml.split('\n');
  const lineOf = (key: string): number => lines.findIndex(line => line.trimStart().startsWith(key)) + 2;
  return {
    matter: new Map(entries.map(([key, value]) => [key.toLowerCase(), { value, line: Math.max(2, lineOf(key)) }])),
    body: `${whole.replace(/[^\n]/g, '')}${text.slice(whole.length)}`,
  };
}

/** Undefined where it is no map: two rules with a text between them, then. */
function scalarsOf(yaml: string): readonly (readonly [string, string])[] | undefined {
  try {
    const read: unknown = parse(yaml, { logLevel: 'silent' });
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    return Object.entries(read).flatMap(([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)] as const] : [],
    );
  } catch {
    return undefined;
  }
}
