import { z } from 'zod';
import { type JsonOrigin, readValue } from '../json/json.js';

interface Entry {
  readonly version: string;
  readonly resolved?: unknown;
  readonly dev?: boolean | undefined;
  readonly requires?: unknown;
  readonly dependencies?: Readonly<Record<string, Entry>> | undefined;
}

const entry: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    version: z.string(),
    resolved: z.unknown().optional(),
    dev: z.boolean().optional(),
    requires: z.unknown().optional(),
    dependencies: z.record(z.string(), entry).optional(),
  }),
);

const tree = z.object({ dependencies: z.record(z.string(), entry).optional() });

const ranges = z.record(z.string(), z.string());

/** An entry of the tree, as later versions of the format write it. */
interface Flattened {
  readonly name: string | undefined;
  readonly version: string;
  readonly resolved: string | undefined;
  readonly dev: boolean | undefined;
  readonly license: undefined;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/**
 * The tree of lockfileVersion 1, which npm 5 and 6 wrote, by place. It says nothing of what the project itself asks for,
 * and does not tell optional dependencies, which may be missing, from others.
 */
export function flattenNpmTree(value: unknown, origin: JsonOrigin): Readonly<Record<string, Flattened>> {
  const { dependencies = {} } = readValue(value, tree, origin);
  return Object.fromEntries(entriesBelow(dependencies, ''));
}

function* entriesBelow(dependencies: Readonly<Record<string, Entry>>, folder: string): Generator<[string, Flattened]> {
  for (const [name, found] of Object.entries(dependencies)) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    yield [place, flatten(found)];
    yield* entriesBelow(found.dependencies ?? {}, place);
  }
}

/**
 * The version of what is no registry's is its address, and with some old locks that of what is; an alias names what it
 * stands for.
 */
function flatten({ version, resolved, dev, requires }: Entry): Flattened {
  const alias = /^npm:(.+)@([^@]+)$/.exec(version);
  const isAddress = alias === null && /[:/]/.test(version);
  return {
    name: alias?.[1],
    version: alias?.[2] ?? (isAddress ? versionIn(version) : version),
    resolved: isAddress ? version : typeof resolved === 'string' ? resolved : undefined,
    dev,
    license: undefined,
    optionalDependencies: ranges.safeParse(requires).data ?? {},
  };
}

/** `https://registry.npmjs.org/acorn/-/acorn-4.0.4.tgz` is 4.0.4. */
const versionIn = (address: string): string => /\/-\/[^/]*?-(\d+\.\d+\.\d+[^/]*)\.tgz$/.exec(address)?.[1] ?? '';
