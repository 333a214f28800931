import type { z } from 'zod';
import { clip } from '../../text/clip.js';
import { Plain } from './plain-data.js';
import { aboutPath, type Problem } from './problem.js';
import { offsetAt, type YamlNode, type YamlPath } from './yaml-tree.js';

type Issue = z.core.$ZodIssue;

/** A schema's issues as problems at the keys and values that they are about. */
export function schemaProblems(issues: readonly Issue[], root: YamlNode | undefined): readonly Problem[] {
  return issues.flatMap(issue => problemsOf(issue, { root, path: issue.path }));
}

function problemsOf(issue: Issue, { root, path }: { root: YamlNode | undefined; path: YamlPath }): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => {
      const at = [...path, key];
      const message = messages[index] ?? `unknown field "${key}"`;
      return { rule: 'unknown-field', message, offset: offsetAt(root, at), about: aboutPath(at) };
    });
  }
  const message = issue.path.length === 0 ? issue.message : `${showPlace(issue.path)}: ${issue.message}`;
  const offset = offsetAt(root, path, 'value');
  return [{ rule: 'invalid-value', message, offset, about: aboutPath(path), actual: shown(issue.input) }];
}

/** The last names of a path: `scrape_interval`, `relabel_configs[2]`. */
export function showPlace(path: YamlPath): string {
  const last = path.at(-1);
  if (typeof last !== 'number') return String(last);
  const name = path.findLast(part => typeof part !== 'number');
  return name === undefined ? `[${last}]` : `${String(name)}[${last}]`;
}

function shown(input: unknown): string | undefined {
  if (input instanceof Plain) return input.text;
  return typeof input === 'string' ? clip(input, 200) : undefined;
}
