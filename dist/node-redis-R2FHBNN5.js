import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/ports/redis/node-redis.ts
import { isIP } from "node:net";
var SHOWN = 200;
var nodeRedis = (stop) => ({ open: (address) => open(address, stop) });
async function open(address, stop) {
  stop.throwIfAborted();
  const { createClient, ErrorReply } = await import("@redis/client");
  const { host, port, user, password, database, tls, timeoutMs } = address;
  const { ca, cert, key, serverName } = tls ?? {};
  const secure = {
    tls: true,
    ...(serverName !== void 0 || isIP(host) === 0) && { servername: serverName ?? host },
    ...ca !== void 0 && { ca },
    ...cert !== void 0 && { cert },
    ...key !== void 0 && { key }
  };
  const client = createClient({
    RESP: 2,
    ...user !== void 0 && { username: user },
    ...password !== void 0 && { password },
    database,
    disableOfflineQueue: true,
    disableClientInfo: true,
    socket: {
      host,
      port,
      connectTimeout: timeoutMs,
      // One connection is one look: what broke is told, and not mended behind our back.
      reconnectStrategy: false,
      ...tls === void 0 ? {} : secure
    }
  });
  client.on("error", () => void 0);
  const close = () => {
    stop.removeEventListener("abort", close);
    if (client.isOpen) client.destroy();
  };
  stop.addEventListener("abort", close, { once: true });
  const within = async (asked) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(silent(address)), timeoutMs);
    });
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const told = (cause) => {
    close();
    return stop.aborted ? stop.reason : troubleWith(address, cause);
  };
  await within(client.connect()).catch((cause) => Promise.reject(told(cause)));
  return {
    close,
    command: async (...args) => {
      stop.throwIfAborted();
      try {
        const value = await within(client.sendCommand(args));
        if (value === null || typeof value === "string" || typeof value === "number") return { was: "answered", value };
      } catch (cause) {
        if (cause instanceof ErrorReply) return { was: "refused", message: clip(cause.message, SHOWN) };
        throw told(cause);
      }
      throw new CouldNotTell("wrong-format", `${showAddress(address)}: a list came for ${args[0]}`, PLACE);
    }
  };
}
var showAddress = ({ host, port }) => `Redis at ${host.includes(":") ? `[${host}]` : host}:${port}`;
var PLACE = "Check host and port, and that the server runs and is reachable from here.";
var LOGIN = "Check user and password: `url: ${{ env.REDIS_URL }}`.";
var WORDS = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed before an answer",
  EPIPE: "the connection was closed before an answer",
  ENOTFOUND: "the name does not exist",
  EAI_AGAIN: "the name could not be resolved just now",
  ETIMEDOUT: "the connection was not made in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate comes from an authority that is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate comes from an authority that is not trusted here",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  ERR_SSL_WRONG_VERSION_NUMBER: "what answers there speaks no TLS"
};
function troubleWith(address, cause) {
  if (cause instanceof CouldNotTell) return cause;
  const error = cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : String(error);
  const where = showAddress(address);
  if (/WRONGPASS|NOAUTH|NOPERM|AUTH/.test(text))
    return new CouldNotTell("tool-refused", `${where}: the login was refused`, LOGIN, { cause });
  if (/invalid response|Unknown RESP/i.test(text))
    return new CouldNotTell("wrong-format", `${where}: what answers does not speak as Redis does`, PLACE, { cause });
  return new CouldNotTell("unreachable", `${where}: ${WORDS[code] ?? clip(text, SHOWN)}`, PLACE, { cause });
}
var silent = (address) => new CouldNotTell("timed-out", `${showAddress(address)}: no answer within ${showDuration(address.timeoutMs)}`, PLACE);
export {
  nodeRedis
};
