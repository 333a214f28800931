import { z } from 'zod';
import { findingOf } from '../../check.js';
import { askText, download, place } from './fetch.js';
import { ociArtifact } from './image.js';
import { type Asking, NotPublished, type Published, wrongAnswer } from './published.js';
import { artifactRules } from './rules.js';

const index = z.object({
  apiVersion: z.string(),
  entries: z.record(
    z.string(),
    z.array(
      z.object({
        version: z.string(),
        digest: z.string().nullish(),
        urls: z.array(z.string().min(1)).min(1),
        deprecated: z.union([z.boolean(), z.string()]).nullish(),
      }),
    ),
  ),
});

/** A chart in a repository with an index, or in a registry. */
export async function helmChart(given: string, asking: Asking): Promise<Published> {
  const { version = '', registry = '' } = asking.options;
  const chart = given.includes('://') ? given : `${registry.replace(/\/+$/, '')}/${given}`;
  if (chart.startsWith('oci://'))
    return ociArtifact(`${chart.slice('oci://'.length)}:${version.replace('+', '_')}`, asking);
  const at = chart.lastIndexOf('/');
  const [home, chartName] = [chart.slice(0, at), chart.slice(at + 1)];
  const name = `${chartName} ${version}`;
  const where = `${home}/index.yaml`;
  const text = await askText(where, asking);
  if (text === undefined) throw wrongAnswer(where, 'is not there, so this is no repository of charts');
  const { entries } = await readIndex(text, where);
  const versions = Object.hasOwn(entries, chartName) ? entries[chartName] : undefined;
  const found = versions?.find(each => each.version.replace(/^v/, '') === version.replace(/^v/, ''));
  if (found === undefined) throw new NotPublished(`${name} is not in ${place(where)}`);
  const url = new URL(found.urls[0] ?? '', `${home}/`).href;
  const bytes = await download(url, asking);
  const promised = found.digest ? [found.digest.replace(/^(?:sha256:)?/, 'sha256:')] : [];
  const message = `${name} is deprecated`;
  return {
    name,
    files: [{ name: `${chartName}-${version}.tgz`, where: place(url), bytes, promised, signature: `${url}.prov` }],
    notes:
      String(found.deprecated ?? false) === 'true'
        ? [findingOf(artifactRules, { rule: 'deprecated', message, subject: name })]
        : [],
  };
}

async function readIndex(text: string, where: string): Promise<z.output<typeof index>> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'failsafe', merge: true });
  const read = document.errors.length > 0 ? undefined : index.safeParse(document.toJS({ maxAliasCount: 100 })).data;
  if (read === undefined) throw wrongAnswer(where, 'is no whole index of charts');
  return read;
}
