import { z } from 'zod';
import { askJson, download, place } from './fetch.js';
import { type Asking, NotPublished, type Published, type PublishedFile, withdrawn } from './published.js';

const PUBLIC = 'https://pypi.org';

const project = z.object({
  urls: z.array(
    z.object({
      filename: z.string().min(1),
      url: z.string().min(1),
      digests: z.record(z.string(), z.string()).default({}),
      yanked: z.boolean().default(false),
      yanked_reason: z.string().nullish(),
    }),
  ),
});

const simple = z.object({
  files: z.array(
    z.object({
      filename: z.string().min(1),
      url: z.string().min(1),
      hashes: z.record(z.string(), z.string()).default({}),
      yanked: z.union([z.boolean(), z.string()]).default(false),
    }),
  ),
});

interface Listed {
  readonly filename: string;
  readonly url: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly yanked: boolean | string;
}

/** Asks PyPI's own API, else the index that every server of packages has (PEP 691), and downloads each file. */
export async function pypiProject(projectName: string, asking: Asking): Promise<Published> {
  const { version = '' } = asking.options;
  const name = `${projectName} ${version}`;
  const listed = (await fromApi(projectName, asking)) ?? (await fromIndex(projectName, asking)) ?? [];
  if (listed.length === 0) throw new NotPublished(`${name} is not in ${new URL(homeOf(asking)).host}`);
  const files: PublishedFile[] = [];
  for (const { filename, url, hashes } of listed) {
    const promised = Object.entries(hashes).flatMap(([kind, hex]) =>
      /^sha(?:256|512)$/.test(kind) ? [`${kind}:${hex}`] : [],
    );
    files.push({ name: filename, where: place(url), bytes: await download(url, asking), promised });
  }
  const yanked = listed.find(file => file.yanked !== false)?.yanked;
  return { name, files, notes: yanked ? [withdrawn(name, typeof yanked === 'string' ? yanked : undefined)] : [] };
}

/** pip's setting leads to the index. */
const homeOf = ({ options, ports }: Asking): string =>
  (options.registry ?? ports.host.variable('PIP_INDEX_URL') ?? PUBLIC).replace(/\/+$/, '').replace(/\/simple$/, '');

async function fromApi(projectName: string, asking: Asking): Promise<readonly Listed[] | undefined> {
  const home = homeOf(asking);
  const url = `${home}/pypi/${encodeURIComponent(projectName)}/${encodeURIComponent(asking.options.version ?? '')}/json`;
  const said = await askJson(url, { asking, schema: project });
  return said?.urls.map(({ filename, url: at, digests, yanked, yanked_reason: why }) => ({
    filename,
    url: new URL(at, url).href,
    hashes: digests,
    yanked: yanked ? (why ?? true) : false,
  }));
}

async function fromIndex(projectName: string, asking: Asking): Promise<readonly Listed[] | undefined> {
  const { version = '' } = asking.options;
  const normal = projectName.toLowerCase().replace(/[-_.]+/g, '-');
  const url = `${homeOf(asking)}/simple/${normal}/`;
  const accept = 'application/vnd.pypi.simple.v1+json';
  const said = await askJson(url, { asking, schema: simple, accept });
  const stem = new RegExp(
    `^${normal.replaceAll('-', '[-_.]+')}-${version.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?:-|\\.tar|\\.zip)`,
    'i',
  );
  return said?.files
    .filter(({ filename }) => stem.test(filename))
    .map(file => ({ ...file, url: new URL(file.url, url).href }));
}
