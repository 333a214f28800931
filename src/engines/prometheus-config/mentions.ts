import { itemsOf } from './rules/nodes.js';
import { entryOf, type YamlNode, type YamlPath } from './yaml-tree.js';

/** A path or a pattern that a file names, and where it names it. */
export interface Mention {
  readonly path: YamlPath;
  readonly text: string;
}

/** Prometheus writes these itself. */
const WRITTEN = new Set(['query_log_file', 'scrape_failure_log_file']);

/** Single files that a configuration names: credentials, certificates, kubeconfigs. */
export function mentionedFiles(node: YamlNode | undefined, path: YamlPath = []): readonly Mention[] {
  if (!node || node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item, index) => mentionedFiles(item, [...path, index]));
  return node.entries.flatMap(({ key, value }) => {
    if (key.kind !== 'scalar') return [];
    const at = [...path, key.text];
    if (value.kind !== 'scalar') return mentionedFiles(value, at);
    const isFile = key.text.endsWith('_file') && !WRITTEN.has(key.text) && value.text !== '';
    return isFile ? [{ path: at, text: value.text }] : [];
  });
}

/** The patterns in a list at the top: `rule_files`, `scrape_config_files`. */
export const listedPatterns = (root: YamlNode | undefined, key: string): readonly Mention[] =>
  itemsOf(root, key).flatMap(({ node, index }) =>
    node.kind === 'scalar' ? [{ path: [key, index], text: node.text }] : [],
  );

/** The patterns of all file discoveries, of scrape jobs and of Alertmanagers. */
export function targetFilePatterns(root: YamlNode | undefined): readonly Mention[] {
  const alerting = root?.kind === 'map' ? entryOf(root, 'alerting')?.value : undefined;
  return [...ofJobs(root, ['scrape_configs']), ...ofJobs(alerting, ['alerting', 'alertmanagers'])];
}

const ofJobs = (parent: YamlNode | undefined, path: YamlPath): readonly Mention[] =>
  itemsOf(parent, String(path.at(-1))).flatMap(({ node: job, index }) =>
    itemsOf(job, 'file_sd_configs').flatMap(({ node: discovery, index: number }) =>
      itemsOf(discovery, 'files').flatMap(({ node, index: file }) =>
        node.kind === 'scalar'
          ? [{ path: [...path, index, 'file_sd_configs', number, 'files', file], text: node.text }]
          : [],
      ),
    ),
  );
