import { closest, distance } from 'fastest-levenshtein';

/** The known name that a misspelt one probably stands for; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const found = closest(name.toLowerCase(), [...known]);
  const [given, meant] = [name.toLowerCase(), found.toLowerCase()];
  const far = distance(given, meant);
  // In a short word two letters are half of it, unless they merely changed places.
  const isNear = far <= Math.max(1, Math.floor(name.length / 3)) || (far === 2 && sorted(given) === sorted(meant));
  return isNear ? found : undefined;
}

const sorted = (text: string): string => [...text].sort().join('');
