import { Readable } from 'node:stream';
import { CouldNotTell } from '../../could-not-tell.js';
import { readXml } from '../xml/xml.js';

export interface S3Object {
  readonly key: string;
  readonly bytes: number;
  readonly atMs: number;
  readonly storageClass: string;
}

/** One page of `ListObjectsV2`. */
export interface S3Page {
  readonly objects: readonly S3Object[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: string | undefined;
}

/** Reads a page strictly: one that is cut, or is no list, allows no answer. */
export async function readS3Page(body: Buffer, name: string): Promise<S3Page> {
  const objects: S3Object[] = [];
  const path: string[] = [];
  let fields = new Map<string, string>();
  const page = new Map<string, string>();
  await readXml(
    { name, chunks: Readable.from([body]) },
    {
      open: ({ name: tag }) => {
        path.push(tag);
        if (tag === 'Contents') fields = new Map();
      },
      text: text => {
        const at = path.at(-1) ?? '';
        const into = path[1] === 'Contents' ? fields : page;
        if (path.length === (path[1] === 'Contents' ? 3 : 2)) into.set(at, (into.get(at) ?? '') + text);
      },
      close: tag => {
        path.pop();
        if (tag === 'Contents' && path.length === 1) objects.push(objectOf(fields, name));
      },
    },
  );
  const isCut = page.get('IsTruncated');
  if (isCut !== 'true' && isCut !== 'false') throw odd(name, 'it does not say whether it is whole');
  const next = page.get('NextContinuationToken');
  if (isCut === 'true' && !next) throw odd(name, 'it does not say where it goes on');
  return { objects, next: isCut === 'true' ? next : undefined };
}

function objectOf(fields: ReadonlyMap<string, string>, name: string): S3Object {
  const [key, size, modified] = ['Key', 'Size', 'LastModified'].map(field => fields.get(field));
  const atMs = Date.parse(modified ?? '');
  if (!key || !/^\d+$/.test(size ?? '') || Number.isNaN(atMs)) throw odd(name, 'an object has no name, size or time');
  return { key, bytes: Number(size), atMs, storageClass: fields.get('StorageClass') ?? 'STANDARD' };
}

const odd = (name: string, why: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}: ${why}`, 'Check that `endpoint` is an S3 server.');
