import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  closed,
  explain,
  open,
  silent
} from "./chunk-IAP4KLHS.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";

// src/ports/tls/node-tls.ts
import { readFile } from "node:fs/promises";
import * as tls from "node:tls";
import { createSecureContext, rootCertificates } from "node:tls";

// src/ports/tls/handshake.ts
import { connect } from "node:tls";

// src/ports/tls/client-hello.ts
import { randomBytes } from "node:crypto";
var VERSION_BYTES = {
  SSLv3: 768,
  TLSv1: 769,
  "TLSv1.1": 770,
  "TLSv1.2": 771,
  "TLSv1.3": 772
};
var PROTOCOLS = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
var SUITES = "c02cc02bc030c02fcca9cca8009f009eccaac024c023c028c027c00ac009c014c013006b006700390033009d009c003d003c0035002fc0afc0adc0aec0acc09fc09dc09ec09cc087c086c08bc08a00880045008400410087004400a300a2006a00400038003200990066009a00960007c008c0120016000a0013c007c0110005000400150012000900140011000800060003c006c010003b0002000100ff";
function clientHello({
  protocol,
  serverName
}) {
  const version = VERSION_BYTES[protocol];
  const suites = Buffer.from(SUITES, "hex");
  const body = Buffer.concat([
    u16(version),
    randomBytes(32),
    Buffer.from([0]),
    vector16(suites),
    Buffer.from([1, 0]),
    ...protocol === "SSLv3" ? [] : [vector16(extensions(protocol, serverName))]
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), u16(body.length), body]);
  return Buffer.concat([Buffer.from([22]), u16(Math.min(version, 769)), vector16(message)]);
}
function extensions(protocol, serverName) {
  const name = Buffer.from(serverName, "latin1");
  const all = [
    ...serverName === "" ? [] : [[0, vector16(Buffer.concat([Buffer.from([0]), vector16(name)]))]],
    // status_request: OCSP, no responders, no extensions
    [5, Buffer.from([1, 0, 0, 0, 0])],
    // supported_groups: x25519, P-256, P-384, P-521, x448, brainpool, older curves
    [10, vector16(Buffer.from("001d001700180019001e001a001b001c00160015001300120010000e000c", "hex"))],
    [11, Buffer.from([1, 0])],
    // signature_algorithms, with SHA-1 and MD5 for servers that have nothing else
    ...protocol === "TLSv1.2" ? [
      [
        13,
        vector16(
          Buffer.from(
            "040305030603080708080804080508060809080a080b04010501060102030201040205020602020201010303030103020303",
            "hex"
          )
        )
      ]
    ] : [],
    // extended_master_secret, renegotiation_info
    [23, Buffer.alloc(0)],
    [65281, Buffer.from([0])]
  ];
  return Buffer.concat(all.flatMap(([type, value]) => [u16(type), vector16(value)]));
}
function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
var vector16 = (bytes) => Buffer.concat([u16(bytes.length), bytes]);

