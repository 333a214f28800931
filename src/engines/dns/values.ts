import { domainToASCII } from 'node:url';
import type { RecordType } from '../../ports/dns.js';

export const RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'SRV', 'CAA', 'PTR', 'SOA'] as const;

export const isIPv4 = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) && !/(?:^|\.)0\d/.test(text);

export const isIPv6 = (text: string): boolean => /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`);

/** A name as it goes over the wire: lower case, without the last dot, other alphabets as `xn--…`; undefined where it is none. */
export function plainName(text: string): string | undefined {
  const ascii = /^[\x21-\x7e]+$/.test(text) ? text : domainToASCII(text);
  const name = ascii.toLowerCase().replace(/\.$/, '');
  const fits =
    name.length <= 253 && name.split('.').every(label => /^[a-z0-9_*](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return fits ? name : undefined;
}

/** A value in the one spelling in which it is compared; undefined where it cannot be one of this type. */
export function plainValue(type: RecordType, text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  switch (type) {
    case 'A':
      return isIPv4(text.trim()) ? text.trim() : undefined;
    case 'AAAA':
      return isIPv6(text.trim()) ? new URL(`http://[${text.trim()}]/`).hostname.slice(1, -1) : undefined;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return words.length === 1 ? nameOrRoot(words[0]) : undefined;
    case 'MX':
      return numbersThenName(words, 1);
    case 'SRV':
      return numbersThenName(words, 3);
    case 'CAA':
      return caa(text);
    case 'TXT':
      return unquoted(text);
    case 'SOA':
      return text.trim().toLowerCase();
  }
}

const nameOrRoot = (text: string | undefined): string | undefined =>
  text === '.' || text === '' ? '' : text === undefined ? undefined : plainName(text);

function numbersThenName(words: readonly string[], numbers: number): string | undefined {
  const name = nameOrRoot(words[numbers] ?? '');
  const all = words.slice(0, numbers);
  if (words.length > numbers + 1 || words.length < numbers || !all.every(word => /^\d{1,5}$/.test(word)))
    return undefined;
  return name === undefined ? undefined : [...all.map(Number), name].join(' ');
}

/** `0 issue "ca.example.net"`, with or without quotes. */
function caa(text: string): string | undefined {
  const [, flags, tag, value] = /^\s*(\d{1,3})\s+([a-z0-9]+)\s+(.*?)\s*$/i.exec(text) ?? [];
  return value === undefined ? undefined : `${Number(flags)} ${tag?.toLowerCase()} ${value.replace(/^"(.*)"$/, '$1')}`;
}

/** Strings as a zone file has them, `"v=spf1 " "-all"`, are joined; without quotes it is the text. */
function unquoted(text: string): string {
  if (!/^\s*"[^"]*"(?:\s+"[^"]*")*\s*$/.test(text)) return text;
  return [...text.matchAll(/"([^"]*)"/g)].map(([, inner]) => inner).join('');
}
