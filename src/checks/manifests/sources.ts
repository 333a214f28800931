import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { splitCharts } from '../../facts/kubernetes/charts.js';
import { renderChart } from '../../facts/kubernetes/helm.js';
import { findRenderer, renderKustomization } from '../../facts/kubernetes/kustomize.js';
import { type Batch, readFiles, selectFiles } from '../../facts/kubernetes/read-files.js';
import type { RenderFailure } from '../../facts/kubernetes/render.js';
import type { Ports } from '../../ports/ports.js';
import type { Intake } from './intake.js';
import type { ManifestsOptions } from './options.js';
import type { Report } from './report.js';

interface Reading {
  readonly ports: Ports;
  readonly intake: Intake;
  readonly report: Report;
  readonly version: string;
}

/** Passes everything that the config names to the intake. An entry that gives not a single object is `CouldNotTell`. */
export async function readSources(
  options: ManifestsOptions,
  reading: Reading,
): Promise<{ readonly leftOut: readonly string[]; readonly renderer: string | undefined }> {
  let used: string | undefined;
  const leftOut = await readPaths(options, reading);
  if (options.kustomize.length > 0) {
    const renderer = await findRenderer(options.renderer, reading.ports);
    used = renderer.name;
    for (const directory of options.kustomize) {
      takeRendered(
        await renderKustomization(directory, {
          renderer,
          ports: reading.ports,
          isFree: options['load-restrictor'] === 'none',
        }),
        {
          name: directory,
          by: renderer.name,
          reading,
        },
      );
    }
  }
  for (const chart of options.helm) {
    takeRendered(await renderChart(chart, reading), {
      name: chart.chart,
      by: 'helm',
      namespace: chart.namespace,
      reading,
    });
  }
  return { leftOut, renderer: used };
}

async function readPaths(options: ManifestsOptions, { ports, intake }: Reading): Promise<readonly string[]> {
  const { paths, exclude } = options;
  const { files, signal } = ports;
  const { selected, leftOut } = await selectFiles(paths, { files, exclude, option: 'paths' });
  const { plain, charts } = await splitCharts(selected, files);
  const empty = new Set(paths);
  const take = ({ entry, documents, problems }: Batch): void => {
    if (documents.length > 0 || problems.length > 0) empty.delete(entry);
    intake.takeFile(documents, problems);
  };
  await readFiles(plain, { files, signal, take });
  const shared = new Set(plain.map(({ entry }) => entry));
  for (const entry of empty) {
    // An entry whose files all belong to an earlier one, or to a chart, was told of there.
    if (shared.has(entry)) intake.unclear.push(nothing(`paths: ${entry} holds not a single object`));
  }
  const rendered = new Set(options.helm.map(({ chart }) => posix.normalize(chart).replace(/\/$/, '')));
  const untold = [...charts.keys()].filter(chart => !rendered.has(chart));
  intake.unclear.push(...untold.map(unrendered));
  return [
    ...leftOut,
    ...[...charts].flatMap(([chart, parts]) => (rendered.has(chart) ? parts.map(({ file }) => file) : [])),
  ];
}

const unrendered = (chart: string): CouldNotTell =>
  new CouldNotTell(
    'unsupported',
    `paths: ${chart} is a Helm chart, whose templates are no manifests until they are rendered`,
    `Name it under \`helm: [{ chart: ${chart} }]\` to have it rendered and checked, or leave it out with \`exclude\`.`,
  );

interface Origin {
  readonly name: string;
  readonly by: string;
  readonly namespace?: string | undefined;
  readonly reading: Reading;
}

function takeRendered(
  rendered: readonly KubeDocument[] | RenderFailure,
  { name, by, namespace, reading }: Origin,
): void {
  const { intake, report, ports } = reading;
  if ('failure' in rendered) {
    intake.takeRendering([]);
    report.add('render-failed', {
      file: ports.files.show(name),
      message: `${by} refuses ${name}: ${rendered.failure}`,
      subject: name,
    });
    return;
  }
  if (rendered.length === 0) intake.unclear.push(nothing(`${by}: ${name} renders not a single object`));
  intake.takeRendering(rendered, namespace);
}

const nothing = (message: string): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    message,
    'Check the path in the config; files of comments alone hold nothing to check.',
  );
