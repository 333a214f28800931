import { z } from 'zod';
import { CouldNotTell } from '../could-not-tell.js';
import { type JsonOrigin, readValue } from './json.js';

const listed = z.array(z.unknown());
const components = z.object({ components: z.array(z.object({ type: z.string().nullish() })).nullish() });

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;

/** How many packages a bill of materials lists: CycloneDX, SPDX or syft, each in JSON. */
export function countPackages(value: unknown, origin: JsonOrigin): number {
  if (has(value, 'bomFormat')) {
    const all = readValue(value, components, origin).components ?? [];
    return all.filter(({ type }) => type === 'library' || type === 'application' || type === 'framework').length;
  }
  if (has(value, 'spdxVersion')) {
    const { packages } = readValue(value, z.object({ packages: listed.nullish() }), origin);
    // The first package of a document is the image itself.
    return Math.max(0, (packages ?? []).length - 1);
  }
  if (has(value, 'artifacts')) return readValue(value, z.object({ artifacts: listed }), origin).artifacts.length;
  throw new CouldNotTell('wrong-format', `${origin.name}: neither CycloneDX, SPDX nor syft JSON`, origin.remedy);
}
