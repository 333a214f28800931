import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  documentRules
} from "./chunk-7XZSX7RI.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/document/options.ts
import { z } from "zod";
var positive = duration.refine((ms) => ms > 0, { error: "expected more than 0s" });
var contacts = z.strictObject({
  section: z.string().min(1).optional().describe("The heading below which they stand; the usual ones unless given"),
  min: z.int().min(1).default(1).describe("How many people or channels there must be"),
  domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/i, { error: "expected a domain such as example.org" })).default([]).describe("Domains of which every mail address must be; any unless given")
});
var documentOptions = z.strictObject({
  file: z.string().min(1).describe("The document, Markdown"),
  sections: z.array(z.string().min(1)).default([]).describe("Headings that it must have, with something below them. A heading may hold more words than these"),
  contacts: z.union([z.boolean().transform((wanted) => wanted ? contacts.parse({}) : void 0), contacts]).optional().describe("True: it must say whom to reach, and how. A map says where, how many and at which domains"),
  reviewed: positive.optional().describe(
    "Longest time since the last review: by `last reviewed` in the text or the front matter, by `last updated`, or by the last commit that changed it"
  ),
  links: z.boolean().default(false).describe("Links to files, to headings and to places of this and other documents must lead somewhere"),
  "remote-links": z.boolean().default(false).describe("Links to the web are asked for, too"),
  "covers-steps": z.array(z.string().min(1)).default([]).describe("Steps or commands that it must show, as they are written: `alembic downgrade -1`")
});

// src/checks/document/definition.ts
var document = defineCheck({
  kind: "document",
  summary: "A document is there, complete, reviewed lately, and leads nowhere dead",
  family: "people",
  options: documentOptions,
  needs: { tools: [], permissions: [] },
  rules: documentRules,
  run: async (options, ports) => (await import("./run-A4K25VBR.js")).runDocument(options, ports)
});
export {
  document
};
