import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readPolicy
} from "./chunk-GSOS6QWY.js";
import {
  dateOf,
  loadConfig
} from "./chunk-LM2VTCIH.js";
import {
  isSecretName,
  secretValues,
  unhidable
} from "./chunk-QW53PB3M.js";
import {
  createRedactor,
  selectStage
} from "./chunk-C5CQJ7AC.js";
import {
  inTurn,
  readWhole,
  sha256Of
} from "./chunk-5WEEGCVT.js";
import {
  isInside,
  mkdir,
  mkdtemp,
  openWorkspace,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile
} from "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  childEnvironment,
  gitBinding,
  gitSettings,
  isCheckout
} from "./chunk-ZX7LCMOH.js";
import {
  readSubject
} from "./chunk-RQU3S7GS.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/commands/open-stage.ts
import { relative as relative3 } from "node:path";

// src/ports/open.ts
import { isAbsolute as isAbsolute3, join as join3, relative as relative2, sep as sep3 } from "node:path";

// src/ports/files/node-files.ts
import { createReadStream, realpathSync as realpathSync2 } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname as dirname2, isAbsolute, join, relative, resolve, sep as sep2 } from "node:path";

// src/ports/files/glob.ts
import { readdir as readdir2, realpath as realpathOf, statSync } from "node:fs";
import { dirname } from "node:path";
async function globFiles(patterns, setting) {
  const { options, workspace } = setting;
  const { escapePath, glob } = await import("tinyglobby");
  const named = (folder) => patterns.some((pattern) => pattern.split(/[/\\]/).includes(folder));
  const dead = [];
  const closed = [];
  const own = setting.show(workspace.reportDirectory);
  const found = await glob([...patterns], {
    cwd: workspace.workingDirectory,
    ignore: [
      ...options.ignore ?? [],
      ...named("node_modules") ? [] : ["**/node_modules/**"],
      ...named(".git") ? [] : ["**/.git/**"],
      // What an earlier check or run wrote is no input, unless a pattern says so.
      ...isBelow(own) && !patterns.some((pattern) => pattern.includes(own)) ? [`${escapePath(own)}/**`] : []
    ],
    dot: options.dot ?? false,
    expandDirectories: true,
    followSymbolicLinks: true,
    onlyFiles: true,
    fs: { realpath: realpathWithin(setting, dead), readdir: noting(closed) }
  });
  const inside = await withoutOutside(found, setting);
  if (options.links === "refuse") await refuseDeadLinks(dead, { patterns, setting });
  if (options.closed !== "leave-out") refuseClosed(closed, setting);
  return inside.sort();
}
var isBelow = (shown2) => shown2 !== "." && !shown2.startsWith("..");
function realpathWithin({ isSafe }, dead) {
  const walk = (path, done) => {
    realpathOf.native(path, (error, real) => {
      if (!error && isSafe(real)) {
        done(null, real);
        return;
      }
      dead.push({ path, real: error ? void 0 : real });
      done(error ?? new Error(`${path}: leads outside the workspace`), real);
    });
  };
  return walk;
}
function noting(closed) {
  const list = (path, options, done) => {
    readdir2(path, options, (error, entries) => {
      if (error && error.code !== "ENOENT" && error.code !== "ENOTDIR") closed.push(path);
      Reflect.apply(done, void 0, [error, entries]);
    });
  };
  return list;
}
function refuseClosed([path], { show }) {
  if (path === void 0) return;
  const remedy = "Give this user the right to list it, or leave it out.";
  throw new CouldNotTell("unreadable", `${show(path)}: the folder cannot be listed`, remedy);
}
async function withoutOutside(found, { safe, options }) {
  const folders = /* @__PURE__ */ new Map();
  for (const folder of new Set(found.map((path) => dirname(path)))) {
    try {
      await safe(folder);
      folders.set(folder, true);
    } catch (error) {
      if (!(error instanceof CouldNotTell) || options.links === "refuse") throw error;
      folders.set(folder, false);
    }
  }
  return found.filter((path) => folders.get(dirname(path)));
}
async function refuseDeadLinks(dead, { patterns, setting }) {
  if (dead.length === 0) return;
  const { default: picomatch } = await import("picomatch");
  const ignored = picomatch([...setting.options.ignore ?? []]);
  const matches = picomatch([...patterns]);
  for (const { path, real } of dead) {
    const shown2 = setting.show(path);
    const isFolder = real !== void 0 && statSync(real, { throwIfNoEntry: false })?.isDirectory() === true;
    if (ignored(shown2) || !(isFolder || matches(shown2))) continue;
    const where = real === void 0 ? "leads nowhere" : `leads outside the workspace (${real})`;
    throw new CouldNotTell(
      "unreadable",
      `${shown2}: ${where}`,
      "Replace the link by what belongs to the repository, or leave it out."
    );
  }
}

