import { aboutPath, type Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import { nodeAt, offsetAt, type YamlPath } from '../prometheus-config/yaml-tree.js';

/** Something wrong at a path of a file. */
export interface Misplaced {
  readonly rule: string;
  readonly path: YamlPath;
  readonly message: string;
  readonly help?: string;
}

/** The problem at the key or value that it is about. */
export const placed =
  ({ root }: Source) =>
  ({ rule, path, message, help }: Misplaced): Problem => ({
    rule,
    message,
    offset: offsetAt(root, path, nodeAt(root, path)?.value.kind === 'scalar' ? 'value' : 'key'),
    about: aboutPath(path),
    help,
  });
