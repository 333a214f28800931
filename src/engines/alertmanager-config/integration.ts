import type { z } from 'zod';
import { bool, isSet, refuse, strict, type Wrong } from '../prometheus-config/fields.js';
import { HTTP_CLIENT, httpClientWrongs } from '../prometheus-config/http-client.js';

export const httpConfig = strict(HTTP_CLIENT).superRefine(refuse(httpClientWrongs));

const COMMON = { send_resolved: bool, http_config: httpConfig };
type Fields = Readonly<Record<string, z.ZodType>>;

/** What an integration refuses: exactly one of some keys, at most one, or a key that is missing. */
interface Demands {
  readonly oneOf?: readonly (readonly string[])[];
  readonly atMostOne?: readonly (readonly string[])[];
  readonly needs?: readonly string[];
}

/** The schema of an integration: its own fields, those of all, and what it demands of them. */
export function integration<Shape extends Fields>(
  fields: Shape,
  { oneOf: exactly = [], atMostOne = [], needs = [] }: Demands = {},
) {
  return strict<Record<string, z.ZodType>>({ ...COMMON, ...fields }).superRefine(
    refuse((value): readonly (Wrong | undefined)[] => [
      ...[...exactly, ...atMostOne].map((keys): Wrong | undefined => {
        const set = keys.filter(key => isSet(value[key]));
        return set.length > 1 ? [[set[1] ?? ''], `at most one of ${keys.join(' and ')} may be set`] : undefined;
      }),
      ...exactly.map((keys): Wrong | undefined =>
        keys.some(key => isSet(value[key])) ? undefined : [[], `one of ${keys.join(' and ')} must be set`],
      ),
      ...needs.map((key): Wrong | undefined => (isSet(value[key]) ? undefined : [[], `${key} is missing`])),
    ]),
  );
}
