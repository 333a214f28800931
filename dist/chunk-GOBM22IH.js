import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/facts/tool/answer.ts
function answerOf(ran, asked) {
  const { tool, exits, said } = asked;
  if (ran.code === null) {
    const remedy = "Look at its output for the reason; out of memory is a common one.";
    throw new CouldNotTell("tool-crashed", `${tool} ${endOf(ran)}`, remedy);
  }
  if (exits && !exits.includes(ran.code)) {
    const why = clip(said ?? lastWords(ran), 300) || "it said nothing";
    throw new CouldNotTell("tool-crashed", `${tool} ${endOf(ran)}: ${why}`, `Run ${tool} by hand to see why.`);
  }
  return { stdout: whole(ran.stdout, asked), stderr: ran.stderr.text };
}
function wholeAnswerOf(ran, asked) {
  const answer = answerOf(ran, asked);
  return { ...answer, stderr: whole(ran.stderr, asked) };
}
function whole(stream, { tool, tooLong = "Ask it about less at once." }) {
  if (!stream.truncated) return stream.text;
  throw new CouldNotTell("truncated", `${tool} printed ${stream.bytes} bytes, too many to be kept whole`, tooLong);
}
var exitedWith = ({ code }, ...codes) => code !== null && codes.includes(code);
var exitOf = ({ code }) => code ?? void 0;
var printedBy = ({ code, stdout }) => code === 0 && !stdout.truncated ? stdout.text : void 0;
var endOf = ({ code, signal }) => code === null ? `was ended by ${signal ?? "a signal"}` : `exited with ${code}`;
var lastWords = ({ stderr }) => clip(stderr.text.trim().split("\n").at(-1)?.trim() ?? "", 300);

export {
  answerOf,
  wholeAnswerOf,
  exitedWith,
  exitOf,
  printedBy,
  endOf,
  lastWords
};
