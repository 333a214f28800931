import { posix } from 'node:path';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { type Page, type PageLink, readPage } from '../../formats/markdown/page.js';
import type { Ports } from '../../ports/ports.js';
import { askEach } from '../../told-in-part.js';
import { documentRules } from './rules.js';

const MARKDOWN = /\.(?:md|markdown|mdx)$/i;
const REDIRECTS = 5;

export interface Followed {
  readonly findings: readonly Finding[];
  readonly unknown: readonly CouldNotTell[];
  /** Links to the web that nobody asked for. */
  readonly left: readonly string[];
  readonly followed: number;
}

interface Asking {
  readonly file: string;
  readonly page: Page;
  readonly remote: boolean;
  readonly ports: Ports;
}

/** Follows links to files and places in them, and those to the web where that is wanted. */
export async function followLinks({ file, page, remote, ports }: Asking): Promise<Followed> {
  const isWeb = ({ target }: PageLink): boolean => /^(?:https?:)?\/\//i.test(target);
  const web = page.links.filter(isWeb);
  const local = page.links.filter(link => !isWeb(link) && !/^[a-z][a-z0-9+.-]*:/i.test(link.target));
  const pages = new Map<string, Promise<Page>>([[file, Promise.resolve(page)]]);
  const root = local.some(({ target }) => target.startsWith('/')) ? await wayToRoot(ports) : '';
  const own = await askEach(local, {
    ask: link => followLocal(link, { file, root, pages, ports }),
    signal: ports.signal,
  });
  const asked = remote ? [...new Map(web.map(link => [link.target.split('#')[0], link])).values()] : [];
  const far = await askEach(asked, { ask: link => followWeb(link, { file, ports }), signal: ports.signal });
  return {
    findings: [...own.answers, ...far.answers].flat(),
    unknown: [...own.unknown, ...far.unknown],
    left: remote ? [] : [...new Set(web.map(({ target }) => target))],
    followed: local.length + asked.length,
  };
}

const dead = (
  message: string,
  { file, line }: { readonly file: string; readonly line: number },
): readonly Finding[] => [findingOf(documentRules, { rule: 'dead-link', message, file, line })];

async function followLocal(
  { target, line }: PageLink,
  {
    file,
    root,
    pages,
    ports: { files },
  }: {
    readonly file: string;
    readonly root: string;
    readonly pages: Map<string, Promise<Page>>;
    readonly ports: Ports;
  },
): Promise<readonly Finding[]> {
  const [way = '', anchor] = target.split('#', 2);
  const path = decode(way.split('?')[0] ?? '');
  const name = decode(anchor ?? '');
  if (path === undefined || name === undefined)
    return dead(`"${target}" is not encoded as a link must be`, { file, line });
  const place =
    path === '' ? file : path.startsWith('/') ? posix.join(root, path.slice(1)) : posix.join(posix.dirname(file), path);
  const facts = path === '' ? undefined : await files.facts(place === '' ? '.' : place);
  if (path !== '' && facts === undefined)
    return dead(`"${target}" leads to ${place}, which is not there`, { file, line });
  if (name === '' || facts?.kind === 'directory') return [];
  // Lines of code, and places in what is no Markdown, are the viewer's business.
  if (path !== '' && !MARKDOWN.test(place)) return [];
  const there = pages.get(place) ?? files.text(place).then(readPage);
  pages.set(place, there);
  const { anchors } = await there;
  if (anchors.has(name.toLowerCase()) || name === 'top') return [];
  return dead(`"${target}" leads to #${name}, which ${place} does not have`, { file, line });
}

const DEEPEST = 32;

/** From the working directory up to where `.git` is, such as `../../`; empty where there is none around. */
async function wayToRoot({ files }: Ports): Promise<string> {
  for (let up = 0; up < DEEPEST; up += 1) {
    const way = '../'.repeat(up);
    const found = await files.facts(`${way}.git`).catch(leftTheWorkspace);
    if (found === 'outside') return '';
    if (found !== undefined) return way;
  }
  return '';
}

function leftTheWorkspace(error: unknown): 'outside' {
  if (error instanceof CouldNotTell) return 'outside';
  throw error;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function followWeb(
  { target, line }: PageLink,
  { file, ports: { http } }: { readonly file: string; readonly ports: Ports },
): Promise<readonly Finding[]> {
  const [address = ''] = target.split('#');
  const url = address.startsWith('//') ? `https:${address}` : address;
  if (!URL.canParse(url)) return dead(`"${target}" is no address`, { file, line });
  const answer = await http.request({ url, redirects: REDIRECTS });
  if (answer.status === 404 || answer.status === 410)
    return dead(`"${target}" answers ${answer.status}`, { file, line });
  if (answer.status >= 200 && answer.status < 400) return [];
  const remedy = 'Open the link by hand, or leave `remote-links` out: some pages refuse whoever is no browser.';
  throw new CouldNotTell('unreachable', `${file}:${line}: "${target}" answers ${answer.status}`, remedy);
}
