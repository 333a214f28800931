import { aboutPath, type Problem } from '../problem.js';
import { itemsOf, scalarAt } from '../rules/nodes.js';
import type { Source } from '../source.js';
import { entryOf, offsetAt, type ScalarNode, type YamlNode, type YamlPath } from '../yaml-tree.js';

/** Schemes and ports that can never work, which promtool accepts in silence. */
export function impossibleTargets(source: Source): readonly Problem[] {
  const { root } = source;
  const alerting = root?.kind === 'map' ? entryOf(root, 'alerting')?.value : undefined;
  return [
    ...jobs(source, root, ['scrape_configs']),
    ...jobs(source, alerting, ['alerting', 'alertmanagers']),
    ...['remote_write', 'remote_read'].flatMap(key =>
      itemsOf(root, key).flatMap(({ node, index }) => remoteUrl(source, node, [key, index, 'url'])),
    ),
  ];
}

function jobs(source: Source, parent: YamlNode | undefined, path: YamlPath): readonly Problem[] {
  return itemsOf(parent, String(path.at(-1))).flatMap(({ node, index }) => {
    const job = [...path, index];
    return [...scheme(source, node, [...job, 'scheme']), ...(rewritesAddress(node) ? [] : ports(source, node, job))];
  });
}

function scheme(source: Source, job: YamlNode, path: YamlPath): readonly Problem[] {
  const text = scalarAt(job, 'scheme');
  if (text === undefined || text === '' || /^https?$/.test(text)) return [];
  return [
    problem(source, { rule: 'scheme', path, message: `"${text}" is no scheme that Prometheus can scrape`, text }),
  ];
}

function remoteUrl(source: Source, node: YamlNode, path: YamlPath): readonly Problem[] {
  const text = scalarAt(node, 'url') ?? '';
  const found = /^([^:/?#]*):\/\//.exec(text)?.[1];
  if (found === undefined || /^https?$/i.test(found)) return [];
  return [
    problem(source, {
      rule: 'scheme',
      path,
      message: `"${found}" is no scheme that Prometheus can reach`,
      text: found,
    }),
  ];
}

/** Relabelling may put another address in place of the target, as for a blackbox exporter. */
function rewritesAddress(job: YamlNode): boolean {
  return itemsOf(job, 'relabel_configs').some(({ node }) => {
    const target = scalarAt(node, 'target_label');
    const action = scalarAt(node, 'action') ?? 'replace';
    return action === 'labelmap' || target === '__address__' || target?.includes('$') === true;
  });
}

function ports(source: Source, job: YamlNode, path: YamlPath): readonly Problem[] {
  return itemsOf(job, 'static_configs').flatMap(({ node: group, index }) =>
    itemsOf(group, 'targets').flatMap(({ node: target, index: number }) => {
      if (target.kind !== 'scalar') return [];
      const message = impossiblePort(target);
      const at = [...path, 'static_configs', index, 'targets', number];
      return message === undefined ? [] : [problem(source, { rule: 'port', path: at, message, text: target.text })];
    }),
  );
}

function impossiblePort({ text }: ScalarNode): string | undefined {
  const port = /^(?:\[[0-9a-fA-F:.%]+\]|[^:/\s[\]]+):([^:/\s]*)$/.exec(text)?.[1];
  if (port === undefined) return undefined;
  if (!/^\d+$/.test(port)) return `"${text}" has no port number after the colon`;
  return Number(port) >= 1 && Number(port) <= 65_535 ? undefined : `port ${port} does not exist`;
}

interface Wrong {
  readonly rule: 'scheme' | 'port';
  readonly path: YamlPath;
  readonly message: string;
  readonly text: string;
}

function problem(source: Source, { rule, path, message, text }: Wrong): Problem {
  const expected = rule === 'scheme' ? 'http or https' : 'a port from 1 to 65535';
  const offset = offsetAt(source.root, path, 'value');
  return { rule, message, offset, about: aboutPath(path), expected, actual: text };
}
