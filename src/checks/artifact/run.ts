import { failed, findingOf, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import type { ArtifactOptions } from './options.js';
import { type Asking, NotPublished, type Published } from './published.js';
import { artifactRules } from './rules.js';
import { judge } from './verdict.js';

/** Looks for what should be published, until it is there, whole, and what was built. */
export async function runArtifact(options: ArtifactOptions, ports: Ports): Promise<Verdict> {
  const asking = { options, ports, connected: await connect(options, ports) };
  return until(() => once(asking), { waiting: options, ports });
}

async function once(asking: Asking): Promise<Verdict> {
  try {
    return await judge(await find(asking), asking);
  } catch (error) {
    if (!(error instanceof NotPublished)) throw error;
    const { message } = error;
    return failed(message, { findings: [findingOf(artifactRules, { rule: 'not-published', message })] });
  }
}

async function find(asking: Asking): Promise<Published> {
  const { image, npm, pypi, crate, maven, helm, 'release-asset': asset, url = '' } = asking.options;
  if (image !== undefined) return (await import('./image.js')).image(image, asking);
  if (npm !== undefined) return (await import('./npm.js')).npmPackage(npm, asking);
  if (pypi !== undefined) return (await import('./pypi.js')).pypiProject(pypi, asking);
  if (crate !== undefined) return (await import('./crate.js')).crate(crate, asking);
  if (maven !== undefined) return (await import('./maven.js')).mavenArtifact(maven, asking);
  if (helm !== undefined) return (await import('./helm.js')).helmChart(helm, asking);
  if (asset !== undefined) return (await import('./release-asset.js')).releaseAsset(asset, asking);
  return (await import('./address.js')).fileAt(url, asking);
}