// src/ports/files/visit-files.ts
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { sep } from "node:path";
var SHARED_BYTES = 1024 * 1024;
var SLICE_MS = 10;
var PLAIN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
async function visitFiles(paths, look, visit) {
  const unread = [];
  const shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
  const openPlain = plainOpener(visit);
  let sliceEnd = performance.now() + SLICE_MS;
  const rest = async () => {
    if (performance.now() > sliceEnd) {
      await new Promise(setImmediate);
      sliceEnd = performance.now() + SLICE_MS;
    }
    visit.signal.throwIfAborted();
  };
  for (const path of paths) {
    await rest();
    const descriptor = openPlain(path) ?? await openLink(path, visit);
    if (descriptor === void 0) {
      unread.push({ path, why: "gone", bytes: 0 });
      continue;
    }
    try {
      const found = await visit.guard(visit.show(path), async () => readInto(descriptor, { shared, visit, path }));
      if (typeof found === "number") unread.push({ path, why: "too-large", bytes: found });
      else {
        const steps = look(path, found);
        while (steps && !steps.next().done) await rest();
      }
    } finally {
      closeSync(descriptor);
    }
  }
  return unread;
}
function plainOpener({ absolute, isSafe }) {
  let asked = { folder: "", place: "", isSafe: false };
  return (path) => {
    const cut = path.lastIndexOf("/");
    const folder = cut <= 0 ? "." : path.slice(0, cut);
    const name = path.slice(cut + 1);
    if (!constants.O_NOFOLLOW || cut === 0 || name === "" || name === "..") return void 0;
    try {
      if (folder !== asked.folder) {
        const place = absolute(folder);
        asked = { folder, place, isSafe: isSafe(realpathSync.native(place)) };
      }
      return asked.isSafe ? openSync(asked.place + sep + name, PLAIN | constants.O_NOFOLLOW) : void 0;
    } catch {
      return void 0;
    }
  };
}
async function openLink(path, { safe, show, guard: guard2 }) {
  const file = await safe(path);
  try {
    return openSync(file, PLAIN);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
    return guard2(show(path), () => Promise.reject(error));
  }
}
function readInto(descriptor, { shared, visit, path }) {
  const found = fstatSync(descriptor);
  if (!found.isFile()) {
    throw new CouldNotTell("unreadable", `${visit.show(path)}: no regular file`, "Name files, no pipes or devices.");
  }
  if (found.size > visit.maxBytes) return found.size;
  const bytes = found.size > shared.length ? Buffer.allocUnsafeSlow(found.size) : shared;
  let filled = 0;
  while (filled < found.size) {
    const read = readSync(descriptor, bytes, filled, found.size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

// src/ports/files/node-files.ts
var MAX_BYTES = 64 * 1024 * 1024;
var INDIRECT = /(?:^|\/)\.{0,2}(?:\/|$)/;
function nodeFiles(workspace) {
  const scratches = [];
  const absolute = (path) => isAbsolute(path) ? path : resolve(workspace.workingDirectory, path);
  const show = (path) => {
    if (sep2 === "/" && !INDIRECT.test(path)) return path;
    const way = relative(workspace.workingDirectory, absolute(path));
    return (way === "" ? "." : way).split(sep2).join("/");
  };
  const isSafe = (real) => [workspace.root, workspace.reportDirectory, ...scratches].some((home) => isInside(home, real));
  const safe = async (path) => {
    const real = await realOf(absolute(path));
    if (isSafe(real)) return absolute(path);
    throw new CouldNotTell(
      "unreadable",
      `${show(path)}: leads outside the workspace (${real})`,
      "Name a path inside the repository."
    );
  };
  const safeNow = (path) => {
    try {
      return isSafe(realpathSync2.native(absolute(path))) ? absolute(path) : void 0;
    } catch {
      return void 0;
    }
  };
  const read = (path, maxBytes) => guard(show(path), async () => readWhole(safeNow(path) ?? await safe(path), { maxBytes, shown: show(path) }));
  const files = {
    resolve: safe,
    real: async (path) => realOf(await safe(path)),
    show,
    facts: async (path) => factsOf(await safe(path)),
    text: async (path, maxBytes = MAX_BYTES) => (await read(path, maxBytes)).toString("utf8"),
    bytes: (path, maxBytes = MAX_BYTES) => read(path, maxBytes),
    stream: async (path) => {
      const file = await safe(path);
      await guard(show(path), () => stat(file));
      return createReadStream(file, { highWaterMark: 256 * 1024 });
    },
    list: async (path) => {
      const folder = await safe(path);
      return guard(show(path), async () => (await readdir(folder)).sort());
    },
    glob: (patterns, options = {}) => globFiles(patterns, { options, workspace, show, safe, isSafe }),
    visit: (paths, look, options) => visitFiles(paths, look, { ...options, absolute, show, isSafe, safe, guard }),
    scratch: async () => {
      const folder = await realpath(await mkdtemp(join(tmpdir(), "deploy-validate-")));
      scratches.push(folder);
      return folder;
    },
    write: async (path, text) => {
      const file = absolute(path);
      if (!scratches.some((folder) => isInside(folder, file))) throw new Error(`${path}: not in a scratch directory`);
      await mkdir(dirname2(file), { recursive: true });
      await writeFile(file, text);
    }
  };
  const dispose = async () => {
    await Promise.all(scratches.map((folder) => rm(folder, { recursive: true, force: true })));
  };
  return { files, dispose };
}
async function realOf(path) {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname2(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  }
}
async function factsOf(file) {
  try {
    const found = await stat(file);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
    return { kind, bytes: found.size, modifiedMs: found.mtimeMs };
  } catch {
    return void 0;
  }
}
async function guard(shown2, work) {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    const what = code === "ENOENT" ? "no such file" : code === "EISDIR" ? "is a directory" : `cannot be read (${code})`;
    throw new CouldNotTell("unreadable", `${shown2}: ${what}`, "Check the path in the config.", { cause });
  }
}

// src/ports/git/node-git.ts
import { dirname as dirname3 } from "node:path";
function nodeGit({ root, workingDirectory }, exec) {
  const checkoutAt = (found) => ({
    root: found,
    run: (args, { index = "own", at, ...options } = {}) => {
      const { GIT_INDEX_FILE, ...rest } = gitBinding(found);
      const binding = index === "given" ? rest : { GIT_INDEX_FILE, ...rest };
      const cwd = at !== "root" && isInside(found, workingDirectory) ? void 0 : found;
      const fixed = ["git", "--no-replace-objects", "--no-optional-locks"];
      return exec.run([...fixed, ...args], { cwd, log: false, ...options, env: { ...binding, ...options.env } });
    }
  });
  const nearest = (from) => {
    for (let folder = from; isInside(root, folder); folder = dirname3(folder)) {
      if (isCheckout(folder)) return checkoutAt(folder);
      if (dirname3(folder) === folder) break;
    }
    return void 0;
  };
  const home = () => nearest(workingDirectory);
  return {
    get home() {
      return home();
    },
    around: (real) => nearest(dirname3(real)),
    get environment() {
      const found = home();
      return found ? gitBinding(found.root) : gitSettings();
    },
    settings: gitSettings()
  };
}

// src/ports/http/undici-http.ts
import { Readable } from "node:stream";
var TIMEOUT_MS = 3e4;
var MAX_BYTES2 = 32 * 1024 * 1024;
var REDIRECTS = 5;
function undiciHttp(stop) {
  const dispatchers = /* @__PURE__ */ new Map();
  const open = async (request, signal) => {
    const undici = await import("undici");
    const { socketPath, tls } = request;
    const key = JSON.stringify([socketPath, tls]);
    const { serverName, ...pem } = tls ?? {};
    const connect = { ...socketPath && { socketPath }, ...pem, ...serverName && { servername: serverName } };
    const dispatcher = dispatchers.get(key) ?? (socketPath ? new undici.Agent({ connect }) : new undici.EnvHttpProxyAgent(tls && { connect, requestTls: connect }));
    dispatchers.set(key, dispatcher);
    return follow({ request, signal, send: (url, options) => undici.request(url, { ...options, dispatcher }) });
  };
  return {
    request: async (request) => {
      const timed = timer(request, stop);
      try {
        const answer = await open(request, timed.signal);
        const body = await readAll(answer.body, request);
        return { status: answer.statusCode, headers: flat(answer.headers), body };
      } catch (cause) {
        throw explain(cause, { request, stop, timed });
      } finally {
        timed.clear();
      }
    },
    stream: async (request) => {
      const timed = timer(request, stop);
      try {
        const answer = await open(request, timed.signal);
        const body = Readable.from(answer.body);
        body.once("close", timed.clear);
        return { status: answer.statusCode, headers: flat(answer.headers), body };
      } catch (cause) {
        timed.clear();
        throw explain(cause, { request, stop, timed });
      }
    }
  };
}
async function follow(at) {
  const { request, signal, send } = at;
  let url = request.url;
  let method = request.method ?? "GET";
  let body = request.body ?? null;
  let headers = { ...request.headers };
  for (let left = request.redirects ?? REDIRECTS; ; left -= 1) {
    const answer = await send(url, {
      method,
      headers,
      body,
      signal,
      headersTimeout: request.timeoutMs ?? TIMEOUT_MS
    });
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== "string" || left <= 0)
      return answer;
    const next = new URL(location, url);
    const from = new URL(url);
    if (from.protocol === "https:" && next.protocol !== "https:") {
      await answer.body.dump();
      const message = `${from.origin}${from.pathname}: redirects to ${next.origin}, which is not https`;
      throw new CouldNotTell("unreachable", message, "Give the address of a server that answers over https.");
    }
    const elsewhere = next.origin !== from.origin;
    const again = answer.statusCode >= 307;
    if (elsewhere && again && body !== null) return answer;
    await answer.body.dump();
    if (elsewhere) headers = {};
    if (!again && method !== "HEAD") ({ method, body } = { method: "GET", body: null });
    url = next.href;
  }
}
async function readAll(body, request) {
  const limit = request.maxBytes ?? MAX_BYTES2;
  const chunks = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) {
      const message = `${request.url}: the answer is longer than ${limit} bytes`;
      throw new CouldNotTell("truncated", message, "Ask for less, or check that the address is right.");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
function timer(request, stop) {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), request.timeoutMs ?? TIMEOUT_MS);
  return {
    signal: AbortSignal.any([stop, controller.signal]),
    timedOut: () => controller.signal.aborted,
    clear: () => clearTimeout(timeout)
  };
}
function explain(cause, at) {
  if (cause instanceof CouldNotTell) return cause;
  if (at.stop.aborted) return at.stop.reason;
  const where = at.request.socketPath ?? at.request.url;
  if (at.timed.timedOut()) {
    const message = `${where}: no answer within ${at.request.timeoutMs ?? TIMEOUT_MS} ms`;
    return new CouldNotTell("unreachable", message, "Check that it is up and reachable from here.", { cause });
  }
  const what = cause instanceof Error ? cause.message || String("code" in cause ? cause.code : cause.name) : String(cause);
  return new CouldNotTell("unreachable", `${where}: ${what}`, "Check the address and that it is reachable from here.", {
    cause
  });
}
function flat(headers) {
  const all = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== void 0) all[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return all;
}

