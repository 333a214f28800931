import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

const content = z.object({ 'application/json': z.object({ schema: z.unknown() }).optional() }).optional();
const parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: z.unknown() });
const reference = z.object({ $ref: z.string() });
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([reference, parameter])).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.union([reference, z.object({ content })])),
});
type Operation = z.output<typeof operation>;

const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({
    examples: z.record(z.string(), z.object({ value: z.unknown() })),
    parameters: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
  }),
});

const SCHEMA = 'description';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** GitHub's own description of its API, as a judge of requests and answers. */
export interface OpenApi {
  /** What is wrong with a request; empty where GitHub documents it so. */
  readonly judgeRequest: (request: Exchange) => readonly string[];
  /** What is wrong with an answer of ours. */
  readonly judgeAnswer: (
    request: Exchange,
    answer: { readonly status: number; readonly body: unknown },
  ) => readonly string[];
  readonly example: (name: string) => unknown;
}

/** The description of github.com's API: 13 MB, read once. */
export function loadOpenApi(): OpenApi {
  loaded ??= readOpenApi();
  return loaded;
}

let loaded: OpenApi | undefined;

function readOpenApi(): OpenApi {
  const file: unknown = createRequire(import.meta.url)('@octokit/openapi/generated/api.github.com.json');
  const { paths, components } = description.parse(file);
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: false, allErrors: true });
  ajv.addSchema({ $id: SCHEMA, components: jsonSchema(components) });
  const routes = Object.entries(paths).map(([path, operations]) => ({ pattern: patternOf(path), operations }));
  const find = ({ method, path }: Exchange): Operation | undefined => {
    const operations = routes.find(route => route.pattern.test(path) && method.toLowerCase() in route.operations);
    return operations && operation.parse(operations.operations[method.toLowerCase()]);
  };
  const resolve = <T>(value: T | z.output<typeof reference>, schema: z.ZodType<T>): T => {
    const link = reference.safeParse(value);
    if (!link.success) return schema.parse(value);
    const [, , part = '', name = ''] = link.data.$ref.split('/');
    const home = z.record(z.string(), z.unknown()).parse(components[part]);
    return schema.parse(home[name]);
  };
  const compiled = new Map<unknown, ValidateFunction>();
  const check = (schema: unknown, value: unknown, what: string): readonly string[] => {
    const validate = compiled.get(schema) ?? ajv.compile(absolute(schema));
    compiled.set(schema, validate);
    return validate(value) ? [] : explain(validate, what);
  };
  return {
    judgeRequest: request => {
      const found = find(request);
      if (!found) return [`${request.method} ${request.path}: GitHub documents no such operation`];
      const known = found.parameters.map(each => resolve(each, parameter)).filter(each => each.in === 'query');
      const odd = Object.entries(request.query).flatMap(([name, value]) => {
        const match = known.find(each => each.name === name);
        if (!match) return [`${found.operationId}: no query parameter "${name}"`];
        const what = `${found.operationId} ?${name}`;
        const asText = check(match.schema, value, what);
        // A number may stand where a text is expected: a commit's SHA may have no letter.
        return asText.length > 0 && /^(?:\d+|true|false)$/.test(value)
          ? check(match.schema, JSON.parse(value), what)
          : asText;
      });
      const schema = found.requestBody?.content?.['application/json']?.schema;
      const sent =
        schema === undefined ? unexpectedBody(request, found) : check(closed(schema), request.body, found.operationId);
      return [...odd, ...sent];
    },
    judgeAnswer: (request, { status, body }) => {
      const found = find(request);
      if (!found) return [];
      const documented = found.responses[String(status)];
      // Refusals that an operation does not list have GitHub's general shape.
      if (!documented)
        return status < 400
          ? [`${found.operationId}: no answer ${status}`]
          : check(BASIC_ERROR, body, found.operationId);
      const schema = resolve(documented, z.object({ content })).content?.['application/json']?.schema;
      return schema === undefined ? [] : check(schema, body, `${found.operationId} ${status}`);
    },
    example: name => components.examples[name]?.value,
  };
}

const BASIC_ERROR = { $ref: '#/components/schemas/basic-error' };

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(/\{[^}]+\}/)
      .map(part => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('[^/]+')}$`,
  );

/** References of a schema, as the compiled description knows them. */
const absolute = (schema: unknown): Record<string, unknown> => {
  const text = JSON.stringify(jsonSchema(schema)).replaceAll('"#/components/', `"${SCHEMA}#/components/`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
};

/** OpenAPI 3.0 lets a schema be nullable without a type and besides its values, which JSON Schema has no word for. */
function jsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(jsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, jsonSchema(value)]));
  const { nullable, ...rest } = inner;
  if (nullable !== true) return inner;
  if (!('type' in inner)) return { anyOf: [rest, { type: 'null' }] };
  // Its lists of values leave out the null that they allow.
  return Array.isArray(inner.enum) ? { ...inner, enum: [...inner.enum, null] } : inner;
}

/** A body with a property that GitHub does not document is a mistake of ours. */
const closed = (schema: unknown): unknown =>
  typeof schema === 'object' && schema !== null && 'properties' in schema
    ? { ...schema, additionalProperties: false }
    : schema;

const unexpectedBody = ({ body }: Exchange, { operationId }: Operation): readonly string[] =>
  body === undefined ? [] : [`${operationId}: takes no body`];

const explain = (validate: ValidateFunction, what: string): readonly string[] =>
  (validate.errors ?? []).map(error => `${what}: ${error.instancePath} ${error.message}`);
