import { posix } from 'node:path';
import type { Files } from '../../ports/files.js';

/** Where Helm looks for what is no manifest by itself. What lies in `crds/` is applied as it is. */
const FOLDERS = new Set(['templates', 'ci']);
const OWN_FILE = /^(?:Chart\.ya?ml|values(?:[.-][^/]*)?\.(?:ya?ml|json))$/;

/** Sorts files into those of Helm charts, by the chart's directory, and plain ones. A chart has a `Chart.yaml`. */
export async function splitCharts<T extends { readonly file: string }>(
  selected: readonly T[],
  files: Files,
): Promise<{ readonly plain: readonly T[]; readonly charts: ReadonlyMap<string, readonly T[]> }> {
  const known = new Map<string, Promise<boolean>>();
  const isChart = (directory: string): Promise<boolean> => {
    const told = known.get(directory) ?? files.facts(posix.join(directory, 'Chart.yaml')).then(facts => !!facts);
    known.set(directory, told);
    return told;
  };
  const plain: T[] = [];
  const charts = new Map<string, T[]>();
  for (const entry of selected) {
    const chart = await chartOf(entry.file, isChart);
    if (chart === undefined) plain.push(entry);
    else charts.set(chart, [...(charts.get(chart) ?? []), entry]);
  }
  return { plain, charts };
}

async function chartOf(file: string, isChart: (directory: string) => Promise<boolean>): Promise<string | undefined> {
  const parts = file.split('/');
  for (const [index, part] of parts.entries()) {
    const isOwn = index === parts.length - 1 ? OWN_FILE.test(part) : FOLDERS.has(part);
    const directory = parts.slice(0, index).join('/') || '.';
    if (isOwn && (await isChart(directory))) return outermost(directory, isChart);
  }
  return undefined;
}

/** A chart below another's `charts/` is rendered with that one. */
async function outermost(directory: string, isChart: (directory: string) => Promise<boolean>): Promise<string> {
  const around = posix.dirname(directory);
  const parent = posix.dirname(around);
  return posix.basename(around) === 'charts' && (await isChart(parent)) ? outermost(parent, isChart) : directory;
}
