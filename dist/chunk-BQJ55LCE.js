import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  advisories,
  blocking,
  evidence,
  footer,
  legend,
  policyNote,
  remarks,
  runLine,
  sections,
  selectionNote,
  shrink,
  signOff,
  stack,
  subjectLine,
  timeline,
  top,
  waivers
} from "./chunk-HML2ZLTV.js";

// src/reporters/summary.ts
var MAX_BYTES = 1024 * 1024;
var EXTENTS = [
  { leading: 5, folded: 200, output: 2e4, text: 1e3, checks: "all", closing: true },
  { leading: 5, folded: 50, output: 4e3, text: 500, checks: "all", closing: true },
  { leading: 5, folded: 20, output: 0, text: 300, checks: "all", closing: true },
  { leading: 3, folded: 0, output: 0, text: 200, checks: "all", closing: false },
  { leading: 1, folded: 0, output: 0, text: 150, checks: "notable", closing: false },
  { leading: 0, folded: 0, output: 0, text: 100, checks: "none", closing: false },
  { leading: 0, folded: 0, output: 0, text: 40, checks: "none", closing: false }
];
function renderSummary(report, options = {}) {
  const limit = Math.min(options.maxBytes ?? MAX_BYTES - 1, MAX_BYTES - 1);
  const render = (extent) => page({ report, origin: options, extent, unverified: options.unverified });
  const extents = EXTENTS.filter(({ folded }) => SHORTEST_ROW * countRows(report, folded) <= limit);
  return shrink(render, { extents, limit, sizeOf: Buffer.byteLength });
}
var SHORTEST_ROW = 60;
var countRows = ({ checks }, folded) => checks.reduce((sum, { findings }) => sum + Math.min(findings.length, folded), 0);
function page(page2) {
  const { extent } = page2;
  const shortened = extent !== EXTENTS[0];
  return `${stack(
    top(page2, "#"),
    [subjectLine(page2), runLine(page2)].filter((line) => line !== "").join(" \xB7 "),
    selectionNote(page2),
    policyNote(page2),
    shortened ? "> \u2702\uFE0F Shortened to fit into a page; report.json and report.html have more." : "",
    blocking(page2, "##"),
    extent.leading > 0 ? advisories(page2, "##") : "",
    extent.leading > 0 ? signOff(page2, "##") : "",
    extent.closing ? remarks(page2, "##") : "",
    sections(page2),
    ...extent.closing ? [timeline(page2), waivers(page2), evidence(page2), legend(page2)] : [],
    footer(page2, 64)
  )}
`;
}

export {
  renderSummary
};
