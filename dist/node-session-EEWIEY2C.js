import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  showDuration,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/ports/probe/body.ts
import { promisify } from "node:util";
import * as zlib from "node:zlib";
var gunzip2 = promisify(zlib.gunzip);
var inflate2 = promisify(zlib.inflate);
var inflateRaw2 = promisify(zlib.inflateRaw);
var brotli = promisify(zlib.brotliDecompress);
var zstd = "zstdDecompress" in zlib && typeof zlib.zstdDecompress === "function" ? promisify(zlib.zstdDecompress) : void 0;
var deflate = (packed, options) => ((packed[0] ?? 0) & 15) === 8 ? inflate2(packed, options) : inflateRaw2(packed, options);
var ENCODINGS = {
  gzip: gunzip2,
  "x-gzip": gunzip2,
  deflate,
  br: brotli,
  ...zstd && { zstd }
};
var acceptedEncodings = zstd ? "gzip, deflate, br, zstd" : "gzip, deflate, br";
var Collector = class {
  #chunks = [];
  #limit;
  bytes = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  /** False once the limit is passed. */
  add(chunk) {
    this.bytes += chunk.length;
    if (this.bytes > this.#limit) return false;
    this.#chunks.push(chunk);
    return true;
  }
  all() {
    return this.#chunks.length === 1 ? this.#chunks[0] ?? Buffer.alloc(0) : Buffer.concat(this.#chunks);
  }
};
var tooLong = (limit) => ({
  why: "truncated",
  message: `the body is longer than ${showSize(limit)}`
});
function brokeOff(bytes, announced) {
  const of = announced !== void 0 && /^\d+$/.test(announced) ? ` of ${announced}` : "";
  return { why: "truncated", message: `the connection broke after ${bytes}${of} bytes of the body` };
}
async function unpacked(packed, encoding, limit) {
  const names = (encoding ?? "").split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== "" && name !== "identity");
  let body = packed;
  for (const name of names.reverse()) {
    if (body.length === 0) return { body };
    const unpack = ENCODINGS[name];
    if (unpack === void 0)
      return {
        body,
        fault: { why: "unsupported", message: `the body is encoded as ${name}, which is not known here` }
      };
    try {
      body = await unpack(body, { maxOutputLength: limit });
    } catch (error) {
      return { body: Buffer.alloc(0), fault: packingFault(error, name, limit) };
    }
  }
  return { body };
}
function packingFault(error, name, limit) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ERR_BUFFER_TOO_LARGE") return tooLong(limit);
  const early = code === "Z_BUF_ERROR" || error instanceof Error && /unexpected end|truncated/i.test(error.message);
  if (early) return { why: "truncated", message: `the body ends early: its ${name} is not complete` };
  return { why: "unreadable", message: `the body is said to be ${name}, and is not` };
}

// src/ports/probe/dial.ts
import { lookup } from "node:dns";
import { connect, isIP } from "node:net";
import { rootCertificates, connect as tlsConnect } from "node:tls";

// src/ports/probe/on-abort.ts
function onAbort(signal, stop) {
  if (signal.aborted) {
    stop();
    return () => void 0;
  }
  signal.addEventListener("abort", stop, { once: true });
  return () => signal.removeEventListener("abort", stop);
}

// src/ports/probe/route.ts
import { getProxyForUrl } from "proxy-from-env";
function proxyOf(url) {
  const named = getProxyForUrl(url);
  if (named === "") return void 0;
  const proxy = URL.canParse(named) ? new URL(named) : void 0;
  if (proxy === void 0 || !/^https?:$/.test(proxy.protocol) || proxy.hostname === "") {
    const message = "the proxy that the environment names is no http or https address";
    throw new CouldNotTell("unsupported", message, "Set HTTP_PROXY and HTTPS_PROXY to such as http://proxy:3128.");
  }
  const secure = proxy.protocol === "https:";
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return {
    secure,
    host: hostOf(proxy),
    port: portOf(proxy),
    login: user === ":" ? void 0 : `Basic ${Buffer.from(user).toString("base64")}`
  };
}
var hostOf = (url) => url.hostname.replace(/^\[|\]$/g, "");
var portOf = (url) => url.port === "" ? url.protocol === "https:" ? 443 : 80 : Number(url.port);

// src/ports/probe/stopwatch.ts
var now = () => performance.now();

