import { z } from 'zod';

/**
 * Values as Compose reads them. A text stands for what it says, since a variable's value is one; the empty text is what an
 * unset variable leaves, which is told elsewhere.
 */
export const text = z.string({
  error: ({ input }) =>
    typeof input === 'number' || typeof input === 'boolean' ? 'expected a text; put it in quotes' : 'expected a text',
});
export const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text or a number' });
export const nullable = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'expected a text or a number',
});

const written = (pattern: RegExp, error: string) =>
  scalar.refine(value => value === '' || pattern.test(String(value)), { error });
/** The same where a number will not do. */
const spelt = (pattern: RegExp, error: string) =>
  text.refine(value => value === '' || pattern.test(value), { error: error });

export const oneOf = (...words: readonly string[]) =>
  scalar.refine(value => value === '' || words.includes(String(value)), {
    error: `expected one of ${words.join(', ')}`,
  });

export const flag = written(/^(?:true|yes|y|on|t|1|false|no|n|off|f|0)$/i, 'expected true or false');
export const whole = written(/^[+-]?\d+$/, 'expected a whole number');
export const count = written(/^\+?\d+$|^-0$/, 'expected a whole number, 0 or more');
export const countOrAll = written(/^(?:all|[+-]?\d+)$/, 'expected "all" or a whole number');
export const mode = written(/^(?:0o)?\d+$/, 'expected a mode such as 0440');
export const badness = whole.refine(value => typeof value === 'string' || Math.abs(Number(value)) <= 1000, {
  error: 'expected a number from -1000 to 1000',
});
/** As the engine demands it, too. */
export const containerName = text.refine(value => /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(value), {
  error: 'expected a name of two characters or more: letters, digits, "_", "." and "-", the first a letter or digit',
});
export const decimal = written(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, 'expected a number');
const SIZE = /^\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?$/i;
export const size = written(SIZE, 'expected a size such as 512m or 2gb');
export const sizeText = spelt(SIZE, 'expected a size such as 512m or 2gb');
/** `-1` is no limit. */
export const sizeOrNone = written(/^(?:-1|\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?)$/i, 'expected a size such as 512m');
export const duration = spelt(
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
export const texts = list(text);
export const differing = texts.refine(items => new Set(items).size === items.length, { error: 'names one twice' });
/** `NAME=VALUE` in a list, or a map. */
export const pairs = z.union([texts, z.record(z.string(), nullable)], {
  error: 'expected a map of texts, or a list of NAME=VALUE',
});
const variable = text.refine(value => !/^[^=]*\s=/.test(value), {
  error: 'expected NAME=VALUE without a blank before "="',
});
export const environment = z.union([list(variable), z.record(z.string(), nullable)], {
  error: 'expected a map of texts, or a list of NAME=VALUE',
});
const HOST = 'expected host=address or host:address, the host without ":" and "="';
export const hosts = z.union(
  [
    list(text.refine(value => value === '' || /^[^=:]+[=:]/.test(value), { error: HOST })),
    z.record(z.string().regex(/^[^=:]+$/), z.union([scalar, texts]), {
      error: issue => (issue.code === 'invalid_key' ? HOST : 'expected a map'),
    }),
  ],
  { error: 'expected a map' },
);
export const command = z.union([z.null(), text, texts], { error: 'expected a text or a list of texts' });
export const textOrTexts = z.union([text, texts], { error: 'expected a text or a list of texts' });

const isPort = (port: string): boolean => port === '' || (Number(port) >= 0 && Number(port) <= 65_535);
const ends = (range: string): readonly string[] => range.split('-');
const span = (range: string): number => Number(ends(range)[1] ?? ends(range)[0]) - Number(ends(range)[0]);

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const isAddress = (value: string): boolean => V4.test(value) || /^[\da-f]*:[\da-f:.]*$/i.test(value);
export const address = text.refine(value => value === '' || isAddress(value), { error: 'expected an IP address' });

/** `80`, `8080:80`, `127.0.0.1:8000-8005:80-85/tcp`. */
export const port = scalar.refine(
  value => {
    const [, bracketed, plain, published = '', target = '', protocol = 'tcp'] =
      /^(?:(?:\[([\da-f:.]*)\]|([\d.]+\.\d+|[\da-f]*::[\da-f:]*|)):)?(?:([\d-]*):)?(\d+(?:-\d+)?)(?:\/(\w+))?$/i.exec(
        String(value),
      ) ?? [];
    if (value === '') return true;
    const host = bracketed ?? plain ?? '';
    if (!/^(?:tcp|udp|sctp)$/i.test(protocol) || (host !== '' && !isAddress(host))) return false;
    if (target === '' || !isTarget(target) || ![...ends(published), ...ends(target)].every(isPort)) return false;
    const isRange = published.includes('-') && target.includes('-');
    return span(target) >= 0 && (!isRange || span(published) === span(target));
  },
  { error: 'expected a port such as 80, 8080:80, 53:53/udp or 127.0.0.1:8080:80' },
);
const isTarget = (target: string): boolean => ends(target).every(each => Number(each) > 0);
export const portNumber = scalar.refine(value => ends(String(value)).every(isPort), { error: 'expected a port' });
export const targetPort = portNumber.refine(value => value === '' || isTarget(String(value)), {
  error: 'expected a port, which is 1 or more',
});

/** `SOURCE:TARGET` with options behind it; a Windows drive is no source by itself. */
export const volumeText = text.refine(
  value => /^(?:[A-Za-z]:[\\/])?[^:]+(?::(?:[A-Za-z]:[\\/])?[^:]+)?(?::[^:]+)?$/.test(value),
  { error: 'expected target, source:target or source:target:options, none of them empty' },
);
export const deviceText = text.refine(value => value.split(':').length <= 3, {
  error: 'expected source:target:permissions',
});
