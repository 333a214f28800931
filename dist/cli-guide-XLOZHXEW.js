import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  EXIT,
  cancellation
} from "./chunk-OQ7BTVAN.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-ZJL6Y5QL.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";

// src/fronts/cli-guide.ts
import { join } from "node:path";
var GUIDES = {
  accept: runAccept,
  explain: runExplain,
  doctor: runDoctor,
  report: runReport,
  completion: runCompletion
};
var guideOf = (command) => Object.hasOwn(GUIDES, command) ? GUIDES[command] : void 0;
var print = (text) => {
  process.stdout.write(text);
  return EXIT.go;
};
async function runAccept({ flags, words }) {
  const { accept } = await import("./accept-K3MRHM24.js");
  const { findReportFiles } = await import("./report-file-G2V5QUBU.js");
  const named = words.length > 0 ? words : [join(flags["report-dir"], "report.json")];
  const { files, missing } = await findReportFiles(named, flags["report-dir"]);
  if (missing.length > 0) throw new UsageError(`accept: ${missing.join(", ")}: no report there; run the stage first`);
  const { config, reason, owner, until, prune, "dry-run": dryRun } = flags;
  const done = await accept({ config, reports: files, reason, owner, until, prune, dryRun }, { env: process.env });
  if (dryRun) process.stdout.write(done.text);
  for (const line of done.said) (dryRun ? process.stderr : process.stdout).write(`${neutralise(oneLine(line))}
`);
  return EXIT.go;
}
async function runExplain({ words }) {
  const [rule, ...others] = words;
  if (rule === void 0 || others.length > 0)
    throw new UsageError("explain: name one rule, as reports show it: explain image-unpinned");
  const [{ explain }, { showExplained }] = await Promise.all([
    import("./explain-7AMVZQJP.js"),
    import("./explained-text-OZ6ODT3C.js")
  ]);
  return print(showExplained(await explain(rule)));
}
async function runDoctor({ flags }) {
  const { doctor, showFindings } = await import("./doctor-BXGMSFIL.js");
  const token = process.env.GH_TOKEN || process.env.GITHUB_TOKEN || void 0;
  const findings = await doctor(
    { config: flags.config, workingDirectory: flags["working-directory"], reportDirectory: flags["report-dir"] },
    { env: process.env, cancel: cancellation(), token }
  );
  print(neutralise(showFindings(findings)));
  return findings.every(({ isGood }) => isGood) ? EXIT.go : EXIT.noGo;
}
async function runReport({ words }) {
  const [what, ...files] = words;
  if (what !== "diff") throw new UsageError("report: expected `report diff OLD/report.json NEW/report.json`");
  const [{ compare }, { renderDifference }] = await Promise.all([
    import("./compare-MND5JLIA.js"),
    import("./difference-H6QEFKJG.js")
  ]);
  return print(neutralise(renderDifference(await compare(files))));
}
async function runCollectStages({ flags, words }) {
  const { collectStages } = await import("./collect-stages-63CJULU7.js");
  const { file, said, isWhole } = await collectStages(
    {
      config: flags.config,
      policyRef: flags["policy-ref"],
      instance: flags.instance,
      reportDirectory: flags["report-dir"],
      workingDirectory: flags["working-directory"],
      reports: words
    },
    { env: process.env, cancel: cancellation(), token: process.env.GH_TOKEN || process.env.GITHUB_TOKEN || void 0 }
  );
  print(`${said.map(oneLine).join("\n")}
wrote ${file}
`);
  return isWhole ? EXIT.go : EXIT.noGo;
}
async function runCompletion({ words }) {
  const { completionFor } = await import("./completion-S3OGEGE5.js");
  return print(completionFor(words[0]));
}
export {
  guideOf,
  runCollectStages
};