// src/ports/probe/tunnel.ts
import { request } from "node:http";
function throughProxy(socket, to) {
  const place = `${to.host.includes(":") ? `[${to.host}]` : to.host}:${to.port}`;
  return new Promise((done, fail) => {
    const asking = request({
      method: "CONNECT",
      path: place,
      headers: { host: place, ...to.login !== void 0 && { "proxy-authorization": to.login } },
      createConnection: () => socket,
      signal: to.signal
    });
    asking.once("error", fail);
    asking.once("response", (response) => refuse(response.statusCode));
    asking.once("connect", (response, tunnel) => {
      if (response.statusCode === 200) done(tunnel);
      else refuse(response.statusCode);
    });
    asking.end();
    function refuse(status) {
      socket.destroy();
      const message = `${place}: the proxy refuses to connect (status ${status ?? "unknown"})`;
      fail(new CouldNotTell("unreachable", message, "Let the proxy through to it, or name the host in NO_PROXY."));
    }
  });
}

// src/ports/probe/dial.ts
var NEXT_ADDRESS_MS = 1e3;
async function dial(asked, { proxy, marks, signal }) {
  const url = new URL(asked.url);
  const secure = url.protocol === "https:";
  const target = { host: hostOf(url), port: portOf(url) };
  const first2 = await openSocket(proxy ?? { ...target, host: asked.address ?? target.host }, {
    family: asked.family,
    marks,
    signal
  });
  const hop = proxy?.secure ? await secured(first2, { servername: nameFor(proxy.host) }, signal) : first2;
  if (!secure) return { socket: hop, alpn: void 0 };
  const plain = proxy ? await throughProxy(hop, { ...target, login: proxy.login, signal }) : hop;
  const begun = now();
  const name = asked.tls?.serverName ?? target.host;
  const { ca, cert, key } = asked.tls ?? {};
  const socket = await secured(
    plain,
    {
      servername: nameFor(name),
      host: name,
      ALPNProtocols: asked.version === "1.1" ? ["http/1.1"] : asked.version === "2" ? ["h2"] : ["h2", "http/1.1"],
      ...ca !== void 0 && { ca: [...rootCertificates, ca] },
      ...cert !== void 0 && { cert },
      ...key !== void 0 && { key }
    },
    signal
  );
  marks.tls = now() - begun;
  return { socket, alpn: socket.alpnProtocol || "http/1.1" };
}
var nameFor = (host) => isIP(host) === 0 ? host : "";
function openSocket(to, {
  family,
  marks,
  signal
}) {
  return new Promise((done, fail) => {
    let from = now();
    const socket = connect({
      host: to.host,
      port: to.port,
      noDelay: true,
      ...family !== void 0 && { family },
      ...isIP(to.host) === 0 && {
        autoSelectFamily: family === void 0,
        autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
        lookup
      }
    });
    socket.on("error", () => void 0);
    socket.once("lookup", () => {
      if (isIP(to.host) !== 0 || marks.dns !== void 0) return;
      marks.dns = now() - from;
      from = now();
    });
    socket.once("error", fail);
    const off = onAbort(signal, () => socket.destroy(signal.reason));
    socket.once("connect", () => {
      marks.connect = now() - from;
      socket.off("error", fail);
      off();
      done(socket);
    });
  });
}
function secured(socket, options, signal) {
  return new Promise((done, fail) => {
    const secure = tlsConnect({ ...options, socket });
    secure.on("error", () => void 0);
    secure.once("error", (error) => {
      socket.destroy();
      fail(error);
    });
    const off = onAbort(signal, () => secure.destroy(signal.reason));
    secure.once("secureConnect", () => {
      off();
      done(secure);
    });
  });
}
var resolveAll = (host) => new Promise((done, fail) => {
  lookup(
    host,
    { all: true, verbatim: true },
    (error, found) => error ? fail(error) : done([...new Set(found.map(({ address }) => address))])
  );
});

