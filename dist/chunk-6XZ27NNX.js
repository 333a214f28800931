import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  failed
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/told-in-part.ts
var ToldInPart = class extends CouldNotTell {
  found;
  /** The first of `unknown` says why; the sentences of the others stand in a detail. */
  constructor([first, ...others], extra) {
    const more = others.length === 0 ? "" : `, and ${others.length} more could not be told`;
    const wrong = extra.findings?.filter(({ level }) => level === "error").length ?? 0;
    const besides = wrong === 0 ? "" : `; besides, ${wrong} ${wrong === 1 ? "error was" : "errors were"} found`;
    super(first.why, `${first.message}${more}${besides}`, first.remedy, { cause: first });
    const text = [first, ...others].map(({ message }) => message).join("\n");
    const details = others.length === 0 ? [] : [{ title: "what could not be told", text }];
    const findings = extra.findings ?? [];
    this.found = failed(this.message, { ...extra, findings, details: [...details, ...extra.details ?? []] });
  }
};
async function askEach(items, { ask, signal }) {
  const answers = [];
  const unknown = [];
  for (const item of items) {
    try {
      answers.push(await ask(item));
    } catch (error) {
      if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
      unknown.push(error);
    }
  }
  return { answers, unknown };
}
function unlessUnknown(told, unknown) {
  const [first, ...others] = unknown;
  if (first === void 0) return told;
  throw new ToldInPart([first, ...others], told);
}

export {
  ToldInPart,
  askEach,
  unlessUnknown
};
