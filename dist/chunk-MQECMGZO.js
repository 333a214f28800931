import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  httpUrl
} from "./chunk-XHTPEBJJ.js";
import {
  requestTimeout
} from "./chunk-AL7NCZMA.js";

// src/facts/cluster/place.ts
import { z } from "zod";
var place = {
  context: z.string().min(1).optional().describe("The kubeconfig's context; its current one unless given"),
  server: httpUrl.optional().describe("Address of the API server that the context must lead to; compared before anything else is asked"),
  namespace: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, { error: "expected the name of a namespace" }).optional().describe("The namespace; the context's unless given, `default` where it has none"),
  kubeconfig: z.string().min(1).optional().describe("The kubeconfig file; what kubectl uses by itself unless given"),
  ...requestTimeout
};
var placeSchema = z.object(place);
var isPinned = ({ context, server }) => context !== void 0 || server !== void 0;
var PINNED = "expected `context` or `server`: what changes something must say in which cluster";

export {
  place,
  isPinned,
  PINNED
};