// src/ports/probe/exchange-1.ts
import { request as request2 } from "node:http";
var HEADER_BYTES = 128 * 1024;
var WasClosed = class extends Error {
};
function exchange1(exchange, how) {
  const { asked, marks, begun, signal, proxied } = exchange;
  const { method, maxBytes } = asked;
  const { agent, path, headers } = how;
  return new Promise((done, fail) => {
    let sent = begun;
    let answered = false;
    const to = {
      agent,
      method,
      path,
      headers,
      maxHeaderSize: HEADER_BYTES,
      setHost: false,
      exchange,
      ready: how.socket
    };
    const asking = request2(to);
    asking.once("socket", () => {
      sent = now();
    });
    asking.on("error", (error) => {
      end();
      if (answered) return;
      const wasClosed = asking.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
      fail(wasClosed ? new WasClosed() : error);
    });
    const end = onAbort(signal, () => {
      asking.destroy(signal.reason);
      fail(signal.reason);
    });
    asking.once("response", (response) => {
      answered = true;
      const arrived = now();
      const address = response.socket?.remoteAddress ?? "";
      const finish = (collected, broken, packed = collected.all()) => {
        const total = now() - begun;
        end();
        const { "content-encoding": encoding, "content-length": announced } = response.headers;
        const timing = { ...marks, firstByte: arrived - sent, total };
        const version = response.httpVersion === "1.0" ? "1.0" : "1.1";
        const answer = { status: response.statusCode ?? 0, version, address, proxied, timing };
        const rest = { ...answer, headers: pairsOf(response.rawHeaders) };
        if (broken !== "not") {
          const fault = broken === "long" ? tooLong(maxBytes) : brokeOff(collected.bytes, announced);
          return Promise.resolve(done({ ...rest, body: encoding === void 0 ? packed : Buffer.alloc(0), fault }));
        }
        if (encoding === void 0 || method === "HEAD") return Promise.resolve(done({ ...rest, body: packed }));
        return unpacked(packed, encoding, maxBytes).then((body) => done({ ...rest, ...body }), fail);
      };
      collect(response, maxBytes, finish);
    });
    asking.end(asked.body);
  });
}
function collect(response, limit, finish) {
  const collected = new Collector(limit);
  let ended = false;
  const once = (broken) => {
    if (ended) return;
    ended = true;
    void finish(collected, broken);
  };
  response.on("data", (chunk) => {
    if (collected.add(chunk)) return;
    once("long");
    response.destroy();
  });
  response.once("end", () => once(response.complete ? "not" : "broken"));
  response.once("error", () => once("broken"));
  response.once("close", () => once("broken"));
}
function pairsOf(raw) {
  const pairs = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([(raw[at] ?? "").toLowerCase(), raw[at + 1] ?? ""]);
  return pairs;
}

// src/ports/probe/exchange-2.ts
var OF_THE_CONNECTION = /* @__PURE__ */ new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
  "host"
]);
function exchange2({ asked, marks, begun, signal, proxied }, {
  session,
  path,
  headers
}) {
  const url = new URL(asked.url);
  const own = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
  const sent = now();
  return new Promise((done, fail) => {
    const stream = session.request(
      {
        ":method": asked.method,
        ":scheme": url.protocol.slice(0, -1),
        ":authority": headers.host ?? url.host,
        ":path": path,
        ...Object.fromEntries(own)
      },
      { endStream: asked.body === void 0 }
    );
    const off = onAbort(signal, () => {
      stream.close();
      fail(signal.reason);
    });
    let answer;
    let firstByte = 0;
    let encoding;
    let announced;
    stream.once("response", (received, _flags, raw) => {
      firstByte = now() - sent;
      encoding = received["content-encoding"];
      announced = received["content-length"];
      answer = {
        status: received[":status"] ?? 0,
        version: "2",
        headers: raw ? pairsIn(raw) : pairsFrom(received),
        address: session.socket?.remoteAddress ?? "",
        proxied
      };
    });
    collect2(stream, asked.maxBytes, async (collected, ending) => {
      off();
      if (answer === void 0) return fail(ending.error ?? Object.assign(new Error("closed"), { code: "ECONNRESET" }));
      const timing = { ...marks, firstByte, total: now() - begun };
      const rest = { ...answer, timing };
      const short = announced !== void 0 && asked.method !== "HEAD" && collected.bytes < Number(announced);
      const packed = collected.all();
      if (ending.how === "long") return done({ ...rest, body: Buffer.alloc(0), fault: tooLong(asked.maxBytes) });
      if (ending.how === "broken" || short)
        return done({
          ...rest,
          body: encoding ? Buffer.alloc(0) : packed,
          fault: brokeOff(collected.bytes, announced)
        });
      if (encoding === void 0 || asked.method === "HEAD") return done({ ...rest, body: packed });
      return unpacked(packed, encoding, asked.maxBytes).then((body) => done({ ...rest, ...body }), fail);
    });
    if (asked.body !== void 0) stream.end(asked.body);
  });
}
function collect2(stream, limit, finish) {
  const collected = new Collector(limit);
  let ended = false;
  let whole = false;
  const once = (ending) => {
    if (ended) return;
    ended = true;
    void finish(collected, ending);
  };
  stream.on("data", (chunk) => {
    if (collected.add(chunk)) return;
    once({ how: "long" });
    stream.close();
  });
  stream.once("end", () => {
    whole = true;
  });
  stream.once("error", (error) => once({ how: "broken", error }));
  stream.once("close", () => once({ how: whole && !stream.aborted && stream.rstCode === 0 ? "whole" : "broken" }));
}
function pairsFrom(headers) {
  return Object.entries(headers).flatMap(
    ([name, value]) => name.startsWith(":") || value === void 0 ? [] : [value].flat().map((each) => [name, String(each)])
  );
}
function pairsIn(raw) {
  const pairs = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? "";
    if (!name.startsWith(":")) pairs.push([name, raw[at + 1] ?? ""]);
  }
  return pairs;
}

