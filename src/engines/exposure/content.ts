// A server may be hostile, and these expressions read up to a megabyte of what it says: none may scan to the end from every
// line or tag, so what repeats is bounded or stays on its line.

/** The beginning of what a server answered. */
export interface Content {
  readonly bytes: Buffer;
  /** UTF-8, without a byte order mark. */
  readonly text: string;
  readonly isHtml: boolean;
}

export function contentOf(bytes: Buffer): Content {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return {
    bytes,
    text,
    isHtml: /^\s*(?:<!--|<\?xml[^>]*>\s*<(?:!doctype\s+)?html|<!doctype\s+html|<html|<head|<body)/i.test(text),
  };
}

/** A signature: what a text that is no page must match. */
export const plain =
  (...patterns: readonly RegExp[]) =>
  ({ text, isHtml }: Content): boolean =>
    !isHtml && patterns.every(pattern => pattern.test(text));

/** A signature: what a page must match. */
export const page =
  (...patterns: readonly RegExp[]) =>
  ({ text, isHtml }: Content): boolean =>
    isHtml && patterns.every(pattern => pattern.test(text));

/** A signature: what text of either sort must match, for what no honest page says. */
export const anything =
  (...patterns: readonly RegExp[]) =>
  ({ text }: Content): boolean =>
    patterns.every(pattern => pattern.test(text));

/** True where most lines set a variable. Single pages that a server sends for every path are HTML. */
export function isEnvFile({ text, isHtml }: Content): boolean {
  if (isHtml) return false;
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const settings = lines.filter(line => /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=/.test(line));
  // Half of them, since a key in several lines is a value too.
  return settings.length > 0 && settings.length * 2 >= lines.length;
}

const SECRET_KEY =
  /"[\w.-]*(?:passw(?:or)?d|passphrase|secret|private_?key|(?:access|auth|refresh|api)_?token|access_?key_?id|connection_?string|credentials?)"\s*:\s*"([^"\\]{6,})"/gi;
const PLACEHOLDER =
  /^(?:\*+|x{3,}|<.*>|\$?\{.*\}|%.*%|(?:change|replace|your|example|dummy|todo|none|null|redacted).*)$/i;

/** True for JSON in which a key that names a secret has a value that could be one. */
export function isSecretJson({ text, isHtml }: Content): boolean {
  if (isHtml || !/^\s*[[{]/.test(text)) return false;
  return [...text.matchAll(SECRET_KEY)].some(([, value]) => value !== undefined && !PLACEHOLDER.test(value));
}

const MAGIC: readonly (readonly [string, number])[] = [
  ['504b0304', 0],
  ['504b0506', 0],
  ['1f8b08', 0],
  ['425a68', 0],
  ['fd377a585a00', 0],
  ['28b52ffd', 0],
  ['377abcaf271c', 0],
  ['526172211a07', 0],
  // `ustar`
  ['7573746172', 257],
];

/** True for zip, gzip, bzip2, xz, zstd, 7z, rar and tar, by their first bytes. */
export const isArchive = ({ bytes }: Content): boolean =>
  MAGIC.some(([hex, at]) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex);

const SQL =
  /^[ \t]*(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|COPY \S+ .*FROM stdin|PRAGMA foreign_keys|-- (?:MySQL|MariaDB|PostgreSQL) (?:database )?dump)/im;

/** True for a database: SQLite's file, a dump in SQL or in PostgreSQL's own format. */
const isDatabase = ({ bytes, text, isHtml }: Content): boolean =>
  bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3' ||
  text.startsWith('PGDMP') ||
  (!isHtml && SQL.test(text));

export const isBackup = (content: Content): boolean =>
  isArchive(content) || isDatabase(content) || content.text.trimStart().startsWith('<?php');

/** True for a page that lists a folder, as Apache, nginx, Python, IIS, Jetty, Caddy and Express write it. */
export const isListing = ({ text, isHtml }: Content): boolean =>
  (isHtml || /<title>|<pre>/i.test(text)) &&
  /<(?:title|h1)>\s*(?:Index of|Directory listing for|Directory:|listing directory) ?\/?|\[To Parent Directory\]|<div class="listing/i.test(
    text,
  );
