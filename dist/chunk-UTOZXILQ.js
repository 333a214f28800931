import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  doneLine,
  nowAndThen,
  startLine,
  toldLine
} from "./chunk-KMMAZEUJ.js";
import {
  plain
} from "./chunk-JO7AAMH6.js";
import {
  escapeCommandData,
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  worstFirst
} from "./chunk-Z5QH3WDO.js";
import {
  showEnded,
  showMeasurement
} from "./chunk-TNULEZAG.js";
import {
  visible
} from "./chunk-N3UFVQ2O.js";
import {
  clip,
  clipMiddle
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showNumber
} from "./chunk-WDRWDCXA.js";
import {
  showPlace
} from "./chunk-M73TIXWB.js";

// src/reporters/terminal/workflow-log.ts
var FINDINGS = 100;
var OUTPUT = 64e3;
function workflowProgress(write) {
  return {
    begin: (steps) => write(`Running ${count(steps.length, "check")}
`),
    started: ({ name, attempt }) => write(`${neutralise(startLine(name, attempt))}
`),
    told: nowAndThen(({ name }, text) => write(`${neutralise(toldLine(name, text))}
`)),
    finished: (result) => write(renderGroup(result)),
    end: () => {
    }
  };
}
function renderGroup(result) {
  const inside = neutralise(lines(result).join("\n"));
  return `::group::${escapeCommandData(neutralise(doneLine(result)))}
${inside}
::endgroup::
`;
}
function lines(result) {
  const findings = worstFirst(result.findings).slice(0, FINDINGS);
  const rest = result.findings.length - findings.length;
  return [
    plain(result.summary),
    ...result.remedy === void 0 ? [] : [`To mend it: ${plain(result.remedy)}`],
    ...result.help === void 0 ? [] : [`More: ${plain(result.help)}`],
    ...result.measurements.map((measured) => plain(showMeasurement(measured))),
    ...findings.map((finding) => {
      const place = showPlace(finding);
      const level = finding.waived ? "waived" : finding.level;
      const by = finding.waived ? `until ${finding.waived.expires} by ${finding.waived.owner}` : "";
      const ended = showEnded(finding);
      const note = clip(plain(ended ?? by), 500);
      return `${level}: ${place === void 0 ? "" : `${plain(place)}: `}${clip(plain(finding.message), 1e3)} [${plain(finding.rule)}]${note === "" ? "" : ` (${note})`}`;
    }),
    ...rest > 0 ? [`\u2026 and ${showNumber(rest)} more findings`] : [],
    ...result.details.flatMap(({ title, text }) => ["", `\u2500\u2500 ${plain(title)} \u2500\u2500`, visible(clipMiddle(text, OUTPUT))])
  ];
}

export {
  workflowProgress,
  renderGroup
};