// src/ports/probe/place.ts
import { Agent } from "node:http";
import { connect as connect2 } from "node:http2";
var KEPT = 8;
function placeFor(proxy) {
  return {
    proxy,
    agent: new DialAgent(proxy, { keepAlive: true, maxFreeSockets: KEPT, scheduling: "lifo" }),
    once: new DialAgent(proxy, { keepAlive: false }),
    session: void 0
  };
}
var DialAgent = class extends Agent {
  #proxy;
  constructor(proxy, options) {
    super(options);
    this.#proxy = proxy;
  }
  createConnection(options, done) {
    const { exchange, ready } = options;
    if (ready !== void 0 && !ready.destroyed) return ready;
    dial(exchange.asked, { proxy: this.#proxy, marks: exchange.marks, signal: exchange.signal }).then(
      ({ socket }) => done?.(null, socket),
      (error) => done?.(error, void 0)
    );
    return void 0;
  }
};
async function dialledFor(place, exchange) {
  const { asked } = exchange;
  const secure = asked.url.startsWith("https:");
  if (asked.version === "1.1" || !secure && asked.version === void 0) return {};
  const { session } = place;
  if (session !== void 0) {
    const known = await session;
    if (known === void 0 || !(known.closed || known.destroyed)) return { session: known };
    if (place.session !== session) return dialledFor(place, exchange);
  }
  return first(place, exchange);
}
async function first(place, exchange) {
  const { asked, marks, signal } = exchange;
  const dialling = dial(asked, { proxy: place.proxy, marks, signal });
  const session = dialling.then(
    ({ socket, alpn }) => alpn === "h2" || asked.version === "2" ? sessionOn(socket, asked.url) : void 0
  );
  place.session = session;
  try {
    const open = await session;
    return open === void 0 ? { socket: (await dialling).socket } : { session: open };
  } catch (error) {
    place.session = void 0;
    throw error;
  }
}
function sessionOn(socket, url) {
  const session = connect2(new URL(url).origin, { createConnection: () => socket });
  session.on("error", () => void 0);
  return session;
}

// src/ports/probe/trouble.ts
var WORDS = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed before an answer",
  EPIPE: "the connection was closed before an answer",
  ENOTFOUND: "the name does not exist",
  EAI_AGAIN: "the name could not be resolved just now",
  ENODATA: "the name has no address",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the network",
  ETIMEDOUT: "the connection was not made in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate comes from an authority that is not trusted here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate comes from an authority that is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its chain of certificates is not complete, or its authority is not trusted here",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  EPROTO: "the TLS handshake failed",
  ERR_SSL_WRONG_VERSION_NUMBER: "what answers there speaks no TLS",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "what answers there speaks no TLS"
};
var REMEDIES = {
  ECONNREFUSED: "Check that the service runs, and that the port is right.",
  ENOTFOUND: "Check the name, and that it is resolved from here."
};
var TLS = "Have the server send its whole chain, or name the authority in `tls: { ca }`.";
function troubleWith(asked, cause) {
  if (cause instanceof CouldNotTell) return cause;
  const error = firstOf(cause);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = error instanceof Error ? error.message : String(error);
  const isFormat = code.startsWith("HPE_");
  const isTls = code.includes("CERT") || code.includes("LEAF") || code.startsWith("ERR_SSL") || code === "EPROTO";
  const why = isFormat ? "wrong-format" : "unreachable";
  const other = code.startsWith("ERR_SSL") ? `the TLS handshake failed (${code})` : said;
  const what = isFormat ? `what answers does not speak HTTP as it should (${code})` : WORDS[code] ?? other;
  const remedy = REMEDIES[code] ?? (isTls ? TLS : "Check the address, and that it is reachable from here.");
  return new CouldNotTell(why, `${bareUrl(asked.url)}: ${what}`, remedy, { cause });
}
var firstOf = (cause) => cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause;
var tooSlow = (asked, phase) => new CouldNotTell(
  "unreachable",
  `${bareUrl(asked.url)}: ${phase} within ${showDuration(asked.timeoutMs)}`,
  "Find out what it waits for, or give it more time with `request-timeout`."
);
var bareUrl = (url) => url.split(/[?#]/)[0] ?? url;

// src/ports/probe/node-session.ts
var NodeSession = class {
  #stop;
  #places = /* @__PURE__ */ new Map();
  #proxies = /* @__PURE__ */ new Map();
  constructor(stop) {
    this.#stop = stop;
  }
  encodings = acceptedEncodings;
  isProxied = (url) => this.#proxyOf(url) !== void 0;
  addressesOf = async (url) => {
    try {
      return await resolveAll(hostOf(new URL(url)));
    } catch (cause) {
      throw troubleWith({ url }, cause);
    }
  };
  close = () => {
    for (const { agent, session } of this.#places.values()) {
      agent.destroy();
      void session?.then(
        (open) => open?.destroy(),
        () => void 0
      );
    }
    this.#places.clear();
  };
  ask = async (asked) => {
    this.#stop.throwIfAborted();
    const timeout = new AbortController();
    const marks = {};
    const timer = setTimeout(() => timeout.abort(tooSlow(asked, phaseOf(marks, asked.url))), asked.timeoutMs);
    const follow = () => timeout.abort(this.#stop.reason);
    this.#stop.addEventListener("abort", follow, { once: true });
    try {
      return await this.#once({ asked, marks, begun: now(), signal: timeout.signal });
    } catch (cause) {
      if (timeout.signal.aborted) throw timeout.signal.reason;
      throw troubleWith(asked, cause);
    } finally {
      clearTimeout(timer);
      this.#stop.removeEventListener("abort", follow);
    }
  };
  async #once(on) {
    const place = this.#placeOf(on.asked);
    const url = new URL(on.asked.url);
    const exchange = { ...on, proxied: place.proxy !== void 0 };
    const path = `${url.pathname}${url.search}`;
    const headers = headersFor(on.asked, url);
    const { session, socket } = await dialledFor(place, exchange);
    if (session !== void 0) return exchange2(exchange, { session, path, headers });
    const plain = place.proxy !== void 0 && url.protocol === "http:";
    const login = plain && place.proxy?.login ? { "proxy-authorization": place.proxy.login } : {};
    const how = { path: plain ? `${url.origin}${path}` : path, headers: { ...headers, ...login }, socket };
    const repeatable = REPEATABLE.has(on.asked.method);
    try {
      return await exchange1(exchange, { ...how, agent: repeatable ? place.agent : place.once });
    } catch (error) {
      if (!(error instanceof WasClosed)) throw error;
      return await exchange1(exchange, { ...how, agent: place.once });
    }
  }
  #placeOf(asked) {
    const { protocol, host } = new URL(asked.url);
    const { address, family, version, tls } = asked;
    const key = JSON.stringify([protocol, host, address, family, version, tls]);
    const known = this.#places.get(key);
    if (known !== void 0) return known;
    const place = placeFor(this.#proxyOf(asked.url));
    this.#places.set(key, place);
    return place;
  }
  #proxyOf(url) {
    const { origin } = new URL(url);
    if (!this.#proxies.has(origin)) this.#proxies.set(origin, proxyOf(url));
    return this.#proxies.get(origin);
  }
};
var REPEATABLE = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);
function headersFor({ headers, body, method }, url) {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const length = body?.length ?? (["POST", "PUT", "PATCH"].includes(method) ? 0 : void 0);
  return { host: url.host, ...length !== void 0 && { "content-length": String(length) }, ...own };
}
var phaseOf = ({ dns, connect: connect3, tls }, url) => {
  if (connect3 === void 0)
    return dns === void 0 ? "no connection" : "the name was resolved, and no connection made";
  return url.startsWith("https:") && tls === void 0 ? "connected, and no TLS handshake" : "connected, and no whole answer";
};
export {
  NodeSession
};
