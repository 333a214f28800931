import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/tls/connection.ts
import { connect } from "node:net";

// src/ports/tls/start-tls.ts
var LONGEST = 64 * 1024;
async function startTls(socket, protocol) {
  const reader = readerOf(socket);
  try {
    return await (protocol === "smtp" ? smtp(socket, reader) : postgres(socket, reader));
  } finally {
    reader.stop();
  }
}
async function smtp(socket, reader) {
  const greeting = await reader.until(smtpReply);
  if (greeting === void 0) return cutOff("the greeting");
  if (!greeting.startsWith("220")) return foreign("SMTP", greeting);
  socket.write("EHLO deploy-validate.invalid\r\n");
  const offers = await reader.until(smtpReply);
  if (offers === void 0) return cutOff("its answer to EHLO");
  if (!offers.startsWith("250")) return foreign("SMTP", offers);
  if (!/^250[ -]STARTTLS\s*$/im.test(offers)) return { was: "not-offered", what: "SMTP without STARTTLS" };
  socket.write("STARTTLS\r\n");
  const go = await reader.until(smtpReply);
  if (go === void 0) return cutOff("its answer to STARTTLS");
  return go.startsWith("220") ? void 0 : { was: "not-offered", what: `STARTTLS is answered with ${go.slice(0, 3)}` };
}
function smtpReply(text) {
  const last = /^\d{3}(?: [^\r\n]*)?\r?\n/m.exec(text);
  if (last) return last.index + last[0].length;
  return /^(?!\d{3})[^\r\n]*\n/.test(text) ? text.length : void 0;
}
async function postgres(socket, reader) {
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  const answer = await reader.until((text) => text === "" ? void 0 : 1);
  if (answer === void 0) return cutOff("its answer to SSLRequest");
  if (answer === "S") return void 0;
  return answer === "N" ? { was: "not-offered", what: "PostgreSQL with ssl off" } : foreign("PostgreSQL", answer);
}
var cutOff = (what) => ({
  was: "not-reached",
  how: "closed",
  what: `the connection is closed before ${what}`
});
var foreign = (protocol, text) => ({
  was: "not-reached",
  how: "not-tls",
  what: `it does not answer as ${protocol} does: ${JSON.stringify(text.slice(0, 40))}`
});
function readerOf(socket) {
  let text = "";
  let over = false;
  let wake = () => {
  };
  const onData = (chunk) => {
    text += chunk.toString("latin1");
    if (text.length > LONGEST) socket.destroy();
    wake();
  };
  const onEnd = () => {
    over = true;
    wake();
  };
  socket.on("data", onData).once("end", onEnd).once("close", onEnd);
  return {
    until: async (end) => {
      for (; ; ) {
        const at = end(text);
        if (at !== void 0) {
          const found = text.slice(0, at);
          text = "";
          return found;
        }
        if (over) return void 0;
        await new Promise((done) => {
          wake = done;
        });
      }
    },
    stop: () => {
      socket.pause();
      socket.off("data", onData).off("end", onEnd).off("close", onEnd);
    }
  };
}

// src/ports/tls/connection.ts
var MESSAGES = {
  ECONNREFUSED: ["refused", "the connection is refused"],
  ECONNRESET: ["reset", "the connection is reset"],
  EPIPE: ["reset", "the connection is reset"],
  ETIMEDOUT: ["silent", "no answer"],
  ENETUNREACH: ["no-route", "there is no way to this network from here"],
  EHOSTUNREACH: ["no-route", "there is no way to this host from here"],
  EADDRNOTAVAIL: ["no-route", "this machine has no address of that family"],
  EAFNOSUPPORT: ["no-route", "this machine has no address of that family"]
};
async function open(target, signal) {
  const socket = connect({ host: target.address, port: target.port, noDelay: true });
  socket.on("error", () => void 0);
  const abort = () => void socket.destroy();
  signal.addEventListener("abort", abort, { once: true });
  socket.once("close", () => signal.removeEventListener("abort", abort));
  const failure = await new Promise((done) => {
    socket.once("connect", () => done(void 0));
    socket.once("error", done);
    socket.once("close", () => done(signal.aborted ? silent(target) : void 0));
    if (signal.aborted) abort();
  });
  if (socket.destroyed) return explain(failure, { target, signal });
  if (target.startTls === void 0) return { was: "open", socket };
  const refusal = await startTls(socket, target.startTls);
  if (refusal === void 0) return { was: "open", socket };
  socket.destroy();
  return signal.aborted ? silent(target) : refusal;
}
var silent = ({ timeoutMs }) => ({
  was: "not-reached",
  how: "silent",
  what: `no answer within ${timeoutMs} ms`
});
var closed = (what = "the connection is closed before TLS begins") => ({
  was: "not-reached",
  how: "closed",
  what
});
function explain(cause, { target, signal }) {
  if (signal.aborted) return silent(target);
  if (!(cause instanceof Error)) return closed();
  const code = "code" in cause ? String(cause.code) : "";
  const known = MESSAGES[code];
  if (known) return { was: "not-reached", how: known[0], what: known[1] };
  return { was: "not-reached", how: "other", what: cause.message || code };
}

export {
  open,
  silent,
  closed,
  explain
};
