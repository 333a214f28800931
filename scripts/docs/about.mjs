import { parse } from 'yaml';

/**
 * The parts of a kind's `about.md`: prose, an example (`example` as written, `entry` as data: a whole entry of a stage's
 * `checks`) and when it cannot tell. Throws where one is missing.
 */
export function readAbout(text, kind) {
  const parts = /^([\s\S]+?)\n## Example\n+```yaml\n([\s\S]+?)\n```\n+## When it cannot tell\n+(- [\s\S]+)$/.exec(text);
  if (parts === null) {
    throw new Error(
      `src/checks/${kind}/about.md: expected prose, then "## Example" with a yaml block, then "## When it cannot tell" with a list`,
    );
  }
  const [, prose, example, couldNotTell] = parts.map(part => part.trim());
  const entry = parse(example);
  if (entry.kind !== kind) throw new Error(`src/checks/${kind}/about.md: the example is of kind ${entry.kind}`);
  return { prose, example, entry, couldNotTell };
}
