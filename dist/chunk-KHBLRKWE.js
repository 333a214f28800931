import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readJson
} from "./chunk-MYHED2X6.js";
import {
  connect
} from "./chunk-XHTPEBJJ.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/facts/argocd/argo-cd.ts
import { z } from "zod";
var health = z.object({ status: z.string().default(""), message: z.string().default("") });
var application = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    syncPolicy: z.object({ automated: z.unknown().optional() }).optional()
  }),
  status: z.object({
    sync: z.object({
      status: z.string().default(""),
      revision: z.string().default(""),
      revisions: z.array(z.string()).default([])
    }).prefault({}),
    health: health.prefault({}),
    reconciledAt: z.string().optional(),
    operationState: z.object({
      phase: z.string().default(""),
      message: z.string().default(""),
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
      syncResult: z.object({ revision: z.string().default("") }).optional()
    }).optional(),
    conditions: z.array(z.object({ type: z.string(), message: z.string().default("") })).default([]),
    history: z.array(z.object({ id: z.int(), revision: z.string().default(""), revisions: z.array(z.string()).default([]) })).default([]),
    resources: z.array(
      z.object({
        kind: z.string().default(""),
        name: z.string().default(""),
        namespace: z.string().default(""),
        status: z.string().default(""),
        health: health.optional()
      })
    ).default([])
  })
});
async function openArgoCd(at, ports) {
  const connected = await connect(at, ports);
  const base = at.url.replace(/\/+$/, "");
  const ask = async (path, more = {}) => {
    const { "content-type": _, ...headers } = { "content-type": "", ...connected.headers };
    const answer = await ports.http.request({
      ...connected,
      url: `${base}/api/v1/applications/${path}`,
      method: more.method ?? "GET",
      redirects: 0,
      headers: {
        ...headers,
        accept: "application/json",
        ...more.body !== void 0 && { "content-type": "application/json" }
      },
      ...more.body !== void 0 && { body: JSON.stringify(more.body) }
    });
    if (answer.status !== 200) throw refusal(answer, { path, base });
    return answer;
  };
  const change = async (path, body, method = "POST") => {
    await ask(path, { method, body });
  };
  return {
    url: base,
    look: async (name) => {
      const { body } = await ask(`${encodeURIComponent(name)}?refresh=normal`);
      const remedy = "Check that `url` is the address of Argo CD itself, and that the token is still good.";
      const told = readJson(body, application, { name: `Argo CD's answer about ${name}`, remedy });
      if (told.metadata.name === name) return told;
      throw new CouldNotTell("wrong-format", `Argo CD answered about ${told.metadata.name}, not about ${name}`, remedy);
    },
    sync: (name, { revision, prune }) => change(`${encodeURIComponent(name)}/sync`, {
      name,
      prune,
      dryRun: false,
      ...revision !== void 0 && { revision }
    }),
    rollBack: (name, { id, prune }) => change(`${encodeURIComponent(name)}/rollback`, { name, id, prune, dryRun: false }),
    pause: (name) => change(
      encodeURIComponent(name),
      { name, patch: '{"spec":{"syncPolicy":{"automated":null}}}', patchType: "merge" },
      "PATCH"
    )
  };
}
var failure = z.object({ message: z.string().optional(), error: z.string().optional() });
function refusal({ status, body }, { path, base }) {
  const what = `${base} answers ${status} about ${decodeURIComponent(path.split(/[/?]/)[0] ?? path)}`;
  const message = `${what}${wordsOf(body)}`;
  if (status === 401 || status === 403)
    return new CouldNotTell(
      "tool-refused",
      message,
      "Give a token of a role that may get (and sync) this application; Argo CD says 403 of one that does not exist, too."
    );
  if (status === 404) return new CouldNotTell("nothing-checked", message, "Check the name of the application.");
  if (status >= 300 && status < 400)
    return new CouldNotTell("wrong-format", message, "Write the address that it leads to.");
  return new CouldNotTell("unreachable", message, "Look at the log of argocd-server.");
}
function wordsOf(body) {
  try {
    const { message, error } = readJson(body, failure, { name: "", remedy: "" });
    const words = message ?? error;
    return words === void 0 ? "" : `: ${clip(words, 300)}`;
  } catch {
    return "";
  }
}
var revisionsOf = ({ status: { sync } }) => sync.revisions.length > 0 ? sync.revisions : sync.revision === "" ? [] : [sync.revision];
function deployedOf(app) {
  const [first, ...others] = app.status.history;
  if (first === void 0) return revisionsOf(app);
  const newest = others.reduce((last, entry) => entry.id > last.id ? entry : last, first);
  return newest.revisions.length > 0 ? newest.revisions : [newest.revision];
}
var isSameRevision = (wanted, actual) => actual === wanted || /^[0-9a-f]{7,40}$/i.test(wanted) && actual.toLowerCase().startsWith(wanted.toLowerCase());
var argoRecord = z.object({
  url: z.string(),
  apps: z.array(
    z.object({
      name: z.string(),
      /** The newest entry of its history; undefined where there is none. */
      id: z.int().optional(),
      revisions: z.array(z.string()),
      automated: z.boolean()
    })
  )
});
function readArgoRecord(told) {
  const read = argoRecord.safeParse(told);
  return read.success ? read.data : void 0;
}
var isAutomated = ({ spec }) => {
  const automated = spec.syncPolicy?.automated;
  return automated !== void 0 && automated !== null;
};
async function recordApplications(names, argo) {
  const apps = await Promise.all(names.map((name) => argo.look(name)));
  return {
    url: argo.url,
    apps: apps.map((app) => {
      const newest = app.status.history.reduce(
        (most, { id }) => Math.max(most ?? id, id),
        void 0
      );
      return {
        name: app.metadata.name,
        ...newest !== void 0 && { id: newest },
        revisions: [...deployedOf(app)],
        automated: isAutomated(app)
      };
    })
  };
}

export {
  openArgoCd,
  revisionsOf,
  deployedOf,
  isSameRevision,
  readArgoRecord,
  isAutomated,
  recordApplications
};
