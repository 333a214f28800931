import { secretsIn } from '../../facts/live/connection.js';
import { fillText, type Lookup, variablesIn } from '../../text/expression.js';
import type { HttpOptions, HttpRequest, HttpStep } from './options.js';

/** What the steps before have captured. */
export type Captured = ReadonlyMap<string, string>;

/** A request as it is sent: captured values filled in, its body made. */
export interface Outgoing {
  readonly label: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Values that are never shown, and what stands for each. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Makes a request of an entry of the options. */
export function outgoing(entry: HttpRequest | HttpStep, options: HttpOptions, captured: Captured): Outgoing {
  const lookup: Lookup = ({ source, name }) => (source === 'captured' ? captured.get(name) : undefined);
  const url = addressOf(fillText(entry.url, lookup), options.base);
  const own = { ...options.headers, ...entry.headers };
  const headers = Object.entries(own).map(([name, value]) => [name.toLowerCase(), fillText(value, lookup)] as const);
  const { body, type } = bodyOf(entry, lookup);
  const method = entry.method ?? (body === undefined ? 'GET' : 'POST');
  const secrets = new Map<string, string>();
  for (const [name, value] of captured) if (value.length > 3) secrets.set(value, variableFor(name));
  for (const [name, value] of headers) {
    for (const secret of secretsIn(name, value)) secrets.set(secret, variableFor(name));
  }
  return {
    label: entry.name ?? labelOf(method, url, options.base),
    method,
    url,
    headers: { ...(type !== undefined && { 'content-type': type }), ...Object.fromEntries(headers) },
    body,
    secrets,
  };
}

export const variableFor = (name: string): string => `$${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;

function addressOf(url: string, base: string | undefined): string {
  if (/^https?:\/\//i.test(url) || base === undefined) return new URL(url).href;
  const below = base.endsWith('/') ? base : `${base}/`;
  return url.startsWith('?') ? new URL(base + url).href : new URL(below + url.replace(/^\//, '')).href;
}

/** The path where there is a base, else the address; of a query its names alone. */
function labelOf(method: string, url: string, base: string | undefined): string {
  const { origin, pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  const query = names.length === 0 ? '' : `?${names.join('&')}`;
  const isBelow = base !== undefined && new URL(base).origin === origin;
  return `${method} ${isBelow ? '' : origin}${pathname}${query}`;
}

function bodyOf(
  { body, json, form }: Pick<HttpRequest, 'body' | 'json' | 'form'>,
  lookup: Lookup,
): { readonly body?: string; readonly type?: string } {
  if (body !== undefined) return { body: fillText(body, lookup) };
  if (json !== undefined) return { body: JSON.stringify(filled(json, lookup)), type: 'application/json' };
  if (form === undefined) return {};
  const fields = Object.entries(form).map(([name, value]): [string, string] => [name, fillText(value, lookup)]);
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

/** Data in which each text has its captured values. */
export function filled<T>(value: T, lookup: Lookup): T;
export function filled(value: unknown, lookup: Lookup): unknown {
  if (typeof value === 'string') return variablesIn(value).length === 0 ? value : fillText(value, lookup);
  if (Array.isArray(value)) return value.map(item => filled(item, lookup));
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, lookup)]));
}
