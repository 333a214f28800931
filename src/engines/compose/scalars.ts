import { z } from 'zod';

/**
 * Values as Compose reads them. A text stands for what it says, since a variable's value is one; the empty text is what an
 * unset variable leaves, which is told elsewhere.
 */
export const text = z.string({ error: 'expected a text' });
export const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text or a number' });
const nullable = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'expected a text or a number' });

const written = (pattern: RegExp, error: string) =>
  scalar.refine(value => value === '' || pattern.test(String(value)), { error });

export const oneOf = (...words: readonly string[]) =>
  scalar.refine(value => value === '' || words.includes(String(value)), {
    error: `expected one of ${words.join(', ')}`,
  });

export const flag = written(/^(?:true|yes|y|on|t|1|false|no|n|off|f|0)$/i, 'expected true or false');
export const whole = written(/^[+-]?\d+$/, 'expected a whole number');
export const decimal = written(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, 'expected a number');
export const size = written(/^\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?$/i, 'expected a size such as 512m or 2gb');
/** `-1` is no limit. */
export const sizeOrNone = written(/^(?:-1|\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?)$/i, 'expected a size such as 512m');
export const duration = written(
  /^(?:0|[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h|d|w))+)$/,
  'expected a duration such as 30s or 1m30s',
);
export const restart = written(
  /^(?:no|false|always|unless-stopped|on-failure(?::\d+)?)$/,
  'expected no, always, unless-stopped or on-failure',
);
export const pull = written(
  /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/,
  'expected always, never, missing, build, daily, weekly or every_12h',
);

export const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'expected a list' });
export const texts = list(scalar);
/** `NAME=VALUE` in a list, or a map. */
export const pairs = z.union([texts, z.record(z.string(), nullable)], {
  error: 'expected a map of texts, or a list of NAME=VALUE',
});
export const hosts = z.union([texts, z.record(z.string(), z.union([scalar, texts]))], { error: 'expected a map' });
export const command = z.union([z.null(), scalar, texts], { error: 'expected a text or a list of texts' });
export const textOrTexts = z.union([scalar, texts], { error: 'expected a text or a list of texts' });

const isPort = (port: string): boolean => port === '' || (Number(port) >= 0 && Number(port) <= 65_535);
const ends = (range: string): readonly string[] => range.split('-');
const span = (range: string): number => Number(ends(range)[1] ?? ends(range)[0]) - Number(ends(range)[0]);

/** `80`, `8080:80`, `127.0.0.1:8000-8005:80-85/tcp`. */
export const port = scalar.refine(
  value => {
    const [, published = '', target = ''] =
      /^(?:(?:\[[\da-f:.]*\]|\d+(?:\.\d+){3}|[\da-f]*::[\da-f:]*|):)?(?:([\d-]*):)?(\d+(?:-\d+)?)(?:\/\w+)?$/i.exec(
        String(value),
      ) ?? [];
    if (value === '') return true;
    if (target === '' || ![...ends(published), ...ends(target)].every(isPort)) return false;
    const isRange = published.includes('-') && target.includes('-');
    return span(target) >= 0 && (!isRange || span(published) === span(target));
  },
  { error: 'expected a port such as 80, 8080:80 or 127.0.0.1:8080:80' },
);
export const portNumber = scalar.refine(value => ends(String(value)).every(isPort), { error: 'expected a port' });
