import { CouldNotTell } from '../../could-not-tell.js';
import { readS3Page, type S3Object } from '../../formats/backup/s3-list.js';
import type { HttpRequest } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { type Backup, isCompanion, madeAt, newestFirst, type Shelf } from './store.js';

export interface Bucket {
  readonly bucket: string;
  readonly prefix: string;
  /** Undefined: Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKey: string | undefined;
  readonly secretKey: string | undefined;
  readonly sessionToken: string | undefined;
}

const MOST_PAGES = 1000;
const READ_MS = 60 * 60 * 1000;
/** What must be brought back before it can be read, which takes hours. */
const FROZEN = /^(?:GLACIER|DEEP_ARCHIVE)$/;

/** Backups that are objects of a bucket, on whatever server speaks S3. */
export async function s3Shelf(bucket: Bucket, ports: Ports): Promise<Shelf> {
  const where = `s3://${bucket.bucket}/${bucket.prefix}`;
  const objects = await listAll(bucket, { where, ports });
  const names = new Set(objects.map(({ key }) => key));
  const backups = objects
    .filter(({ key }) => !isCompanion(key, names) && !key.endsWith('/'))
    .map(object => backupOf(object, { bucket, ports }));
  if (backups.length === 0) {
    const remedy = 'Correct `bucket` and `prefix`, or find out why nothing was written there.';
    throw new CouldNotTell('nothing-checked', `${where}: no backup is there`, remedy);
  }
  const beside = async (name: string): Promise<string | undefined> => {
    const sum = ['.sha256', '.sha512', '.sha1', '.md5', '.sha256sum']
      .map(ending => name + ending)
      .find(each => names.has(each));
    if (sum === undefined) return undefined;
    const answer = await ports.http.request(await signed(bucket, { key: sum, ports }));
    return answer.status === 200 ? answer.body.toString('utf8') : undefined;
  };
  return { where, backups: newestFirst(backups), beside };
}

function backupOf(
  { key, bytes, atMs, storageClass }: S3Object,
  { bucket, ports }: { readonly bucket: Bucket; readonly ports: Ports },
): Backup {
  const read = async () => {
    if (FROZEN.test(storageClass)) {
      const remedy = 'Keep the newest backups in a class that can be read at once.';
      throw new CouldNotTell(
        'unreadable',
        `${key}: is of the class ${storageClass}, which is read hours later`,
        remedy,
      );
    }
    const answer = await ports.http.stream({ ...(await signed(bucket, { key, ports })), timeoutMs: READ_MS });
    if (answer.status !== 200) throw refusal(`s3://${bucket.bucket}/${key}`, answer.status);
    return whole(answer.body, { key, bytes });
  };
  return { name: key, bytes, atMs: madeAt(key, atMs), read };
}

/** Fewer bytes than the list says: the line broke, and the backup may be whole. */
async function* whole(
  body: AsyncIterable<Buffer>,
  { key, bytes }: { readonly key: string; readonly bytes: number },
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    yield chunk;
  }
  if (length !== bytes) throw new CouldNotTell('unreachable', `${key}: ${length} of ${bytes} bytes came`, 'Ask again.');
}

async function listAll(
  bucket: Bucket,
  { where, ports }: { readonly where: string; readonly ports: Ports },
): Promise<readonly S3Object[]> {
  const objects: S3Object[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = {
      'list-type': '2',
      prefix: bucket.prefix,
      ...(token !== undefined && { 'continuation-token': token }),
    };
    const answer = await ports.http.request(await signed(bucket, { query, ports }));
    if (answer.status !== 200) throw refusal(where, answer.status);
    const read = await readS3Page(answer.body, where);
    objects.push(...read.objects);
    if (read.next === undefined) return objects;
    token = read.next;
  }
  throw new CouldNotTell('truncated', `${where}: holds more than a million objects`, 'Give a longer `prefix`.');
}

function refusal(where: string, status: number): CouldNotTell {
  const why =
    status === 403
      ? 'access is denied'
      : status === 404
        ? 'there is no such bucket or object'
        : `the server answers ${status}`;
  const remedy = 'Check bucket, region and endpoint, and that the keys may list and read.';
  return new CouldNotTell(status < 500 ? 'tool-refused' : 'unreachable', `${where}: ${why}`, remedy);
}

interface Wanted {
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly ports: Ports;
}

/** By path rather than by host, which every server takes. Without keys nothing is signed, for public buckets. */
async function signed(bucket: Bucket, { key = '', query = {}, ports }: Wanted): Promise<HttpRequest> {
  const base = (bucket.endpoint ?? `https://s3.${bucket.region}.amazonaws.com`).replace(/\/+$/, '');
  const path = key.split('/').map(encodeURIComponent).join('/');
  const url = new URL(`${base}/${encodeURIComponent(bucket.bucket)}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { accessKey, secretKey, sessionToken, region } = bucket;
  if (accessKey === undefined || secretKey === undefined) return { url: url.href, redirects: 0 };
  ports.hide([secretKey, ...(sessionToken === undefined ? [] : [sessionToken])]);
  const { AwsV4Signer } = await import('aws4fetch');
  const signer = new AwsV4Signer({
    url: url.href,
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    ...(sessionToken !== undefined && { sessionToken }),
    service: 's3',
    region,
    datetime: ports.clock
      .now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ''),
  });
  const request = await signer.sign();
  return { url: request.url.href, headers: Object.fromEntries(request.headers), redirects: 0 };
}
