import { closest, distance } from 'fastest-levenshtein';

/** The known name that a misspelt one probably stands for; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const found = closest(name.toLowerCase(), [...known]);
  const reach = Math.max(2, Math.floor(name.length / 3));
  return distance(name.toLowerCase(), found.toLowerCase()) <= reach ? found : undefined;
}
