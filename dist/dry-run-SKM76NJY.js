import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  conclude,
  countBallots,
  evidenceFaults,
  nobodySigned,
  quoted,
  staleChecks,
  weigh
} from "./chunk-I4FATCK4.js";
import "./chunk-PWYNHQMC.js";
import "./chunk-G4OS7TKS.js";
import "./chunk-G6QSFJ3Q.js";
import "./chunk-IAJZWSTG.js";
import "./chunk-C7QMJHWE.js";
import "./chunk-FLEPBBHH.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-UFD3GGFB.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/pipeline/sign-off/dry-run.ts
function dryRun(asked, file) {
  const { report, bond, roles } = asked;
  const faults = evidenceFaults(report, bond);
  const decided = faults.length > 0 ? nobodySigned(asked, faults) : conclude(asked, { roles: countBallots(ballots(roles, file)), reasons: staleChecks(report, bond) });
  const { runId: _, runAttempt: __, ...subject } = decided.subject;
  return {
    ...decided,
    subject: { ...subject, event: "dry-run" },
    notices: ["This is a dry run: the approvals come from a file, and it proves nothing.", ...decided.notices ?? []]
  };
}
function ballots(roles, { approvals, starters, authors }) {
  const deeds = (logins, what) => logins.map((login) => ({ by: { id: void 0, login, isBot: false }, what }));
  const separated = {
    starters: deeds(starters, "started this run"),
    authors: deeds(authors, "wrote a commit of it"),
    unknownStarter: void 0,
    unknownAuthor: void 0
  };
  return [...roles].map(([name, role]) => {
    const own = approvals.filter((each) => each.role === name);
    const said = {
      yes: own.filter(({ state }) => state === "approved").map(({ person }) => ({
        voter: { id: void 0, login: person, isBot: person.endsWith("[bot]") },
        source: "file"
      })),
      no: own.filter(({ state }) => state === "rejected").map(({ person, comment }) => `@${person} rejected it${quoted(comment)}`),
      void: [],
      obstacles: []
    };
    return weigh(name, { role, said, separated });
  });
}
export {
  dryRun
};
