import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  peek,
  unpackZstd
} from "./chunk-FOAJH7WT.js";
import {
  backupRules
} from "./chunk-DAVKBLFX.js";
import {
  whyFuture
} from "./chunk-FQV4JGOB.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  endOf,
  exitOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  byPolicies,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/backup/look.ts
var COMPARED = 7;
var HOUR_MS = 36e5;
function lookAt({ backups, where }, newest, { options, nowMs }) {
  const future = whyFuture(newest.atMs, nowMs);
  if (future !== void 0) {
    throw new CouldNotTell(
      "stale",
      `${newest.name}: ${future}`,
      "Check the clock of the machine that wrote it and of this one."
    );
  }
  const about = { ...newest.file !== void 0 && { file: newest.file }, subject: newest.name };
  const ageMs = Math.max(0, nowMs - newest.atMs);
  const findings = [];
  if (ageMs > options.newest) {
    const message = `the newest backup is ${showDuration(ageMs)} old, older than ${showDuration(options.newest)}`;
    findings.push(findingOf(backupRules, { rule: "too-old", message, ...about }));
  }
  const least = options["min-size"];
  if (least !== void 0 && newest.bytes < least) {
    const message = `it has ${showSize(newest.bytes)}, less than ${showSize(least)}`;
    findings.push(findingOf(backupRules, { rule: "too-small", message, ...about }));
  }
  const compared = compare(newest, { backups, shrinks: options["shrinks-at-most"] });
  const gaps = options.keep === void 0 ? NOTHING : gapsIn(backups, { keep: options.keep, period: options.schedule?.every ?? options.newest, nowMs, where });
  return {
    findings: [...findings, ...compared.findings, ...gaps.findings],
    measurements: [
      { name: "age of the newest (RPO)", value: ageMs, unit: "ms", limit: options.newest },
      { name: "backups", value: backups.length, unit: "backups" },
      ...Number.isFinite(newest.bytes) ? [sizeOf(newest.bytes, least)] : []
    ],
    unknown: [
      ...compared.unknown,
      ...gaps.unknown,
      ...Number.isNaN(newest.bytes) && least !== void 0 ? [noSize(newest.name)] : []
    ]
  };
}
var NOTHING = { findings: [], unknown: [] };
var sizeOf = (value, limit) => ({
  name: "size of the newest",
  value,
  unit: "bytes",
  ...limit !== void 0 && { limit, bound: "min" }
});
var noSize = (name) => new CouldNotTell("unsupported", `${name}: its size is not known`, "Use restic 0.17 or newer, which writes it down.");
function compare(newest, { backups, shrinks }) {
  const before = backups.filter((backup) => backup !== newest && backup.bytes > 0).slice(0, COMPARED);
  const sizes = before.map(({ bytes }) => bytes).sort((a, b) => a - b);
  const median = sizes[Math.floor((sizes.length - 1) / 2)];
  if (median === void 0 || Number.isNaN(newest.bytes)) {
    if (shrinks === void 0) return NOTHING;
    const remedy = "Leave `shrinks-at-most` out until there are two.";
    return {
      findings: [],
      unknown: [
        new CouldNotTell("nothing-checked", `${newest.name}: there is none before it to compare its size with`, remedy)
      ]
    };
  }
  const about = { ...newest.file !== void 0 && { file: newest.file }, subject: newest.name };
  const sizesText = `${showSize(newest.bytes)}, and the median of the ${before.length} before it ${showSize(median)}`;
  if (shrinks !== void 0 && newest.bytes < median * (1 - shrinks)) {
    const share = Math.round((1 - newest.bytes / median) * 1e3) / 10;
    return {
      findings: [
        findingOf(backupRules, { rule: "shrunk", message: `it is ${share} % smaller: ${sizesText}`, ...about })
      ],
      unknown: []
    };
  }
  if (newest.bytes > median * 3)
    return {
      findings: [findingOf(backupRules, { rule: "grew", message: `it has ${sizesText}`, ...about })],
      unknown: []
    };
  return NOTHING;
}
function gapsIn(backups, { keep, period, nowMs, where }) {
  const times = backups.map(({ atMs }) => atMs).sort((a, b) => a - b);
  const from = nowMs - keep;
  const unknown = [];
  const [oldest = nowMs] = times;
  if (oldest > from + Math.max(period, 24 * HOUR_MS)) {
    const message = `${where}: the oldest backup is ${showDuration(nowMs - oldest)} old, and ${showDuration(keep)} are to be kept`;
    unknown.push(
      new CouldNotTell(
        "nothing-checked",
        message,
        "Wait until there have been backups for so long, or see what deletes them."
      )
    );
  }
  const kept = times.filter((time) => time >= from - period);
  const findings = kept.flatMap((time, index) => {
    const next = kept[index + 1];
    if (next === void 0 || next - time <= period * 2) return [];
    const message = `no backup for ${showDuration(next - time)} from ${new Date(time).toISOString()} on`;
    return [findingOf(backupRules, { rule: "gap", message, subject: where })];
  });
  return { findings, unknown };
}

