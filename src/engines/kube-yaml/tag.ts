import { resolvePlain } from './scalar.js';
import type { KubeScalar } from './value.js';

const LONG = 'tag:yaml.org,2002:';

/** The value of a scalar with an explicit tag; undefined where the two do not fit. go-yaml ignores tags it does not know. */
export function resolveTagged(tag: string, text: string): KubeScalar | undefined {
  switch (shortTag(tag)) {
    case '!!null':
      return resolvePlain(text) === null ? null : undefined;
    case '!!bool':
      return only('boolean', text);
    case '!!int': {
      const value = only('number', text);
      return Number.isInteger(value) && !/^[-+]?(?:[0-9_]*\.|[0-9_]+[eE])/.test(text) ? value : undefined;
    }
    case '!!float':
      return only('number', text);
    case '!!timestamp':
      return /^\d{4}-\d\d?-\d\d?/.test(text) ? text : undefined;
    case '!!binary':
      return decodeBase64(text);
    default:
      return text;
  }
}

function shortTag(tag: string): string {
  const name = tag.startsWith('!<') ? tag.slice(2, -1) : tag;
  return name.startsWith(LONG) ? `!!${name.slice(LONG.length)}` : name;
}

function only(type: 'boolean' | 'number', text: string): KubeScalar | undefined {
  const value = resolvePlain(text);
  return typeof value === type ? value : undefined;
}

function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const isBase64 = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
  return isBase64 ? Buffer.from(compact, 'base64').toString('utf8') : undefined;
}
