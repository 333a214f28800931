import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { timeOf } from './image-scan.js';

const listed = z.array(z.unknown());
/** The image that a bill of materials says it is of, by the fields of CycloneDX and of syft. */
const subject = z.object({
  metadata: z
    .object({ component: z.object({ type: z.string().nullish(), name: z.string().nullish() }).nullish() })
    .nullish()
    .catch(undefined),
  source: z
    .object({ type: z.string().nullish(), target: z.unknown().optional(), metadata: z.unknown().optional() })
    .nullish()
    .catch(undefined),
});

const named = z.object({ userInput: z.string() });

/** Undefined where it does not tell. */
export function imageOfPackages(value: unknown): string | undefined {
  const { metadata, source } = subject.safeParse(value).data ?? {};
  const { type, name } = metadata?.component ?? {};
  if (type === 'container') return name ?? undefined;
  if (source?.type !== 'image') return undefined;
  return (named.safeParse(source.metadata).data ?? named.safeParse(source.target).data)?.userInput;
}

/** Where CycloneDX and SPDX say when it was made. */
const dated = z.object({
  metadata: z.object({ timestamp: z.string() }).optional().catch(undefined),
  creationInfo: z.object({ created: z.string() }).optional().catch(undefined),
});

/** Milliseconds since the epoch; undefined where it does not say, as syft's own format. */
export function timeOfPackages(value: unknown): number | undefined {
  const { metadata, creationInfo } = dated.safeParse(value).data ?? {};
  return timeOf(metadata?.timestamp ?? creationInfo?.created);
}

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
