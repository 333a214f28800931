import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  unknownName
} from "./chunk-EICZL6FV.js";
import {
  listsOf
} from "./chunk-NIZTT6CV.js";
import {
  fitsEverything
} from "./chunk-J2UWUXV4.js";
import {
  isEverything
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-WDRWDCXA.js";

// src/config/faults/glob-faults.ts
import picomatch from "picomatch";
function findGlobFaults(outline, document) {
  const ofChecks = Object.entries(outline.stages).flatMap(
    ([name, stage]) => listsOf(stage).flatMap(
      ({ path, entries }) => entries.flatMap(
        ({ when }, index) => when === void 0 ? [] : inConditions(when, { document, path: ["stages", name, ...path, index, "when"] })
      )
    )
  );
  const ofWaivers = outline.waivers.flatMap(({ file }, index) => {
    const fault = file === void 0 ? void 0 : whyTooWide(file) ?? whyNoGlob(file);
    return fault === void 0 ? [] : [document.problem(["waivers", index, "file"], fault)];
  });
  return [...ofChecks, ...ofWaivers];
}
function inConditions({ event = [], branch = [], changed = [], env = {} }, { document, path }) {
  const at = (key, index) => {
    const isList = Array.isArray(valueAt(document.value, [...path, key]));
    return isList ? [...path, key, index] : [...path, key];
  };
  const faults = (key, values, why) => values.flatMap((value, index) => {
    const fault = why(value);
    return fault === void 0 ? [] : [document.problem(at(key, index), fault)];
  });
  return [
    ...event.flatMap((name, index) => unknownEvent(name, { document, path: at("event", index) })),
    ...faults("branch", branch, whyNoBranch),
    ...faults("changed", changed, whyNoPath),
    ...Object.keys(env).flatMap((name) => {
      const why = `"${name}" is no name of an environment variable; write it without "$" and "env."`;
      return /^[A-Za-z_][^\s=.$]*$/.test(name) ? [] : [document.problem([...path, "env", name], why, "key")];
    })
  ];
}
var EVENTS = "branch_protection_rule check_run check_suite create delete deployment deployment_status discussion discussion_comment fork gollum issue_comment issues label local merge_group milestone page_build public pull_request pull_request_review pull_request_review_comment pull_request_target push registry_package release repository_dispatch schedule status watch workflow_dispatch workflow_run".split(
  " "
);
function unknownEvent(name, at) {
  if (name === "workflow_call") {
    const why = '"workflow_call" is never the event: a called workflow has that of its caller, such as push';
    return [at.document.problem(at.path, why)];
  }
  if (EVENTS.includes(name)) return [];
  const usual = name.trim().toLowerCase().replace(/[\s-]+/g, "_");
  const near = EVENTS.includes(usual) ? usual : void 0;
  if (near === void 0) return unknownName(at.document, { ...at, name, known: EVENTS, what: "event of a workflow" });
  return [at.document.problem(at.path, `"${name}" is no event of a workflow; did you mean "${near}"?`)];
}
function whyNoBranch(branch) {
  if (/^refs\//.test(branch)) return `"${branch}" is no branch; write its name alone, such as main`;
  if (/^\/|\/$|\/\/|\.\.|@\{|[\s~^:\\]|\.lock$/.test(branch.replace(/\[\^/g, "[")))
    return `no branch can be called "${branch}"; write a name or a glob, such as main or release/**`;
  return whyNoGlob(branch);
}
function whyNoPath(glob) {
  if (glob !== glob.trim()) return `"${glob}" begins or ends with a blank, and no path does`;
  if (/^[a-z]:|\\\w/i.test(glob)) return `"${glob}": expected a path from the root of the repository, parted by "/"`;
  if (/(?:^|\/)\.\.(?:\/|$)/.test(glob)) return `"${glob}" leads out of the repository; paths begin at its root`;
  return whyNoGlob(glob);
}
var EXAMPLE = "write a path or a glob such as src/** or **/*.md";
function whyNoGlob(glob) {
  try {
    picomatch(glob, { dot: true, strictBrackets: true, debug: true });
    return void 0;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return `"${glob}" is no glob (${why}); ${EXAMPLE}`;
  }
}
var whyTooWide = (glob) => isEverything(glob) || fitsEverything(glob) ? `matches every file, or nearly; leave it out to excuse the whole check, got "${glob}"` : void 0;
function valueAt(value, path) {
  let found = value;
  for (const part of path) {
    if (typeof found !== "object" || found === null) return void 0;
    found = Reflect.get(found, part);
  }
  return found;
}
export {
  findGlobFaults
};