// src/facts/backup/pg-restore.ts
var DAMAGE = /could not (?:read|uncompress|open|find|seek)|end of file|unexpected|corrupt|invalid|did not find magic|out of range|not in (?:custom|directory)|does not appear/i;
var OURS = /unsupported version|not built with|compression .* not (?:supported|available)|No space left/i;
async function pgRestoreReads(content, name, { exec, files, host }) {
  if (await exec.find("pg_restore") === void 0) {
    const remedy2 = "Install the client programs of PostgreSQL, or lower `proof`.";
    throw new CouldNotTell("tool-missing", `${name}: a dump is read by pg_restore, which is not on PATH`, remedy2);
  }
  const file = `${await files.scratch()}/dump`;
  await files.write(file, content);
  const ran = await exec.run(["pg_restore", "-f", host.platform === "win32" ? "NUL" : "/dev/null", file], {
    log: false
  });
  if (exitedWith(ran, 0)) return void 0;
  const words = ran.stderr.text;
  if (exitedWith(ran, 1) && DAMAGE.test(words) && !OURS.test(words)) return lastWords(ran);
  const remedy = "Use a pg_restore that is as new as the pg_dump that made it.";
  throw new CouldNotTell("tool-crashed", `${name}: pg_restore ${endOf(ran)}: ${lastWords(ran)}`, remedy);
}

// src/formats/backup/read.ts
import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";

// src/formats/backup/form.ts
var MAGIC = [
  ["gzip", Buffer.from([31, 139])],
  ["zstd", Buffer.from([40, 181, 47, 253])],
  ["xz", Buffer.from([253, 55, 122, 88, 90, 0])],
  ["bzip2", Buffer.from("BZh")],
  ["lz4", Buffer.from([4, 34, 77, 24])],
  ["age", Buffer.from("age-encryption.org/v1")],
  ["age", Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----")],
  ["gpg", Buffer.from("-----BEGIN PGP MESSAGE-----")],
  ["openssl", Buffer.from("Salted__")],
  ["pg-custom", Buffer.from("PGDMP")],
  ["zip", Buffer.from("PK")],
  ["sqlite", Buffer.from("SQLite format 3\0")]
];
var OPENPGP = /* @__PURE__ */ new Set([1, 3]);
function formOf(head) {
  if (head.length === 0) return "empty";
  const known = MAGIC.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
  if (known) return known[0];
  if (head.length > 262 && head.subarray(257, 262).toString("latin1") === "ustar") return "tar";
  const first = head[0] ?? 0;
  const tag = (first & 192) === 192 ? first & 63 : (first & 192) === 128 ? first >> 2 & 15 : 0;
  if (OPENPGP.has(tag) && isSessionKey(head)) return "gpg";
  return isText(head) ? "sql" : "unknown";
}
function isSessionKey(head) {
  const first = head[0] ?? 0;
  const isNew = (first & 64) !== 0;
  const at = isNew ? (head[1] ?? 0) < 192 ? 2 : (head[1] ?? 0) < 224 ? 3 : 6 : [2, 3, 5][first & 3] ?? 2;
  return [3, 4, 5, 6].includes(head[at] ?? 0);
}
var isText = (head) => !head.includes(0) && /^\uFEFF?\s*(?:--|\/\*|\\|[a-z]+\s)/i.test(head.toString("utf8"));

// src/formats/backup/openpgp.ts
var PacketReader = class {
  #state = "tag";
  #header = [];
  #left = 0;
  #partial = false;
  #packets = 0;
  #broken;
  push(chunk) {
    for (let at = 0; at < chunk.length && this.#broken === void 0; ) {
      if (this.#state === "body") {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
        if (this.#left === 0) this.#endBody();
        continue;
      }
      this.#header.push(chunk[at] ?? 0);
      at += 1;
      this.#readHeader();
    }
  }
  /** Why the message is not whole; undefined where it is. */
  end() {
    if (this.#broken !== void 0) return this.#broken;
    if (this.#packets === 0) return "it holds no packet";
    return this.#state === "tag" && this.#header.length === 0 ? void 0 : "it ends within a packet";
  }
  #endBody() {
    this.#state = this.#partial ? "length" : "tag";
    if (!this.#partial) this.#packets += 1;
    this.#header = [];
  }
  #readHeader() {
    const [first = 0] = this.#header;
    if (this.#state === "tag" && (first & 128) === 0) {
      this.#broken = "a packet begins with no tag";
      return;
    }
    if (this.#state === "tag" && (first & 64) === 0) this.#readOldLength(first);
    else this.#readNewLength(this.#state === "tag" ? this.#header.slice(1) : this.#header);
  }
  #readOldLength(first) {
    const bytes = [1, 2, 4][first & 3];
    if (bytes === void 0) this.#begin(Number.POSITIVE_INFINITY, false);
    else if (this.#header.length === 1 + bytes)
      this.#begin(
        this.#header.slice(1).reduce((sum, byte) => sum * 256 + byte, 0),
        false
      );
  }
  #readNewLength([first, ...rest]) {
    if (first === void 0) return;
    if (first < 192) this.#begin(first, false);
    else if (first < 224) {
      if (rest.length === 1) this.#begin((first - 192) * 256 + (rest[0] ?? 0) + 192, false);
    } else if (first < 255) this.#begin(2 ** (first & 31), true);
    else if (rest.length === 4)
      this.#begin(
        rest.reduce((sum, byte) => sum * 256 + byte, 0),
        false
      );
  }
  #begin(length, partial) {
    this.#left = length;
    this.#partial = partial;
    this.#state = "body";
    if (length === 0) this.#endBody();
  }
};

