/** `All tests passing` → `all-tests-passing`. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/**
 * A name for each path (a slug, then those around it, from the inside out), no two alike: as much of the path as no other
 * shares, `users-can-work/log-in`. Of paths that are the same in whole the first has the whole path, and the others a
 * number behind it that no other name has.
 */
export function nameItems(paths: readonly (readonly string[])[]): readonly string[] {
  const known = paths.map(namesOf);
  const shared = new Map<string, number>();
  for (const names of known) for (const name of names) shared.set(name, (shared.get(name) ?? 0) + 1);
  const own = known.map(names => names.find(name => shared.get(name) === 1));
  const taken = new Set(own.filter(name => name !== undefined));
  return own.map((name, index) => {
    if (name !== undefined) return name;
    const whole = known[index]?.at(-1) ?? '';
    let free = whole;
    for (let number = 2; taken.has(free); number += 1) free = `${whole}-${number}`;
    taken.add(free);
    return free;
  });
}

/** From the shortest to the longest. */
const namesOf = (path: readonly string[]): readonly string[] =>
  path.map((_, index) =>
    path
      .slice(0, index + 1)
      .reverse()
      .join('/'),
  );
