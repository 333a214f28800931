import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import { nodeAt, offsetAt, type YamlPath } from '../prometheus-config/yaml-tree.js';

/** Something wrong at a path. */
export interface Wrong {
  readonly rule: string;
  readonly path: YamlPath;
  readonly message: string;
}

/** At the key, or at the value where it is a scalar. */
export const inYaml =
  ({ root }: Source) =>
  ({ rule, path, message }: Wrong): Problem => ({
    rule,
    message,
    offset: offsetAt(root, path, nodeAt(root, path)?.value.kind === 'scalar' ? 'value' : 'key'),
    about: path.map(String).join('.'),
  });