// src/formats/backup/read.ts
var TAIL = 4096;
var PACKED = ["gzip", "zstd"];
async function readBackup(source, sink) {
  const sums = {
    sha256: createHash("sha256"),
    sha512: createHash("sha512"),
    sha1: createHash("sha1"),
    md5: createHash("md5")
  };
  const hashes = Object.values(sums);
  async function* summed() {
    for await (const chunk of source) {
      for (const hash of hashes) hash.update(chunk);
      yield chunk;
    }
  }
  const forms = [];
  const outcome = await unpack(summed(), { forms, sink });
  const digests = {
    sha256: sums.sha256.digest("hex"),
    sha512: sums.sha512.digest("hex"),
    sha1: sums.sha1.digest("hex"),
    md5: sums.md5.digest("hex")
  };
  return { forms, ...outcome, digests };
}
async function unpack(source, { forms, sink }) {
  const { head, all } = await peek(source);
  const form = formOf(head);
  forms.push(form);
  if (!PACKED.includes(form) || forms.length > 3) return readContent(all, { form, head, sink });
  try {
    const inner = await unpack(form === "gzip" ? gunzip(all) : unpackZstd(all), { forms, sink });
    return { ...inner, proven: inner.proven === "nothing" ? "container" : inner.proven };
  } catch (error) {
    if (error instanceof CouldNotTell && error.why !== "truncated" && error.why !== "wrong-format") throw error;
    if (!(error instanceof Error)) throw error;
    if ("code" in error && typeof error.code === "string" && !/^(?:Z_|ERR_STREAM|ZSTD)/.test(error.code)) throw error;
    for await (const _ of all) ;
    return { bytes: 0, damage: `its ${form} is broken: ${error.message}`, proven: "nothing" };
  }
}
async function* gunzip(source) {
  yield* pipeline(Readable.from(source), createGunzip(), () => {
  });
}
async function readContent(source, {
  form,
  head,
  sink
}) {
  let bytes = 0;
  let tail = Buffer.alloc(0);
  const packets = form === "gpg" ? new PacketReader() : void 0;
  async function* counted() {
    for await (const chunk of source) {
      bytes += chunk.length;
      tail = chunk.length >= TAIL ? chunk.subarray(-TAIL) : Buffer.concat([tail, chunk]).subarray(-TAIL);
      packets?.push(chunk);
      sink?.(chunk);
      yield chunk;
    }
  }
  const broken = form === "tar" ? await tarDamage(counted()) : await drained(counted());
  const ending = broken === void 0 ? endOf2(form, { head: head.toString("latin1"), tail: tail.toString("latin1"), packets }) : { damage: broken };
  return {
    bytes,
    damage: ending.damage,
    proven: ending.damage === void 0 ? ending.proven ?? "nothing" : "nothing"
  };
}
async function drained(source) {
  for await (const _ of source) ;
}
function endOf2(form, { head, tail, packets }) {
  if (form === "empty") return { damage: "it is empty" };
  if (form === "tar") return { proven: "content" };
  if (form === "sql") {
    if (/^-- PostgreSQL database (?:cluster )?dump complete\s*$/m.test(tail.slice(-2048))) return { proven: "content" };
    if (/^-- Dump completed(?: on .*)?\s*$/m.test(tail.slice(-2048))) return { proven: "content" };
    if (/^-- (?:PostgreSQL database|MySQL dump|MariaDB dump)/m.test(head)) return { damage: "its dump has no end" };
    return { proven: "nothing" };
  }
  if (/^-----END (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----\s*$/m.test(tail.slice(-256))) return { proven: "container" };
  if (form === "gpg" && !/^[\x20-\x7e\s]*$/.test(tail)) {
    const damage = packets?.end();
    return damage === void 0 ? { proven: "container" } : { damage: `its OpenPGP message is cut: ${damage}` };
  }
  if (form === "gpg") return { damage: "its armour does not end" };
  return { proven: "nothing" };
}
async function tarDamage(source) {
  let last = Buffer.alloc(0);
  async function* watched() {
    for await (const chunk of source) {
      last = chunk.length >= 1024 ? chunk.subarray(-1024) : Buffer.concat([last, chunk]).subarray(-1024);
      yield chunk;
    }
  }
  const entries = extract();
  let found = 0;
  entries.on("entry", (_header, stream, next) => {
    found += 1;
    stream.on("end", next);
    stream.on("error", () => {
    });
    stream.resume();
  });
  const broken = await new Promise((resolve) => {
    pipeline(Readable.from(watched()), entries, (error) => resolve(error));
  });
  if (broken instanceof CouldNotTell) throw broken;
  if (broken) return `its tar is broken: ${broken.message}`;
  if (found === 0) return "its tar holds no file";
  return last.length === 1024 && last.every((byte) => byte === 0) ? void 0 : "its tar has no end";
}

// src/checks/backup/prove.ts
var MOST_BYTES = 2 * 1024 ** 3 - 1;
async function prove(newest, proving) {
  const { shelf, options, rung, ports } = proving;
  const nothing = { findings: [], rung: 1, how: "it is there", seen: void 0, content: void 0, unknown: [] };
  if (shelf.verify !== void 0) return byItsTool(newest, proving, shelf.verify);
  if (rung < 2 && !options.checksum && options.encrypted === void 0) return nothing;
  if (newest.read === void 0) {
    const remedy = "Say `proof: 1`, or name the place itself in `from`.";
    throw new CouldNotTell("unsupported", `${newest.name}: a command lists it, and nobody can read it`, remedy);
  }
  const parts = [];
  let length = 0;
  const seen = await readBackup(await newest.read(), (chunk) => {
    length += chunk.length;
    if (length <= MOST_BYTES && rung >= 2) parts.push(Buffer.from(chunk));
  });
  const checked = options.checksum ? await checksum(newest, { seen, shelf }) : { fits: false, findings: [] };
  const content = length <= MOST_BYTES ? Buffer.concat(parts) : void 0;
  const deep = await deeper(newest, { seen, content, fits: checked.fits, rung, ports });
  return {
    ...deep,
    seen,
    content,
    findings: [...deep.findings, ...checked.findings, ...encryption(newest, { seen, options })]
  };
}
async function byItsTool(newest, { shelf, options, rung }, verify) {
  const wrong = options.encrypted !== void 0 && options.encrypted !== "any" ? [notEncrypted(newest, "restic")] : [];
  const base = { seen: void 0, content: void 0, unknown: [] };
  if (rung < 2) return { ...base, findings: wrong, rung: 1, how: "it is there" };
  const { rung: reached, damage } = await verify(rung);
  const damaged = damage === void 0 ? [] : [damagedBy(newest, damage)];
  return { ...base, findings: [...damaged, ...wrong], rung: reached, how: `${shelf.where} checked it` };
}
var aboutOf = ({ name, file }) => ({ ...file !== void 0 && { file }, subject: name });
var damagedBy = (newest, why) => findingOf(backupRules, { rule: "damaged", message: `${newest.name} is not whole: ${why}`, ...aboutOf(newest) });
var TESTS = {
  xz: ["xz", "-t"],
  bzip2: ["bzip2", "-t"],
  lz4: ["lz4", "-t", "-q"],
  zip: ["unzip", "-tqq"]
};
async function deeper(newest, { seen, content, fits, rung, ports }) {
  if (seen.damage !== void 0)
    return { findings: [damagedBy(newest, seen.damage)], rung: 1, how: "it is damaged", unknown: [] };
  const form = seen.forms.at(-1) ?? "unknown";
  const own = Math.max(seen.proven === "content" ? 3 : seen.proven === "container" ? 2 : 1, fits ? 2 : 1);
  const how = own >= 3 ? `its ${form} was read to its end` : own === 2 ? fits ? "its checksum fits" : `its ${seen.forms[0]} was read to its end` : "it is there";
  const reached = { findings: [], rung: own, how, unknown: [] };
  if (own >= Math.min(rung, 3)) return reached;
  if (form === "pg-custom" && content !== void 0) {
    const damage = await pgRestoreReads(content, newest.name, ports);
    return damage === void 0 ? { ...reached, rung: 3, how: "pg_restore read it to its end" } : { ...reached, findings: [damagedBy(newest, damage)] };
  }
  const test = seen.forms.length === 1 ? TESTS[form] : void 0;
  if (test && newest.file !== void 0 && own < 2 && await ports.exec.find(test[0]) !== void 0) {
    const ran = await ports.exec.run([...test, await ports.files.resolve(newest.file)]);
    if (exitOf(ran) === void 0)
      throw new CouldNotTell("tool-crashed", `${test[0]} ${endOf(ran)}`, "Look for the reason.");
    if (!exitedWith(ran, 0)) return { ...reached, findings: [damagedBy(newest, `${test[0]} refuses it`)] };
    if (rung <= 2) return { ...reached, rung: 2, how: `${test[0]} read it to its end` };
  }
  const remedy = "Write a checksum beside it and say `checksum: true`, restore it (`restore`), or lower `proof`.";
  const why = `${newest.name}: of a file of the form ${form} nobody here can prove rung ${Math.min(rung, 3)}`;
  return { ...reached, unknown: [new CouldNotTell("unsupported", why, remedy)] };
}
var LENGTHS = { 64: "sha256", 128: "sha512", 40: "sha1", 32: "md5" };
async function checksum(newest, { seen, shelf }) {
  const text = await shelf.beside(newest.name);
  const sum = /(?:^|[\s=])([0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?:\s|$)/i.exec(text ?? "")?.[1]?.toLowerCase();
  const about = aboutOf(newest);
  if (sum === void 0) {
    const message2 = text === void 0 ? `no checksum stands beside ${newest.name}` : `what stands beside ${newest.name} is no checksum`;
    return { fits: false, findings: [findingOf(backupRules, { rule: "checksum-missing", message: message2, ...about })] };
  }
  const by = LENGTHS[sum.length] ?? "sha256";
  if (seen.digests[by] === sum) return { fits: true, findings: [] };
  const message = `the ${by} of ${newest.name} is not that beside it`;
  return {
    fits: false,
    findings: [
      findingOf(backupRules, { rule: "checksum-mismatch", message, expected: sum, actual: seen.digests[by], ...about })
    ]
  };
}
function encryption(newest, { seen, options }) {
  const wanted2 = options.encrypted;
  if (wanted2 === void 0) return [];
  const by = seen.forms.find((form) => form === "age" || form === "gpg" || form === "openssl");
  if (by !== void 0 && (wanted2 === "any" || by === wanted2)) return [];
  return [notEncrypted(newest, by ?? `nothing: it is ${seen.forms.join(" of ")}`)];
}
var notEncrypted = (newest, by) => findingOf(backupRules, {
  rule: "not-encrypted",
  message: `${newest.name} is encrypted by ${by}`,
  ...aboutOf(newest)
});

// src/checks/backup/shelf.ts
async function openShelf({ from, newest, env }, ports) {
  if (Array.isArray(from)) {
    const { filesShelf } = await import("./files-IKXZNNQ7.js");
    return filesShelf(from, { limitMs: newest, ports });
  }
  if ("s3" in from) {
    const { s3Shelf } = await import("./s3-PV4RA5Y6.js");
    const { environment } = ports.host;
    const { s3 } = from;
    return s3Shelf(
      {
        bucket: s3.bucket,
        prefix: s3.prefix,
        endpoint: s3.endpoint,
        region: s3.region,
        accessKey: s3["access-key"] ?? env.AWS_ACCESS_KEY_ID ?? environment.AWS_ACCESS_KEY_ID,
        secretKey: s3["secret-key"] ?? env.AWS_SECRET_ACCESS_KEY ?? environment.AWS_SECRET_ACCESS_KEY,
        sessionToken: s3["session-token"] ?? env.AWS_SESSION_TOKEN ?? environment.AWS_SESSION_TOKEN
      },
      ports
    );
  }
  if ("restic" in from) {
    const { resticShelf } = await import("./restic-I4TIVNDG.js");
    return resticShelf({ repository: from.restic, host: from.host, path: from.path, tag: from.tag, env }, ports);
  }
  const { commandShelf } = await import("./command-MOJBMBWN.js");
  return commandShelf(from.command, env, ports);
}

// src/checks/backup/run.ts
async function runBackup(options, ports) {
  ports.hide(Object.values(options.env));
  const shelf = await openShelf(options, ports);
  const [newest] = shelf.backups;
  if (newest === void 0) throw new CouldNotTell("nothing-checked", `${shelf.where}: no backup`, "Make one.");
  const nowMs = ports.clock.now().getTime();
  const looked = lookAt(shelf, newest, { options, nowMs });
  const rung = wanted(options);
  const read = await askEach([newest], {
    ask: (backup) => prove(backup, { shelf, options, rung, ports }),
    signal: ports.signal
  });
  const [proven] = read.answers;
  const isWhole = proven !== void 0 && !proven.findings.some(({ rule }) => rule === "damaged" || rule === "checksum-mismatch");
  const drill = await drilled(isWhole ? proven : void 0, { options, ports, name: newest.name });
  const scheduled = await scheduleOf(options, ports);
  const own = [
    ...looked.findings,
    ...proven?.findings ?? [],
    ...drill.findings,
    ...scheduled.findings
  ];
  const findings = byPolicies(own, options.policies);
  const reached = drill.rung ?? proven?.rung ?? 1;
  const measurements = [
    ...looked.measurements,
    { name: "rung of proof", value: reached, unit: "of 6", limit: rung, bound: "min" },
    ...drill.measurements
  ];
  const age = showDuration(Math.max(0, nowMs - newest.atMs));
  const errors = findings.filter(({ level }) => level === "error").length;
  const state = errors > 0 ? count(errors, "error") : `proof ${reached} of 6: ${drill.how ?? proven?.how ?? "it is there"}`;
  const evidence = newest.file === void 0 ? [] : [newest.file];
  const verdict = byFindings(`${newest.name}, ${age} old, the newest of ${shelf.backups.length}: ${state}`, {
    findings,
    measurements,
    evidence
  });
  const unknown = [
    ...looked.unknown,
    ...read.unknown,
    ...proven?.unknown ?? [],
    ...drill.unknown,
    ...scheduled.unknown
  ];
  if (errors === 0 && unknown.length === 0 && reached < rung) unknown.push(notReached(newest.name, { reached, rung }));
  return unlessUnknown(verdict, unknown);
}
function wanted({ proof, restore, from }) {
  if (proof !== void 0) return proof;
  if (restore !== void 0) return restore.queries.length > 0 ? 5 : 4;
  return !Array.isArray(from) && "command" in from ? 1 : 2;
}
var notReached = (name, { reached, rung }) => new CouldNotTell(
  "nothing-checked",
  `${name}: only proof ${reached} of the ${rung} that is demanded was reached`,
  "Lower `proof`, or give what is missing."
);
var NONE = { findings: [], measurements: [], unknown: [], rung: void 0, how: void 0 };
async function drilled(proven, { options, ports, name }) {
  const { restore } = options;
  if (restore === void 0 || proven === void 0) return NONE;
  const { drill } = await import("./drill-2CG6IOXM.js");
  const { answers, unknown } = await askEach([restore], {
    ask: (each) => drill(proven, { restore: each, ports, name }),
    signal: ports.signal
  });
  return { ...NONE, ...answers[0], unknown };
}
async function scheduleOf(options, ports) {
  const { schedule } = options;
  if (schedule === void 0) return NONE;
  const { judgeSchedule } = await import("./schedule-2KXUCGW3.js");
  const { answers, unknown } = await askEach([schedule], {
    ask: (each) => judgeSchedule(each, ports),
    signal: ports.signal
  });
  return { findings: answers.flat(), unknown };
}
export {
  runBackup
};