// src/ports/tls/handshake.ts
var LONGEST_ANSWER = 64 * 1024;
async function handshake(target, how, stop) {
  const signal = deadline(target.timeoutMs, stop);
  const began = performance.now();
  const connection = await open(target, signal);
  if (connection.was !== "open") return connection;
  const { socket } = connection;
  try {
    return await secure(socket, { target, how, signal, began });
  } finally {
    socket.destroy();
  }
}
function secure(socket, { target, how, signal, began }) {
  return new Promise((resolve) => {
    let staple;
    const tls2 = start(socket, { target, how });
    if (!("once" in tls2)) return void resolve(tls2);
    tls2.once("OCSPResponse", (response) => {
      if (response && response.length > 0) staple = response;
    });
    tls2.once("error", (error) => resolve(readFailure(error, { target, signal })));
    tls2.once("close", () => resolve(signal.aborted ? silent(target) : closed()));
    tls2.once("secureConnect", () => {
      const seen = describe(tls2, { staple, verify: how.verify, ms: performance.now() - began });
      if (how.send === void 0) {
        resolve(seen);
        return void tls2.destroy();
      }
      const finish = (answer) => {
        resolve({ ...seen, answer });
        tls2.destroy();
      };
      let text = "";
      tls2.on("data", (chunk) => {
        text += chunk.toString("latin1");
        const end = text.search(/\r?\n\r?\n/);
        if (end !== -1) finish(text.slice(0, end));
        else if (text.length > LONGEST_ANSWER) finish(void 0);
      });
      tls2.removeAllListeners("error").removeAllListeners("close");
      tls2.once("error", () => finish(void 0)).once("close", () => finish(void 0));
      tls2.write(how.send, "latin1");
    });
  });
}
function start(socket, { target, how }) {
  const options = {
    socket,
    secureContext: how.context,
    rejectUnauthorized: false,
    requestOCSP: true,
    checkServerIdentity: () => void 0,
    ALPNProtocols: how.send === void 0 ? ["h2", "http/1.1"] : ["http/1.1"],
    ...target.serverName === "" ? {} : { servername: target.serverName },
    ...target.startTls === void 0 ? {} : { ALPNProtocols: [] }
  };
  try {
    return connect(options);
  } catch (error) {
    return { was: "alerted", what: error instanceof Error ? error.message : String(error) };
  }
}
function describe(tls2, { staple, verify, ms }) {
  const protocol = PROTOCOLS.find((name) => name === tls2.getProtocol()) ?? "TLSv1";
  const exchange = tls2.getEphemeralKeyInfo();
  const fault = tls2.authorizationError;
  return {
    was: "secured",
    protocol,
    cipher: tls2.getCipher().standardName,
    chain: chainOf(tls2),
    fault: verify && fault ? typeof fault === "string" ? fault : fault.message : void 0,
    staple,
    groupBits: exchange !== null && "type" in exchange && exchange.type === "DH" ? exchange.size : void 0,
    answer: void 0,
    ms
  };
}
function chainOf(tls2) {
  const chain = [];
  let certificate = tls2.getPeerCertificate(true);
  while (certificate?.raw !== void 0 && !chain.some((seen) => seen.equals(certificate.raw))) {
    chain.push(certificate.raw);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}
function readFailure(error, { target, signal }) {
  const code = "code" in error ? String(error.code) : "";
  const alert = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_ALERT_(.*)$/.exec(code)?.[1]?.toLowerCase();
  if (alert === "protocol_version") return { was: "version-refused", what: "alert protocol_version" };
  if (alert !== void 0) return { was: "alerted", what: `alert ${alert}` };
  if (code === "ERR_SSL_UNSUPPORTED_PROTOCOL") return { was: "version-refused", what: "it chooses another version" };
  if (code.startsWith("ERR_SSL_")) return { was: "alerted", what: code.slice(8).toLowerCase().replaceAll("_", " ") };
  if (/disconnected before secure/.test(error.message) && !signal.aborted) return closed();
  return explain(error, { target, signal });
}

// src/ports/tls/server-hello.ts
var ALERTS = {
  0: "close_notify",
  10: "unexpected_message",
  40: "handshake_failure",
  42: "bad_certificate",
  47: "illegal_parameter",
  50: "decode_error",
  51: "decrypt_error",
  70: "protocol_version",
  71: "insufficient_security",
  80: "internal_error",
  86: "inappropriate_fallback",
  112: "unrecognized_name"
};
var LONGEST = 512 * 1024;
function serverHello(asked) {
  let records = Buffer.alloc(0);
  let messages = Buffer.alloc(0);
  let chosen;
  let presented = [];
  let staple;
  const greeted = () => {
    if (chosen === void 0) return void 0;
    if (chosen === VERSION_BYTES[asked]) return { was: "greeted", protocol: asked, presented, staple };
    const other = PROTOCOLS.find((protocol) => VERSION_BYTES[protocol] === chosen);
    return { was: "version-refused", what: `it chooses ${other ?? `version 0x${chosen.toString(16)}`} instead` };
  };
  const read = (type, body) => {
    if (type === 2 && body.length >= 2) chosen = body.readUInt16BE(0);
    if (type === 11) presented = certificatesOf(body);
    if (type === 22 && body[0] === 1) staple = body.subarray(4);
    return type === 14 || type === 2 && chosen !== VERSION_BYTES[asked];
  };
  return {
    end: greeted,
    add: (chunk) => {
      records = Buffer.concat([records, chunk]);
      if (records.length + messages.length > LONGEST) return greeted() ?? notTls("it sends more than a handshake has");
      while (records.length >= 5) {
        const type = records[0];
        if (type !== 21 && type !== 22 || records[1] !== 3) return greeted() ?? notTls(firstBytes(records));
        const length = records.readUInt16BE(3);
        if (records.length < 5 + length) return void 0;
        const record = records.subarray(5, 5 + length);
        records = records.subarray(5 + length);
        if (type === 21) {
          if (record[0] === 1) continue;
          return greeted() ?? alerted(record[1] ?? 0);
        }
        messages = Buffer.concat([messages, record]);
        while (messages.length >= 4 && messages.length >= 4 + messages.readUIntBE(1, 3)) {
          const end = 4 + messages.readUIntBE(1, 3);
          const done = read(messages[0] ?? 0, messages.subarray(4, end));
          messages = messages.subarray(end);
          if (done) return greeted();
        }
      }
      return records.length > 0 && records[0] !== 21 && records[0] !== 22 && chosen === void 0 ? notTls(firstBytes(records)) : void 0;
    }
  };
}
function alerted(number) {
  const what = `alert ${ALERTS[number] ?? number}`;
  return number === 70 ? { was: "version-refused", what } : { was: "alerted", what };
}
var notTls = (what) => ({ was: "not-reached", how: "not-tls", what });
var firstBytes = (bytes) => `it does not speak TLS: ${JSON.stringify(bytes.subarray(0, 20).toString("latin1"))}`;
function certificatesOf(body) {
  const found = [];
  for (let at = 3; at + 3 <= body.length; ) {
    const end = at + 3 + body.readUIntBE(at, 3);
    if (end > body.length) break;
    found.push(Buffer.from(body.subarray(at + 3, end)));
    at = end;
  }
  return found;
}

// src/ports/tls/raw-hello.ts
async function rawHello(target, protocol, stop) {
  const signal = deadline(target.timeoutMs, stop);
  const connection = await open(target, signal);
  if (connection.was !== "open") return connection;
  const { socket } = connection;
  const answer = serverHello(protocol);
  return new Promise((resolve) => {
    const done = (hello) => {
      socket.destroy();
      resolve(hello);
    };
    socket.on("data", (chunk) => {
      const hello = answer.add(chunk);
      if (hello) done(hello);
    });
    socket.once("error", (error) => done(answer.end() ?? explain(error, { target, signal })));
    socket.once("end", () => done(answer.end() ?? closed("the connection is closed without an answer")));
    socket.once("close", () => done(answer.end() ?? (signal.aborted ? silent(target) : closed())));
    socket.write(clientHello({ protocol, serverName: target.serverName }));
    socket.resume();
  });
}

// src/ports/tls/node-tls.ts
function nodeTls(stop) {
  const contexts = /* @__PURE__ */ new Map();
  const contextFor = (protocol, identity) => {
    const key = JSON.stringify([protocol, identity.verify, identity.ca, identity.cert, identity.key]);
    const context = contexts.get(key) ?? makeContext(protocol, identity);
    contexts.set(key, context);
    return context;
  };
  return {
    handshake: async (target, how) => {
      stop.throwIfAborted();
      if (how.protocol === "SSLv3") return { was: "alerted", what: "no OpenSSL speaks SSLv3 any more" };
      const { ca, cert, key, verify, protocol, send } = how;
      const context = await contextFor(protocol, { ca, cert, key, verify });
      const outcome = await handshake(target, { context, verify, send }, stop);
      stop.throwIfAborted();
      return outcome;
    },
    hello: async (target, protocol) => {
      stop.throwIfAborted();
      const outcome = await rawHello(target, protocol, stop);
      stop.throwIfAborted();
      return outcome;
    },
    authorities
  };
}
async function makeContext(protocol, identity) {
  const { ca, cert, key, verify } = identity;
  const version = protocol === "SSLv3" ? "TLSv1" : protocol;
  const trusted = ca === void 0 ? {} : { ca: [...await trustedByNode(), ca] };
  return createSecureContext({
    minVersion: version,
    maxVersion: version,
    ciphers: "DEFAULT@SECLEVEL=0",
    ...verify ? trusted : { ca: [] },
    ...cert === void 0 || key === void 0 ? {} : { cert, key }
  });
}
var PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;
async function trustedByNode() {
  const { getCACertificates } = tls;
  if (getCACertificates !== void 0) return getCACertificates("default");
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  if (extra === void 0 || extra === "") return rootCertificates;
  return [...rootCertificates, await readFile(extra, "latin1").catch(() => "")];
}
async function authorities() {
  return (await trustedByNode()).flatMap(
    (text) => [...text.matchAll(PEM)].map(([, body = ""]) => Buffer.from(body, "base64"))
  );
}
export {
  nodeTls
};