// src/ports/load/node-load.ts
import { availableParallelism } from "node:os";
function nodeLoad(setting) {
  const { signal, environment } = setting;
  return {
    machine: `${process.platform} ${process.arch}, ${availableParallelism()} cores`,
    run: async (plan, sink) => {
      signal.throwIfAborted();
      if (plan.processes === 1) {
        const { generate } = await import("./generate-L653YAZH.js");
        return generate(plan, { sink, stop: signal });
      }
      const { generateTogether } = await import("./together-OO2PI4CI.js");
      return generateTogether(plan, { sink, stop: signal, environment });
    }
  };
}

// src/ports/probe/node-probe.ts
var nodeProbe = (stop) => ({
  open: async () => new (await import("./node-session-EEWIEY2C.js")).NodeSession(stop)
});

// src/ports/process/logs.ts
import { once } from "node:events";
import { createReadStream as createReadStream2, existsSync } from "node:fs";

// src/ports/process/log-file.ts
import { createWriteStream, mkdirSync } from "node:fs";
import { basename as basename2, dirname as dirname4 } from "node:path";
var PIECE = 64 * 1024;
var OVERLAP = 4 * 1024;
var STEPS = 8;
var NEWLINE = 10;
var LogFile = class {
  #path;
  #redact;
  #file;
  #lines = [];
  #sources = [];
  #fault;
  constructor(path, redact) {
    this.#path = path;
    this.#redact = redact;
  }
  /** A writer for one of the child's streams; it slows the stream down to the disk's speed. */
  writer(source) {
    const reader = new PieceReader(this.#redact);
    this.#lines.push(reader);
    this.#sources.push(source);
    return (chunk) => {
      const piece = reader.add(chunk);
      if (piece.length === 0) return;
      const file = this.#open();
      if (!file || file.write(this.#clean(piece)) || source.isPaused()) return;
      source.pause();
      file.once("drain", () => source.resume());
    };
  }
  /** The bytes as they came where nothing in them is secret: what a tool prints need not be text. */
  #clean(piece) {
    const text = piece.toString("utf8");
    const clean = this.#redact(text);
    return clean === text ? piece : clean;
  }
  /** Undefined where the disk takes no more. */
  #open() {
    if (this.#fault !== void 0) return void 0;
    try {
      this.#file ??= this.#create();
    } catch (error) {
      this.#fault = error;
    }
    return this.#file;
  }
  #create() {
    mkdirSync(dirname4(this.#path), { recursive: true });
    return createWriteStream(this.#path).on("error", (error) => {
      this.#fault ??= error;
      for (const source of this.#sources) source.resume();
    });
  }
  /**
   * Flushes and closes; answers the path, or undefined where nothing was written. Throws `CouldNotTell` where the log is
   * not whole: it is evidence.
   */
  async close() {
    for (const reader of this.#lines) {
      const rest = reader.finish();
      if (rest.length > 0) this.#open()?.write(this.#clean(rest));
    }
    const file = this.#file;
    if (file && !file.closed) {
      await new Promise((done) => {
        file.once("close", done);
        file.end();
      });
    }
    if (this.#fault !== void 0) throw notWritten(this.#path, this.#fault);
    return file && this.#path;
  }
};
function notWritten(path, cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  const remedy = "Make room on the disk, or name another report directory.";
  return new CouldNotTell("unreadable", `its log ${basename2(path)} could not be written: ${why}`, remedy, { cause });
}
var PieceReader = class {
  #rest = Buffer.alloc(0);
  #redact;
  constructor(redact) {
    this.#redact = redact;
  }
  add(chunk) {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const key = bytes.lastIndexOf("-----BEGIN ");
    const isOpen = key >= 0 && bytes.length - key < PIECE && !bytes.includes("-----END ", key);
    const lineEnd = (isOpen ? bytes.lastIndexOf(NEWLINE, key) : bytes.lastIndexOf(NEWLINE)) + 1;
    const cut = lineEnd > 0 || bytes.length < PIECE ? lineEnd : this.#cutInside(bytes);
    this.#rest = Buffer.from(bytes.subarray(cut));
    return bytes.subarray(0, cut);
  }
  /** Where a long line can be cut without tearing a secret; nowhere (0) where none such place is near. */
  #cutInside(bytes) {
    const whole = this.#redact(bytes.toString("utf8"));
    for (let steps = 1; steps <= STEPS; steps += 1) {
      const cut = characterStart(bytes, bytes.length - steps * OVERLAP);
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].map((part) => this.#redact(part.toString("utf8")));
      if (parts.join("") === whole) return cut;
    }
    return 0;
  }
  finish() {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest;
  }
};
function characterStart(bytes, index) {
  let start = index;
  while (start > 0 && ((bytes[start] ?? 0) & 192) === 128) start -= 1;
  return start;
}

// src/ports/process/logs.ts
function openLogs(redact) {
  const written = /* @__PURE__ */ new Set();
  let isLate = false;
  return {
    open: (path) => {
      written.add(path);
      return new LogFile(path, redact);
    },
    hide: (values) => {
      redact.hide(values);
      isLate = true;
    },
    rewrite: async () => {
      if (!isLate) return [];
      isLate = false;
      const anew = [];
      for (const path of written) if (await rewrite(path, redact)) anew.push(path);
      return anew;
    }
  };
}
async function rewrite(path, redact) {
  if (!existsSync(path)) return false;
  const source = createReadStream2(path);
  const log = new LogFile(`${path}.new`, redact);
  const write = log.writer(source);
  source.on("data", (chunk) => write(Buffer.from(chunk)));
  await once(source, "close");
  const made = await log.close();
  if (made !== void 0) await rename(made, path);
  return made !== void 0;
}

// src/ports/process/node-exec.ts
import { spawn } from "node:child_process";
import { accessSync, constants as constants2, statSync as statSync2 } from "node:fs";
import { delimiter, isAbsolute as isAbsolute2, join as join2, resolve as resolve2 } from "node:path";

// src/ports/runner/system-clock.ts
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  sleep
};
async function sleep(ms, signal) {
  signal.throwIfAborted();
  const ended2 = new AbortController();
  await new Promise((resolve3, reject) => {
    const timer2 = setTimeout(resolve3, Math.max(0, Math.ceil(ms)));
    const stop = () => {
      clearTimeout(timer2);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true, signal: ended2.signal });
  }).finally(() => ended2.abort());
}

// src/ports/process/capture.ts
import { stripVTControlCharacters } from "node:util";
var Capture = class {
  #head = [];
  #headBytes = 0;
  #tail = [];
  #tailBytes = 0;
  #bytes = 0;
  #half;
  constructor(keep) {
    this.#half = Math.max(1, Math.floor(keep / 2));
  }
  add(chunk) {
    this.#bytes += chunk.length;
    const room = this.#half - this.#headBytes;
    if (room > 0) {
      const part = Buffer.from(chunk.subarray(0, room));
      this.#head.push(part);
      this.#headBytes += part.length;
    }
    if (chunk.length > room) this.#addTail(Buffer.from(chunk.subarray(Math.max(0, room))));
  }
  #addTail(chunk) {
    this.#tail.push(chunk.length > this.#half ? Buffer.from(chunk.subarray(chunk.length - this.#half)) : chunk);
    this.#tailBytes += Math.min(chunk.length, this.#half);
    while (this.#tail.length > 1 && this.#tailBytes - (this.#tail[0]?.length ?? 0) >= this.#half) {
      this.#tailBytes -= this.#tail.shift()?.length ?? 0;
    }
  }
  finish() {
    const tail = Buffer.concat(this.#tail);
    const kept = tail.subarray(Math.max(0, tail.length - this.#half));
    const missing2 = this.#bytes - this.#headBytes - kept.length;
    const head = Buffer.concat(this.#head);
    if (missing2 === 0) return { ...shown(plain(Buffer.concat([head, kept]))), bytes: this.#bytes, truncated: false };
    const gap = `
\u2026 ${missing2} bytes left out \u2026
`;
    return { ...shown(`${plain(head)}${gap}${plain(kept)}`), bytes: this.#bytes, truncated: true };
  }
};
function plain(bytes) {
  const text = bytes.toString("utf8");
  return text.includes("\x1B") || text.includes("\x9B") ? stripVTControlCharacters(text) : text;
}
function shown(text) {
  if (!text.includes("\r")) return { text };
  const last = text.split("\n").map(lastPaint).join("\n");
  return /\r(?!\n|$)/.test(text) ? { text: last, repainted: text.replace(/\r\n?/g, "\n") } : { text: last };
}
function lastPaint(line) {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

// src/ports/process/process-group.ts
import { spawnSync } from "node:child_process";
var GRACE_MS = 2e3;
function signalGroup(child, signal) {
  if (child.pid === void 0) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
function endGroup(child) {
  signalGroup(child, "SIGTERM");
  const kill = () => signalGroup(child, "SIGKILL");
  const timer2 = setTimeout(kill, GRACE_MS);
  return () => {
    clearTimeout(timer2);
    kill();
  };
}

// src/ports/process/shell-script.ts
var PRELUDE = [
  `_dv_feed() { local at=$?; trap 'exit 0' PIPE; trap '(($? == 141)) && exit 0' EXIT; return $at; }`,
  `_dv_ask() { local at=$?; if [[ -o pipefail ]]; then _dv_was=1\${_dv_was-}; else _dv_was=0\${_dv_was-}; fi; set +o pipefail; return $at; }`,
  `_dv_told() { local at=$?; if [[ $_dv_was == 1* ]]; then set -o pipefail; fi; _dv_was=\${_dv_was#?}; return $at; }`
].join("; ");
var MAY_PIPE = /\||\beval\b|\bsource\b|(?:^|[\s;&(){}])\.\s/;
async function scriptArgv(script, bash) {
  if (bash === void 0) return ["/bin/sh", "-e", "-c", script];
  const strict = [bash, "-e", "-o", "pipefail", "-c"];
  const ended2 = `${script}
exit $?`;
  if (!MAY_PIPE.test(script)) return [...strict, ended2];
  const { forgiving } = await import("./shell-pipelines-VTWIP5UY.js");
  const marked = forgiving(ended2);
  return [...strict, marked === ended2 ? ended2 : `${PRELUDE}; ${marked}`];
}

// src/ports/process/node-exec.ts
var KEEP = 128 * 1024;
var LINGER_MS = 1e3;
var MAX_LINGERS = 10;
function nodeExec(setting) {
  let started = 0;
  const find = async (tool) => findTool(tool, setting);
  const run = async (command, options) => {
    setting.signal.throwIfAborted();
    const cwd = options.cwd === void 0 ? setting.workingDirectory : await setting.resolve(options.cwd);
    const env = withEnv(setting.environment, options.env ?? {});
    const [program, ...args] = command.argv;
    if (!command.shell && !findTool(program, { environment: env, workingDirectory: cwd })) {
      throw missing(program);
    }
    started += 1;
    const log = setting.openLog(setting.logPath(started));
    const child = spawn(program, args, {
      cwd,
      env,
      shell: command.shell,
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: [options.input === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
    });
    return watch(child, { program, options, log, signal: setting.signal });
  };
  return {
    run: (argv, options = {}) => run({ argv, shell: false }, options),
    shell: async (script, options = {}) => process.platform === "win32" ? run({ argv: [script], shell: true }, options) : run({ argv: await scriptArgv(script, BASHES.find(isExecutable)), shell: false }, options),
    find
  };
}
var BASHES = ["/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash"];
async function watch(child, { program, options, log, signal }) {
  const begun = systemClock.monotonic();
  const stdout = new Capture(options.keep ?? KEEP);
  const stderr = new Capture(options.keep ?? KEEP);
  for (const [stream, keep] of [
    [child.stdout, options.onStdout ?? stdout.add.bind(stdout)],
    [child.stderr, stderr.add.bind(stderr)]
  ]) {
    if (!stream) continue;
    const write = options.log === false ? void 0 : log.writer(stream);
    stream.on("data", (chunk) => {
      keep(chunk);
      write?.(chunk);
    });
  }
  if (options.input !== void 0) {
    child.stdin?.on("error", () => {
    });
    child.stdin?.end(options.input);
  }
  const own = options.timeoutMs === void 0 ? void 0 : timeoutSignal(program, options.timeoutMs);
  const stop = own ? AbortSignal.any([signal, own]) : signal;
  let killNow;
  const onAbort = () => {
    killNow ??= endGroup(child);
  };
  stop.addEventListener("abort", onAbort, { once: true });
  if (stop.aborted) onAbort();
  try {
    const end = await ended(child, program);
    stop.throwIfAborted();
    return {
      ...end,
      stdout: stdout.finish(),
      stderr: stderr.finish(),
      durationMs: systemClock.monotonic() - begun,
      log: await log.close()
    };
  } finally {
    stop.removeEventListener("abort", onAbort);
    killNow?.();
    signalGroup(child, "SIGKILL");
    await log.close();
  }
}
function ended(child, program) {
  return new Promise((done, fail) => {
    let linger;
    child.once("error", (cause) => {
      fail(startFailure(program, cause));
    });
    child.once("exit", () => {
      linger = letGo(child);
    });
    child.once("close", (code, signal) => {
      linger?.();
      done({ code, signal });
    });
  });
}
function letGo(child) {
  const streams = [child.stdout, child.stderr].flatMap((stream) => stream ?? []);
  let isOver = false;
  let isQuiet = true;
  let lingers = 0;
  for (const stream of streams) {
    stream.on("data", () => {
      isQuiet = false;
    });
  }
  const look = () => {
    if (isOver) return;
    signalGroup(child, "SIGKILL");
    const isHeldUp = streams.some((stream) => !stream.destroyed && stream.isPaused());
    lingers += isQuiet ? 0 : 1;
    if (isHeldUp || !isQuiet && lingers <= MAX_LINGERS) wait();
    else for (const stream of streams) stream.destroy();
  };
  let timer2;
  const wait = () => {
    isQuiet = true;
    timer2 = setTimeout(() => setImmediate(look), LINGER_MS);
  };
  wait();
  return () => {
    isOver = true;
    clearTimeout(timer2);
  };
}
function startFailure(program, cause) {
  if ("code" in cause && cause.code === "ENOENT") return missing(program);
  return new CouldNotTell("tool-crashed", `${program} could not be started: ${cause.message}`, "Make it executable.", {
    cause
  });
}
var missing = (program) => new CouldNotTell("tool-missing", `${program}: not found on PATH`, `Install ${program}, or add its folder to PATH.`);
function timeoutSignal(program, ms) {
  const controller = new AbortController();
  const remedy = "Give it more time, or find out what it waits for.";
  const timer2 = setTimeout(() => {
    controller.abort(new CouldNotTell("timed-out", `${program} did not end within ${ms} ms`, remedy));
  }, ms);
  timer2.unref();
  return controller.signal;
}
function withEnv(base, extra) {
  const env = { ...base };
  for (const [name, value] of Object.entries(extra)) {
    if (value === void 0) delete env[name];
    else env[name] = value;
  }
  return env;
}
function findTool(tool, at) {
  const path = at.environment.PATH ?? at.environment.Path ?? "";
  const endings = process.platform === "win32" ? ["", ...(at.environment.PATHEXT ?? ".EXE;.CMD;.BAT").split(";")] : [""];
  const isPath = isAbsolute2(tool) || tool.includes("/") || process.platform === "win32" && tool.includes("\\");
  const folders = isPath ? [""] : path.split(delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    for (const ending of endings) {
      const file = isPath ? resolve2(at.workingDirectory, tool + ending) : join2(folder, tool + ending);
      if (isExecutable(file)) return file;
    }
  }
  return void 0;
}
function isExecutable(file) {
  try {
    if (!statSync2(file, { throwIfNoEntry: false })?.isFile()) return false;
    accessSync(file, constants2.X_OK);
    return true;
  } catch {
    return false;
  }
}

// src/ports/runner/node-host.ts
var MAX_BYTES3 = 1024 * 1024;
function nodeHost(environment, whole = environment) {
  const variable = (name) => {
    if (!isSecretName(name)) return whole[name];
    const remedy = "Name a variable that holds no secret; a value that is compared is shown.";
    throw new CouldNotTell("unsupported", `the variable ${name} is a secret by its name`, remedy);
  };
  return { platform: process.platform, environment, variable, settings: readSettings };
}
async function readSettings(path) {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES3) throw new CouldNotTell("unreadable", `${path}: ${size} bytes, too long`, "Check that file.");
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    if (code === "ENOENT" || code === "ENOTDIR") return void 0;
    throw new CouldNotTell("unreadable", `${path}: cannot be read (${code})`, "Check its permissions.", { cause });
  }
}

// src/ports/open.ts
function openPorts(setting) {
  const { workspace, environment, redact, program, clock = systemClock } = setting;
  const { files, dispose } = nodeFiles(workspace);
  const logs = openLogs(redact);
  return {
    hideInLogs: async () => {
      const digests = /* @__PURE__ */ new Map();
      for (const log of await logs.rewrite()) digests.set(shownPath(log, { workspace, files }), await sha256Of(log));
      return digests;
    },
    clock,
    files,
    dispose,
    digest: inTurn(async (path) => ({
      path: shownPath(path, { workspace, files }),
      sha256: await digestOf(path, files)
    })),
    forStep: ({ id, attempt, tell = () => {
    }, delivery }, signal) => {
      const exec = nodeExec({
        workingDirectory: workspace.workingDirectory,
        environment,
        openLog: logs.open,
        signal,
        resolve: files.resolve,
        logPath: (number) => join3(workspace.reportDirectory, "logs", logName({ id, attempt, number }))
      });
      return {
        tell,
        ...delivery && { delivery },
        clock,
        files,
        host: nodeHost(environment, program?.env),
        http: undiciHttp(signal),
        load: nodeLoad({ signal, environment }),
        probe: nodeProbe(signal),
        repository: async () => {
          const { openRepository } = await import("./repository-Y2LUZ5LD.js");
          const { env = environment, token } = program ?? {};
          return openRepository({ env, token, root: workspace.root, signal });
        },
        dns: async () => (await import("./node-dns-LJCZMSXY.js")).nodeDns(signal),
        postgres: async () => (await import("./node-postgres-THFKQFO7.js")).nodePostgres(signal),
        redis: async () => (await import("./node-redis-R2FHBNN5.js")).nodeRedis(signal),
        tcp: async () => (await import("./node-tcp-IL3RHYMU.js")).nodeTcp(signal),
        tls: async () => (await import("./node-tls-E2LDFJPU.js")).nodeTls(signal),
        sql: async () => (await import("./node-sql-DMZ46NUY.js")).nodeSql(signal),
        hide: logs.hide,
        signal,
        exec,
        git: nodeGit(workspace, exec)
      };
    }
  };
}
function logName({ id, attempt, number }) {
  const retry = attempt > 1 ? `.retry-${attempt - 1}` : "";
  return `${id}${retry}${number > 1 ? `.${number}` : ""}.log`;
}
function shownPath(path, { workspace, files }) {
  if (!isAbsolute3(path) || !isInside(workspace.reportDirectory, path)) return files.show(path);
  return relative2(workspace.reportDirectory, path).split(sep3).join("/");
}
async function digestOf(path, files) {
  const file = await files.resolve(path);
  try {
    return await sha256Of(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell("unreadable", `${files.show(path)}: ${why}`, "Keep evidence until the run ends.", { cause });
  }
}

// src/ports/runner/scratch.ts
import { tmpdir as tmpdir2 } from "node:os";
import { join as join4 } from "node:path";
async function openScratch(env) {
  if (!env.RUNNER_TEMP) return { environment: {}, dispose: async () => {
  } };
  const folder = await mkdtemp(join4(tmpdir2(), "deploy-validate-"));
  return { environment: { RUNNER_TEMP: folder }, dispose: () => rm(folder, { recursive: true, force: true }) };
}

// src/commands/open-stage.ts
var MAX_ALLOW_LIST_BYTES = 1024 * 1024;
async function openStage(request, world, given) {
  checkInstance(request.instance);
  const now = /* @__PURE__ */ new Date();
  const policy = given ?? await readPolicy(request, world);
  const { config, digest, variablesOf } = await loadConfig(policy.source, world.env, {
    today: dateOf(now),
    instance: request.instance
  });
  const { name, stage } = selectStage(config, request.stage);
  const workspace = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const redact = redactorFor(config, world.env);
  const subject = { ...readSubject(world.env, workspace.root), configDigest: digest };
  const labelOf = (stageName) => stageLabel(stageName, request.instance);
  return {
    now,
    world,
    policy,
    config,
    variablesOf,
    name,
    labelOf,
    stage,
    workspace,
    redact,
    unhidable: unhidable(world.env),
    subject
  };
}
var stageLabel = (stage, instance) => instance === void 0 ? stage : `${stage} (${instance})`;
function checkInstance(instance) {
  if (instance === void 0 || /^[a-z0-9][a-z0-9._-]*$/i.test(instance)) return;
  throw new UsageError(`instance: expected letters, digits, ".", "_" and "-", got "${instance}"`);
}
async function withRules(open, work) {
  const { config, policy, workspace, redact, world, now } = open;
  const scratch = await openScratch(world.env);
  const environment = { ...childEnvironment(world.env, config["pass-env"]), ...scratch.environment };
  const ports = openPorts({ workspace, environment, redact, program: world });
  try {
    const files = policy.files ?? ports.files;
    const checklist = await readChecklist(config, { source: policy.source, files, today: dateOf(now) });
    const waivers = await waiversOf(config, { files, today: dateOf(now) });
    const { exec } = ports.forStep({ id: "after", attempt: 1 }, world.cancel);
    return await work({ ...open, ports, exec, waivers, checklist });
  } finally {
    await ports.dispose();
    await scratch.dispose();
  }
}
async function waiversOf(config, at) {
  if (config["waivers-from"].length === 0) return config.waivers;
  const { importWaivers } = await import("./import-waivers-EWFRVQID.js");
  return importWaivers(config, { read: (file) => at.files.text(file, MAX_ALLOW_LIST_BYTES), today: at.today });
}
async function readChecklist(config, at) {
  if (config.checklist === void 0) return void 0;
  const { loadChecklist } = await import("./load-ORTE5NLW.js");
  return loadChecklist({ config, ...at });
}
var originOf = (env, workspace) => ({
  server: env.GITHUB_SERVER_URL,
  root: relative3(workspace.root, workspace.workingDirectory)
});
var redactorFor = (config, env) => createRedactor({ values: secretValues(env), patterns: config?.redact ?? [] });

export {
  openPorts,
  openStage,
  stageLabel,
  withRules,
  originOf,
  redactorFor
};
