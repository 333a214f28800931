import { z } from 'zod';
import { findingOf } from '../../check.js';
import { readNpmrc } from '../../formats/locks/npmrc.js';
import { askJson, download, place } from './fetch.js';
import { type Asking, NotPublished, type Published } from './published.js';
import { artifactRules } from './rules.js';

const PUBLIC = 'https://registry.npmjs.org';

const packument = z.object({
  versions: z.record(
    z.string(),
    z.object({
      deprecated: z.union([z.string(), z.boolean()]).optional(),
      dist: z.object({
        tarball: z.string().min(1),
        integrity: z.string().optional(),
        shasum: z.string().optional(),
        attestations: z.object({ url: z.string() }).optional(),
      }),
    }),
  ),
});

const attestations = z.object({
  attestations: z.array(z.object({ predicateType: z.string(), bundle: z.unknown() })),
});

/** Asks the registry of npm's settings, or the public one, and downloads the package. */
export async function npmPackage(packageName: string, asking: Asking): Promise<Published> {
  const { version = '' } = asking.options;
  const name = `${packageName}@${version}`;
  const registry = await registryOf(asking);
  const url = `${registry}/${packageName.replace('/', '%2f')}`;
  const found = (await askJson(url, { asking, schema: packument }))?.versions;
  const known = found && Object.hasOwn(found, version) ? found[version] : undefined;
  if (known === undefined) throw new NotPublished(`${name} is not in ${new URL(registry).host}`);
  const { deprecated, dist } = known;
  const tarball = new URL(dist.tarball, `${registry}/`).href;
  const message = `${name} is deprecated`;
  const file = {
    name: `${packageName.replace(/^.*\//, '')}-${version}.tgz`,
    where: place(tarball),
    bytes: await download(tarball, asking),
    promised: [...(dist.integrity?.split(/\s+/) ?? []), ...(dist.shasum ? [`sha1:${dist.shasum}`] : [])],
    provenance: await provenanceOf(dist.attestations?.url, { asking, registry }),
  };
  return {
    name,
    files: [file],
    notes: deprecated ? [findingOf(artifactRules, { rule: 'deprecated', message, subject: name })] : [],
  };
}

async function registryOf({ options, ports }: Asking): Promise<string> {
  const facts = await ports.files.facts('.npmrc');
  const npmrc =
    facts?.kind === 'file' ? readNpmrc([await ports.files.text('.npmrc')], ports.host.environment) : undefined;
  const set = ports.host.variable('npm_config_registry') ?? ports.host.variable('NPM_CONFIG_REGISTRY');
  const said = options.registry ?? set ?? npmrc?.registry ?? PUBLIC;
  return said.replace(/\/+$/, '');
}

/** Asked for where it is wanted alone. */
async function provenanceOf(
  url: string | undefined,
  { asking, registry }: { readonly asking: Asking; readonly registry: string },
): Promise<unknown> {
  if (asking.options.signed !== 'provenance' || url === undefined) return undefined;
  const said = await askJson(new URL(url, `${registry}/`).href, { asking, schema: attestations });
  return said?.attestations.find(({ predicateType }) => predicateType.startsWith('https://slsa.dev/provenance/'))
    ?.bundle;
}
