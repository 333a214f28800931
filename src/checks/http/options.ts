import { z } from 'zod';
import { assumption, expectation, fixedPattern } from '../../engines/http-answer/expectation.js';
import { connection, headers, httpUrl } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { OR_TEXT, policies, size } from '../../quantities.js';
import { variablesIn } from '../../text/expression.js';
import { headerRules } from './rules.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const AT_ONCE = 16;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const capture = z.union([
  z.strictObject({
    json: z
      .string()
      .regex(/^[/$]/, { error: 'expected a JSON pointer or a JSONPath' })
      .describe('Where the value stands in the JSON: a pointer, or a JSONPath'),
  }),
  z.strictObject({ header: z.string().min(1).describe('The header whose value it is') }),
  z.strictObject({ body: fixedPattern.describe('A regular expression; its first group is the value') }),
]);

const requestShape = {
  name: z.string().min(1).optional().describe('What reports call it; method and path unless given'),
  url: z.string().min(1).describe('Path below `base`, or a whole address'),
  method: z.enum(METHODS).optional().describe('GET unless given, POST where there is a body'),
  ...headers,
  body: z.string().optional().describe('Sent as it stands'),
  json: z.json().optional().describe('Sent as JSON'),
  form: z.record(z.string(), scalar).optional().describe('Sent as a form'),
  follow: z.int().min(0).max(20).default(0).describe('How many redirects are followed'),
  expect: expectation.describe('What must hold of the answer. Where it says no status, it is 2xx'),
  assume: assumption.describe(
    'As `expect`, for what must hold before anybody can tell, such as that a login was taken',
  ),
};

const oneBody = {
  check: ({ body, json, form }: { body?: unknown; json?: unknown; form?: unknown }) =>
    [body, json, form].filter(given => given !== undefined).length <= 1,
  error: 'expected one of `body`, `json` and `form`',
};

const request = z.strictObject(requestShape).refine(oneBody.check, { error: oneBody.error });
const step = z
  .strictObject({
    ...requestShape,
    capture: z
      .record(z.string().regex(/^[A-Za-z_][\w-]*$/, { error: 'expected a name' }), capture)
      .prefault({})
      .describe(
        'By name: what later steps know as `${{ captured.NAME }}`, from `json`, `header` or `body` (its first group)',
      ),
  })
  .refine(oneBody.check, { error: oneBody.error });

const entryOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.preprocess(given => (typeof given === 'string' ? { url: given } : given), entry).meta({ [OR_TEXT]: true });

export const httpOptions = z
  .strictObject({
    base: httpUrl.optional().describe('Address that paths are below, such as https://app.example'),
    requests: z.array(entryOf(request)).min(1).max(20_000).optional().describe('Asked side by side. A text is a `url`'),
    steps: z
      .array(entryOf(step))
      .min(1)
      .max(100)
      .optional()
      .describe('Asked in order, with one cookie jar; a step that fails ends them'),
    headers: connection.headers,
    tls: connection.tls,
    'request-timeout': connection['request-timeout'],
    ...waiting,
    'every-address': z
      .boolean()
      .default(false)
      .describe('Ask every address of each name, so that a dead one does not hide behind the others'),
    'security-headers': z
      .boolean()
      .default(false)
      .describe("Hold the answers' headers against what Mozilla's Observatory takes points for"),
    policies: policies(headerRules),
    family: z.literal([4, 6]).optional().describe('Addresses of IPv4 or of IPv6 alone'),
    'http-version': z
      .union([z.enum(['1.1', '2']), z.literal([1.1, 2])])
      .transform(String)
      .optional()
      .describe('The version that is offered; what the server prefers unless given'),
    'at-once': z.int().min(1).max(256).default(AT_ONCE).describe('How many requests run side by side'),
    'max-body': size.prefault('10MiB').describe('Longest body that is read. Beyond it nobody can tell'),
    mutates: z
      .boolean()
      .default(false)
      .describe('It changes something outside: never retried, and never run on a pull request'),
  })
  .refine(({ requests, steps }) => (requests === undefined) !== (steps === undefined), {
    error: 'expected either `requests` or `steps`',
  })
  .refine(given => given.steps === undefined || !given['every-address'], {
    error: '`every-address` asks `requests`; steps go one way',
    path: ['every-address'],
  })
  .superRefine(({ base, requests, steps }, context) => {
    for (const [list, entries] of [
      ['requests', requests],
      ['steps', steps],
    ] as const) {
      entries?.forEach((entry, index) => {
        const wrong = addressFault(entry.url, base);
        if (wrong !== undefined) context.addIssue({ code: 'custom', path: [list, index, 'url'], message: wrong });
      });
    }
    steps?.forEach((entry, index) => {
      const late = capturedLater(
        entry,
        steps.slice(0, index).flatMap(before => Object.keys(before.capture)),
        steps,
      );
      if (late === undefined) return;
      const message = `\${{ captured.${late} }} stands here, and no step before captures "${late}"`;
      context.addIssue({ code: 'custom', path: ['steps', index], message });
    });
  });

function addressFault(url: string, base: string | undefined): string | undefined {
  if (/^https?:\/\//i.test(url)) {
    if (!URL.canParse(url) && !url.includes('${{')) return 'is no address';
    if (URL.canParse(url) && (new URL(url).username !== '' || new URL(url).password !== ''))
      return 'expected no login in the address; give `headers` an `authorization`';
    return undefined;
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return 'expected http:// or https://';
  return base === undefined ? 'is a path, and there is no `base` that it is below' : undefined;
}

/** A value of these steps that is used before it is there. */
function capturedLater(
  entry: unknown,
  before: readonly string[],
  steps: readonly { readonly capture: Readonly<Record<string, unknown>> }[],
): string | undefined {
  const own = steps.flatMap(({ capture: names }) => Object.keys(names));
  const used = variablesIn(JSON.stringify(entry)).filter(({ source }) => source === 'captured');
  return used.map(({ name }) => name).find(name => own.includes(name) && !before.includes(name));
}

export type HttpOptions = z.output<typeof httpOptions>;
export type HttpRequest = NonNullable<HttpOptions['requests']>[number];
export type HttpStep = NonNullable<HttpOptions['steps']>[number];
