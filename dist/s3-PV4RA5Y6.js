import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readXml
} from "./chunk-VT5PWFA4.js";
import {
  isCompanion,
  madeAt,
  newestFirst
} from "./chunk-DOVGKXEZ.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/backup/s3-list.ts
import { Readable } from "node:stream";
async function readS3Page(body, name) {
  const objects = [];
  const path = [];
  let fields = /* @__PURE__ */ new Map();
  const page = /* @__PURE__ */ new Map();
  await readXml(
    { name, chunks: Readable.from([body]) },
    {
      open: ({ name: tag }) => {
        path.push(tag);
        if (tag === "Contents") fields = /* @__PURE__ */ new Map();
      },
      text: (text) => {
        const at = path.at(-1) ?? "";
        const into = path[1] === "Contents" ? fields : page;
        if (path.length === (path[1] === "Contents" ? 3 : 2)) into.set(at, (into.get(at) ?? "") + text);
      },
      close: (tag) => {
        path.pop();
        if (tag === "Contents" && path.length === 1) objects.push(objectOf(fields, name));
      }
    }
  );
  const isCut = page.get("IsTruncated");
  if (isCut !== "true" && isCut !== "false") throw odd(name, "it does not say whether it is whole");
  const next = page.get("NextContinuationToken");
  if (isCut === "true" && !next) throw odd(name, "it does not say where it goes on");
  return { objects, next: isCut === "true" ? next : void 0 };
}
function objectOf(fields, name) {
  const [key, size, modified] = ["Key", "Size", "LastModified"].map((field) => fields.get(field));
  const atMs = Date.parse(modified ?? "");
  if (!key || !/^\d+$/.test(size ?? "") || Number.isNaN(atMs)) throw odd(name, "an object has no name, size or time");
  return { key, bytes: Number(size), atMs, storageClass: fields.get("StorageClass") ?? "STANDARD" };
}
var odd = (name, why) => new CouldNotTell("wrong-format", `${name}: ${why}`, "Check that `endpoint` is an S3 server.");

// src/facts/backup/s3.ts
var MOST_PAGES = 1e3;
var READ_MS = 60 * 60 * 1e3;
var FROZEN = /^(?:GLACIER|DEEP_ARCHIVE)$/;
async function s3Shelf(bucket, ports) {
  const where = `s3://${bucket.bucket}/${bucket.prefix}`;
  const objects = await listAll(bucket, { where, ports });
  const backups = objects.filter(({ key }) => !isCompanion(key) && !key.endsWith("/")).map((object) => backupOf(object, { bucket, ports }));
  if (backups.length === 0) {
    const remedy = "Correct `bucket` and `prefix`, or find out why nothing was written there.";
    throw new CouldNotTell("nothing-checked", `${where}: no backup is there`, remedy);
  }
  const names = new Set(objects.map(({ key }) => key));
  const beside = async (name) => {
    const sum = [".sha256", ".sha512", ".sha1", ".md5", ".sha256sum"].map((ending) => name + ending).find((each) => names.has(each));
    if (sum === void 0) return void 0;
    const answer = await ports.http.request(await signed(bucket, { key: sum, ports }));
    return answer.status === 200 ? answer.body.toString("utf8") : void 0;
  };
  return { where, backups: newestFirst(backups), beside };
}
function backupOf({ key, bytes, atMs, storageClass }, { bucket, ports }) {
  const read = async () => {
    if (FROZEN.test(storageClass)) {
      const remedy = "Keep the newest backups in a class that can be read at once.";
      throw new CouldNotTell(
        "unreadable",
        `${key}: is of the class ${storageClass}, which is read hours later`,
        remedy
      );
    }
    const answer = await ports.http.stream({ ...await signed(bucket, { key, ports }), timeoutMs: READ_MS });
    if (answer.status !== 200) throw refusal(`s3://${bucket.bucket}/${key}`, answer.status);
    return whole(answer.body, { key, bytes });
  };
  return { name: key, bytes, atMs: madeAt(key, atMs), read };
}
async function* whole(body, { key, bytes }) {
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    yield chunk;
  }
  if (length !== bytes) throw new CouldNotTell("unreachable", `${key}: ${length} of ${bytes} bytes came`, "Ask again.");
}
async function listAll(bucket, { where, ports }) {
  const objects = [];
  let token;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = {
      "list-type": "2",
      prefix: bucket.prefix,
      ...token !== void 0 && { "continuation-token": token }
    };
    const answer = await ports.http.request(await signed(bucket, { query, ports }));
    if (answer.status !== 200) throw refusal(where, answer.status);
    const read = await readS3Page(answer.body, where);
    objects.push(...read.objects);
    if (read.next === void 0) return objects;
    token = read.next;
  }
  throw new CouldNotTell("truncated", `${where}: holds more than a million objects`, "Give a longer `prefix`.");
}
function refusal(where, status) {
  const why = status === 403 ? "access is denied" : status === 404 ? "there is no such bucket or object" : `the server answers ${status}`;
  const remedy = "Check bucket, region and endpoint, and that the keys may list and read.";
  return new CouldNotTell(status < 500 ? "tool-refused" : "unreachable", `${where}: ${why}`, remedy);
}
async function signed(bucket, { key = "", query = {}, ports }) {
  const base = (bucket.endpoint ?? `https://s3.${bucket.region}.amazonaws.com`).replace(/\/+$/, "");
  const path = key.split("/").map(encodeURIComponent).join("/");
  const url = new URL(`${base}/${encodeURIComponent(bucket.bucket)}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { accessKey, secretKey, sessionToken, region } = bucket;
  if (accessKey === void 0 || secretKey === void 0) return { url: url.href, redirects: 0 };
  ports.hide([secretKey, ...sessionToken === void 0 ? [] : [sessionToken]]);
  const { AwsV4Signer } = await import("aws4fetch");
  const signer = new AwsV4Signer({
    url: url.href,
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    ...sessionToken !== void 0 && { sessionToken },
    service: "s3",
    region,
    datetime: ports.clock.now().toISOString().replace(/[:-]|\.\d{3}/g, "")
  });
  const request = await signer.sign();
  return { url: request.url.href, headers: Object.fromEntries(request.headers), redirects: 0 };
}
export {
  s3Shelf
};
