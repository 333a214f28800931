import type { At } from '../at.js';

/** One step of a path: `.name`, `['name']` or `[0]`. */
const STEP = /\.([A-Za-z_$][\w$-]*)|\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/y;

/** The schema that a path such as `.spec.size` leads to from another; undefined where it leads nowhere. */
export function leadsTo(schema: At, path: string): At | undefined {
  let at: At | undefined = schema;
  let end = 0;
  STEP.lastIndex = 0;
  while (at && end < path.length) {
    const step = STEP.exec(path);
    if (!step) return undefined;
    end = STEP.lastIndex;
    const name = step[1] ?? step[2];
    at =
      name === undefined ? at.child('items') : (at.open('properties').child(name) ?? at.child('additionalProperties'));
  }
  return path === '' ? undefined : at;
}
