import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  deadline
} from "./chunk-DKHORWX3.js";

// src/ports/dns/node-dns.ts
import * as dns from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

// src/ports/dns/message.ts
import { randomInt } from "node:crypto";
import { decode, encode, RECURSION_DESIRED } from "dns-packet";
var UDP_BYTES = 1232;
function query(question, { extended }) {
  const id = randomInt(65536);
  const bytes = encode({
    type: "query",
    id,
    flags: question.recurse ? RECURSION_DESIRED : 0,
    questions: [{ type: question.type, name: question.name }],
    ...extended ? {
      additionals: [
        {
          type: "OPT",
          name: ".",
          udpPayloadSize: UDP_BYTES,
          extendedRcode: 0,
          ednsVersion: 0,
          flags: 0,
          flag_do: false,
          options: []
        }
      ]
    } : {}
  });
  return { id, bytes, question };
}
function readReply(bytes, { id, question }) {
  let reply;
  try {
    reply = decode(bytes);
  } catch {
    return { what: "what comes back is no DNS" };
  }
  if (reply.type !== "response") return { what: "what comes back is no answer" };
  if (reply.id !== id) return { what: "what comes back has the id of another question" };
  const [asked] = reply.questions ?? [];
  if (asked === void 0)
    return reply.rcode === "NOERROR" ? { what: "the answer does not say to what question" } : { reply };
  if (plainName(asked.name) !== plainName(question.name) || asked.type !== question.type)
    return { what: "the answer is to another question" };
  return { reply };
}
var isTruncated = (reply) => reply.flag_tc;
function readAnswer(reply) {
  return {
    code: reply.rcode ?? "NOERROR",
    authoritative: reply.flag_aa,
    recursive: reply.flag_ra,
    answers: (reply.answers ?? []).flatMap(recordOf),
    authorities: (reply.authorities ?? []).flatMap(recordOf)
  };
}
var plainName = (name) => name.toLowerCase().replace(/\.$/, "");
function recordOf(answer) {
  const value = textOf(answer);
  if (value === void 0 || !("ttl" in answer)) return [];
  return [{ name: plainName(answer.name), type: answer.type, ttl: Number(answer.ttl ?? 0), value }];
}
function textOf(answer) {
  switch (answer.type) {
    case "A":
      return answer.data;
    case "AAAA":
      return answer.data.toLowerCase();
    case "CNAME":
    case "NS":
    case "PTR":
      return plainName(answer.data);
    case "MX":
      return `${answer.data.preference ?? 0} ${plainName(answer.data.exchange)}`;
    case "SRV": {
      const { priority, weight, port, target } = answer.data;
      return `${priority ?? 0} ${weight ?? 0} ${port} ${plainName(target)}`;
    }
    case "CAA":
      return `${answer.data.flags ?? 0} ${answer.data.tag} ${answer.data.value}`;
    case "TXT":
      return [answer.data].flat().map(String).join("");
    case "SOA":
      return `${plainName(answer.data.mname)} ${plainName(answer.data.rname)} ${answer.data.serial}`;
    default:
      return void 0;
  }
}

// src/ports/dns/tcp.ts
import { connect } from "node:net";
function overTcp(server, asked, { signal, timeoutMs }) {
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port });
    let bytes = Buffer.alloc(0);
    const done = (outcome) => {
      signal.removeEventListener("abort", late);
      socket.destroy();
      resolve(outcome);
    };
    const late = () => done({ what: `no answer within ${timeoutMs} ms` });
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    socket.on("error", (error) => done({ what: `${error.message}` }));
    socket.once(
      "close",
      () => done({ what: bytes.length > 0 ? "the answer is cut off" : "the connection is closed without one" })
    );
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) return;
      const read = readReply(bytes.subarray(2, 2 + bytes.readUInt16BE(0)), asked);
      done("reply" in read && read.reply.flag_tc ? { what: "the answer is cut off again" } : read);
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(asked.bytes.length);
    socket.write(Buffer.concat([length, asked.bytes]));
  });
}

// src/ports/dns/udp.ts
import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
var SENDS = 3;
var REFUSED = "nobody listens there (the port is refused)";
function overUdp(server, asked, { signal, timeoutMs }) {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.address) ? "udp6" : "udp4");
    let odd;
    let timer;
    const done = (outcome) => {
      clearInterval(timer);
      signal.removeEventListener("abort", late);
      socket.removeAllListeners().on("error", () => void 0);
      socket.close();
      resolve(outcome);
    };
    const late = () => done({ what: odd ?? `no answer within ${timeoutMs} ms` });
    socket.on(
      "error",
      (error) => done({ what: "code" in error && error.code === "ECONNREFUSED" ? REFUSED : error.message })
    );
    socket.on("message", (bytes) => {
      const read = readReply(bytes, asked);
      if ("reply" in read) done(read);
      else odd = read.what;
    });
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    socket.connect(server.port, server.address, () => {
      const send = () => socket.send(asked.bytes, () => void 0);
      send();
      let left = SENDS - 1;
      timer = setInterval(() => {
        if (left > 0) send();
        left -= 1;
      }, timeoutMs / SENDS);
    });
  });
}

// src/ports/dns/node-dns.ts
function nodeDns(stop, own = {}) {
  return {
    authoritativePort: own.authoritativePort ?? 53,
    system: () => own.system ?? dns.getServers().map(serverOf),
    addresses: async (host) => {
      stop.throwIfAborted();
      if (isIP(host)) return [host];
      const found = await lookup(host, { all: true, verbatim: true }).catch(() => []);
      return [...new Set(found.map(({ address }) => address))];
    },
    ask: async (server, question, timeoutMs) => {
      stop.throwIfAborted();
      const began = performance.now();
      const signal = deadline(timeoutMs, stop);
      for (const extended of [true, false]) {
        const asked = query(question, { extended });
        const short = await overUdp(server, asked, { signal, timeoutMs });
        stop.throwIfAborted();
        if ("what" in short) return { was: "silent", what: short.what };
        const whole = isTruncated(short.reply) ? await overTcp(server, asked, { signal, timeoutMs }) : short;
        stop.throwIfAborted();
        if ("what" in whole)
          return { was: "silent", what: `the answer does not fit into UDP, and over TCP ${whole.what}` };
        if (extended && /^(?:FORMERR|NOTIMP)$/.test(whole.reply.rcode ?? "")) continue;
        const over = whole === short ? "UDP" : "TCP";
        return { ...readAnswer(whole.reply), was: "answered", over, ms: performance.now() - began };
      }
      return { was: "silent", what: "it refuses the question as malformed" };
    }
  };
}
function serverOf(text) {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  return { address: bracketed ?? plain ?? text, port: Number(port ?? 53) };
}
export {
  nodeDns
};
