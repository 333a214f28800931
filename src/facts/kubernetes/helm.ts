import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { splitDocuments } from '../../engines/kube-yaml/split.js';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { KEEP, type RenderFailure, readRendering } from './render.js';
import { parseRendered } from './rendered.js';

/** A chart and what is set in it. */
interface Chart {
  /** Its directory, or its .tgz. */
  readonly chart: string;
  /** Files of values, later ones over earlier ones. */
  readonly values: readonly string[];
  readonly set: Readonly<Record<string, string | number | boolean>>;
  readonly release: string;
  readonly namespace?: string | undefined;
}

/** The objects of a chart, its CustomResourceDefinitions included; each in the template that it was made from. */
export async function renderChart(
  chart: Chart,
  { version, ports }: { readonly version: string; readonly ports: Ports },
): Promise<readonly KubeDocument[] | RenderFailure> {
  const { exec, files } = ports;
  if (!(await files.facts(chart.chart))) {
    throw new CouldNotTell(
      'unreadable',
      `helm: ${chart.chart}: no such chart`,
      'Name the directory that holds Chart.yaml, or the .tgz.',
    );
  }
  const path = await files.resolve(chart.chart);
  const values = await Promise.all(chart.values.map(file => files.resolve(file)));
  const argv: Argv = [
    'helm',
    'template',
    chart.release,
    path,
    '--include-crds',
    '--kube-version',
    version,
    ...(chart.namespace === undefined ? [] : ['--namespace', chart.namespace]),
    ...values.flatMap(file => ['--values', file]),
    ...Object.entries(chart.set).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
  ];
  const home = files.show(chart.chart);
  const text = readRendering(await exec.run(argv, { keep: KEEP }), `helm template ${home}`);
  if (typeof text !== 'string') return text;
  const objects: KubeDocument[] = [];
  for (const { source } of splitDocuments(text).chunks) {
    const file = await templateOf(source, { home, ports });
    const documents = parseRendered(source, { name: 'helm template', home });
    objects.push(...documents.map((document, index) => ({ ...document, file, index: objects.length + index })));
  }
  return objects;
}

/** helm writes `# Source: name/templates/web.yaml` above each document; what came out of a packed chart has no file here. */
async function templateOf(
  document: string,
  { home, ports }: { readonly home: string; readonly ports: Ports },
): Promise<string> {
  const [, path] = /^# Source: [^/\n]+\/(.+?)\r?$/m.exec(document) ?? [];
  if (path === undefined) return home;
  const file = posix.join(home, path);
  return (await ports.files.facts(file)) ? file : home;
}
