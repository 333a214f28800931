import { CouldNotTell } from '../../check.js';
import { familiarName, isImagePattern, parseImageReference, relativeReference } from '../../engines/image-reference.js';
import { matchNames } from '../../facts/image/pattern.js';
import type { SizedImage } from '../../facts/image/sized-image.js';
import { type Place, Stores } from '../../facts/image/store.js';
import { parsePlatform } from '../../formats/oci/platform.js';
import type { Ports } from '../../ports/ports.js';
import type { ImageBudget } from './options.js';

/** An image that was measured, and what it was compared with. */
export interface Weighed {
  readonly budget: ImageBudget;
  /** Its name alone. */
  readonly name: string;
  /** As reports name it: with the platform where the budget is for one of several. */
  readonly image: string;
  readonly source: string;
  readonly sized: SizedImage;
  /** In the measure that the budget is for. */
  readonly bytes: number;
  readonly base: { readonly name: string; readonly bytes: number } | undefined;
  /** Why there is no base although one was asked for. */
  readonly baseless: CouldNotTell | undefined;
}

/** An image that could not be measured. */
export interface Unweighed {
  readonly image: string;
  readonly error: CouldNotTell;
}

/** Measures every image, one after the other; what cannot be measured does not keep the others from it. */
export async function weighAll(
  budgets: readonly ImageBudget[],
  ports: Ports,
): Promise<{ readonly weighed: readonly Weighed[]; readonly unweighed: readonly Unweighed[] }> {
  const stores = new Stores(ports);
  const weighed: Weighed[] = [];
  const unweighed: Unweighed[] = [];
  const attempt = async <T>(image: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await work();
      ports.signal.throwIfAborted();
      return done;
    } catch (error) {
      ports.signal.throwIfAborted();
      if (!(error instanceof CouldNotTell)) throw error;
      unweighed.push({ image, error });
      return undefined;
    }
  };
  for (const budget of budgets) {
    const images = await attempt(budget.image, () => expand(budget, stores));
    for (const image of images ?? []) {
      const done = await attempt(image, () => weigh(image, budget, stores));
      if (done) weighed.push(done);
    }
  }
  return { weighed, unweighed };
}

async function expand(budget: ImageBudget, stores: Stores): Promise<readonly string[]> {
  if (!isImagePattern(budget.image)) return [budget.image];
  const store = await stores.at(placeOf(budget.image, budget));
  const names = (await store.list?.()) ?? [];
  const matching = matchNames(budget.image, names);
  if (matching.length > 0) return matching;
  const below = matchNames(`*/${budget.image}`, names)[0];
  const hint = below === undefined ? `${names.length} images with a name there` : `there is ${below}`;
  const remedy = 'Build, pull or load the images before this check, or correct the pattern.';
  throw new CouldNotTell('nothing-checked', `no image matches ${budget.image} in ${store.name}; ${hint}`, remedy);
}

async function weigh(image: string, budget: ImageBudget, stores: Stores): Promise<Weighed> {
  const store = await stores.at(placeOf(image, budget));
  const wanted = {
    measure: budget.measure,
    platform: budget.platform === undefined ? undefined : parsePlatform(budget.platform),
  };
  const measure = async (name: string, from: typeof store) => {
    const sized = await from.measure(name, wanted);
    return { sized, bytes: sizeOf(sized, { budget, where: `${name} in ${from.name}` }) };
  };
  const { sized, bytes } = await measure(image, store);
  const label = budget.platform === undefined ? image : `${image} for ${budget.platform}`;
  const result = { budget, name: image, image: label, source: store.name, sized, bytes };
  if (budget.base === undefined) return { ...result, base: undefined, baseless: undefined };
  try {
    const name = baseName(image, budget.base);
    const base = await measure(name, await stores.at(basePlaceOf(name, budget)));
    return { ...result, base: { name, bytes: base.bytes }, baseless: undefined };
  } catch (error) {
    // A limit on the growth cannot be judged without the base; a mere comparison can be done without.
    if (budget['max-growth'] !== undefined || !(error instanceof CouldNotTell)) throw error;
    return { ...result, base: undefined, baseless: error };
  }
}

function sizeOf(
  sized: SizedImage,
  { budget, where }: { readonly budget: ImageBudget; readonly where: string },
): number {
  const bytes = sized[budget.measure];
  if (bytes === undefined) {
    const message = `${where}: its ${budget.measure} size is not known, because ${sized.unknown.why}`;
    throw new CouldNotTell('unsupported', message, sized.unknown.remedy);
  }
  if (bytes === 0) throw new CouldNotTell('nothing-checked', `${where}: its size is 0`, 'Check what was built.');
  return bytes;
}

function baseName(image: string, base: string): string {
  const reference = parseImageReference(image);
  const found = reference && relativeReference(base, reference);
  if (found) return familiarName(found);
  throw new CouldNotTell('unsupported', `${base}: neither a tag nor the name of an image`, 'Correct `base`.');
}

const placeOf = (image: string, budget: ImageBudget): Place => ({
  registry: parseImageReference(image)?.registry ?? '',
  source: budget.source,
  path: budget.path,
  socket: budget.socket,
  plainHttp: budget['plain-http'],
});

/** The base is where the image is, unless the config says otherwise. */
function basePlaceOf(name: string, budget: ImageBudget): Place {
  const place = placeOf(name, budget);
  const path = budget['base-path'];
  if (path !== undefined) return { ...place, source: budget['base-source'], path };
  return budget['base-source'] === undefined ? place : { ...place, source: budget['base-source'], path: undefined };
}
