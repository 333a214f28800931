import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  countStatuses
} from "./chunk-PWYNHQMC.js";
import {
  retick
} from "./chunk-G4OS7TKS.js";
import {
  signersOf
} from "./chunk-G6QSFJ3Q.js";
import {
  staleResults
} from "./chunk-IAJZWSTG.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  entriesOfPhases,
  hasPhases
} from "./chunk-NIZTT6CV.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/pipeline/sign-off/statement.ts
var nothingSaid = (obstacle) => ({ yes: [], no: [], void: [], obstacles: [obstacle] });
var nameOf = (by) => by ? `@${by.login}` : "an account that is gone";
var COMMENT_CHARACTERS = 500;
var quoted = (comment) => comment.trim() === "" ? ", without a comment" : `: \u201C${clip(comment.trim(), COMMENT_CHARACTERS)}\u201D`;

// src/engines/sign-off/eligibility.ts
var isSame = (a, b) => a.id !== void 0 && b.id !== void 0 ? a.id === b.id : a.login.toLowerCase() === b.login.toLowerCase();
function whyNot(voter, { rules, separation }) {
  if (voter.isBot) return "is a bot";
  const isNamed = rules.people.some((login) => login.toLowerCase() === voter.login.toLowerCase());
  if (!isNamed && rules.teams.length === 0 && rules.people.length > 0) return "is not among the people of the role";
  const started = separation.starters.find(({ by }) => isSame(by, voter));
  if (started && !rules.allowStarter) return started.what;
  const wrote = separation.authors.find(({ by }) => isSame(by, voter));
  return wrote && !rules.allowAuthor ? wrote.what : void 0;
}

// src/engines/sign-off/order.ts
var RUNNER_SKEW_MS = 3e4;
var SERVICE_SKEW_MS = 5e3;
function isJobOf(job, { environment, role }) {
  const own = job.name.split(" / ").at(-1) ?? "";
  const [, listed = ""] = /\(([^()]*)\)$/.exec(own) ?? [];
  const said = listed.split(",").map((part) => part.trim().toLowerCase());
  const names = [environment.toLowerCase(), role.toLowerCase()];
  return own.toLowerCase() === names[0] || names.some((name) => said.includes(name));
}
function validationEnd(jobs, reportedMs) {
  const ends = jobs.flatMap(({ startedAt, completedAt }) => {
    const from = Date.parse(startedAt ?? "");
    const to = Date.parse(completedAt ?? "");
    return from - RUNNER_SKEW_MS <= reportedMs && to + RUNNER_SKEW_MS >= reportedMs ? [to] : [];
  });
  return ends.length === 0 ? void 0 : Math.max(...ends);
}
function whyNoSign(job, validatedMs) {
  const { status, conclusion, startedAt, createdAt } = job;
  if (conclusion === "skipped" || conclusion === "cancelled") return `was ${conclusion}`;
  if (status === "waiting" || status === "pending" || status === "queued" || startedAt === void 0) {
    return "waits for approval";
  }
  if (status === "completed" && conclusion !== "success") return `ended in ${conclusion ?? "nothing known"}`;
  const isAfter = Date.parse(startedAt) >= validatedMs && Date.parse(createdAt) >= validatedMs - SERVICE_SKEW_MS;
  return !isAfter ? "could be approved before the validation had ended" : void 0;
}

// src/pipeline/sign-off/approvals.ts
function byApproval({ role, environment }, { facts, reportedMs }) {
  const { approvals, waiting, attempts } = facts;
  for (const each of [approvals, waiting, attempts]) {
    if ("unknown" in each) return nothingSaid(`could not tell: ${each.unknown}`);
  }
  if ("unknown" in approvals || "unknown" in waiting || "unknown" in attempts) return nothingSaid("could not tell");
  const isHere = (other) => other.toLowerCase() === environment.toLowerCase();
  const own = approvals.is.filter(({ environments }) => environments.some(isHere));
  const yes = own.filter(({ state }) => state === "approved");
  const isWaiting = waiting.is.some(isHere);
  const timing = yes.length === 0 ? void 0 : whyUndated({ environment, role }, { attempts: attempts.is, yes, reportedMs });
  const problem = isWaiting ? `waits for approval in ${environment} now` : timing;
  return {
    yes: yes.flatMap(({ by }) => by ? [{ voter: by, source: `environment ${environment}` }] : []),
    no: own.filter(({ state }) => state === "rejected").map(({ by, comment }) => `${nameOf(by)} rejected it${quoted(comment)}`),
    void: [],
    obstacles: problem === void 0 ? [] : [problem]
  };
}
function whyUndated(name, at) {
  const { attempts, reportedMs } = at;
  const current = attempts.at(-1)?.jobs ?? [];
  const own = current.filter((job) => isJobOf(job, name));
  if (own.length === 0) {
    return `no job of this attempt is called ${name.environment}, so nothing tells when it was approved`;
  }
  const others = current.filter((job) => !isJobOf(job, name));
  const validated = validationEnd(others, reportedMs);
  if (validated === void 0) return "no job of this attempt was running when the report was written";
  const judged = own.map((job) => whyNoSign(job, validated));
  const signs = judged.filter((why) => why === void 0).length;
  if (signs === 0) return `its job ${judged.at(-1)}`;
  return isPlain(name, { ...at, signs }) ? void 0 : `GitHub does not say which approval in ${name.environment} is of this stage and attempt: sign each stage in a run of its own, and start a new run instead of another attempt`;
}
function isPlain(name, at) {
  const { attempts, yes, signs } = at;
  const jobs = attempts.flatMap((attempt) => attempt.jobs.filter((job) => isJobOf(job, name)));
  const ran = jobs.filter(({ conclusion, status, startedAt }) => {
    const isUnder = status === "in_progress" || status === "completed";
    return isUnder && startedAt !== void 0 && conclusion !== "skipped" && conclusion !== "cancelled";
  });
  const times = new Set(ran.map(({ name: name2, startedAt }) => `${name2} ${startedAt}`));
  const people = new Set(yes.map(({ by }) => by?.id));
  const isOwn = times.size <= signs && yes.length <= signs;
  return isOwn || people.size === 1 && yes.length >= times.size;
}

// src/pipeline/sign-off/reviews.ts
function byReview(role, { facts, head, reportedMs }) {
  const { pull } = facts;
  if (pull === void 0) {
    return nothingSaid("has no environment, so only a review can sign it, and this run is about no pull request");
  }
  if ("unknown" in pull) return nothingSaid(`could not tell: ${pull.unknown}`);
  const validated = whenValidated({ facts, reportedMs });
  if (typeof validated === "string") return nothingSaid(validated);
  const words = latestWords(pull.is.reviews).filter(({ by }) => maySign(role, by));
  const approved = words.filter(({ state }) => state === "APPROVED");
  const whyVoid = ({ commit, submittedAt }) => {
    if (head === void 0 || commit !== head) return "approved another commit";
    return Date.parse(submittedAt ?? "") >= validated ? void 0 : "approved before the validation had ended";
  };
  const yes = approved.filter((word) => whyVoid(word) === void 0);
  const dismissed = words.filter(({ state }) => state === "DISMISSED");
  return {
    yes: yes.map(({ by }) => ({ voter: by, source: "review" })),
    // Somebody else's yes stands, whatever became of this one.
    no: yes.length >= role.minimum ? [] : dismissed.map(({ by, comment }) => `the review of ${nameOf(by)} was dismissed${quoted(comment)}`),
    void: approved.flatMap((word) => {
      const why = whyVoid(word);
      return why === void 0 ? [] : [`${nameOf(word.by)} ${why}`];
    }),
    obstacles: []
  };
}
function whenValidated({ facts: { attempts }, reportedMs }) {
  if ("unknown" in attempts) return `could not tell: ${attempts.unknown}`;
  const jobs = attempts.is.flatMap((attempt) => attempt.jobs);
  return validationEnd(jobs, reportedMs) ?? "no job of this run that has ended was running when the report was written";
}
function objections(role, {
  facts,
  yes,
  reviewers
}) {
  const { pull } = facts;
  if (!pull || "unknown" in pull) return { rejections: [], obstacles: [] };
  const asked = latestWords(pull.is.reviews).filter(({ state }) => state === "CHANGES_REQUESTED");
  const counts = (by) => maySign(role, by) || yes.some(({ voter }) => isSame(voter, by)) || reviewers.people.has(by.login.toLowerCase());
  const teams = [.../* @__PURE__ */ new Set([...role.teams, ...reviewers.teams])];
  return {
    rejections: asked.filter(({ by }) => counts(by)).map(({ by, comment }) => `${nameOf(by)} asked for changes${quoted(comment)}`),
    obstacles: teams.length === 0 ? [] : asked.filter(({ by }) => !counts(by)).map(
      ({ by, comment }) => `could not tell whether ${nameOf(by)}, who asked for changes${quoted(comment)}, belongs to ${teams.join(" or ")}: let them approve, or dismiss that review`
    )
  };
}
function reviewersOf(name, { environments }) {
  const rules = environments.get(name);
  const listed = rules && "is" in rules ? rules.is?.reviewers ?? [] : [];
  return {
    people: new Set(listed.flatMap(({ kind, name: login }) => kind === "person" ? [login.toLowerCase()] : [])),
    teams: listed.flatMap(({ kind, name: team }) => kind === "team" ? [team] : [])
  };
}
var maySign = ({ people }, by) => people.some((login) => login.toLowerCase() === by.login.toLowerCase());
var DECIDING = /* @__PURE__ */ new Set(["APPROVED", "CHANGES_REQUESTED", "DISMISSED"]);
function latestWords(reviews) {
  const latest = /* @__PURE__ */ new Map();
  for (const review of reviews) {
    const { by } = review;
    if (by && DECIDING.has(review.state)) latest.set(by.id, { ...review, by });
  }
  return [...latest.values()];
}

// src/pipeline/sign-off/ballot.ts
function countBallot(name, { role, scene, separated }) {
  const { environment } = role;
  const said = environment === void 0 ? byReview(role, scene) : byApproval({ role: name, environment }, scene);
  const ballot = weigh(name, { role, said, separated });
  const { pull } = scene.facts;
  const unseen = environment !== void 0 && pull && "unknown" in pull ? [`could not tell: ${pull.unknown}`] : [];
  const against = objections(role, { facts: scene.facts, yes: said.yes, reviewers: reviewersOf(name, scene.facts) });
  return {
    ...ballot,
    obstacles: [...ballot.obstacles, ...unseen, ...against.obstacles],
    rejections: [...ballot.rejections, ...against.rejections]
  };
}
function weigh(name, { role, said, separated }) {
  const { people, teams, "allow-author": allowAuthor, "allow-starter": allowStarter } = role;
  const rules = { people, teams, allowAuthor, allowStarter };
  const whyVoid = (voter) => whyNot(voter, { rules, separation: separated });
  const refused = said.yes.flatMap(({ voter }) => {
    const why = whyVoid(voter);
    return why === void 0 ? [] : [`${nameOf(voter)} ${why}`];
  });
  return {
    role: name,
    title: role.title,
    seats: role.minimum,
    votes: said.yes.filter(({ voter }) => whyVoid(voter) === void 0),
    refused: [.../* @__PURE__ */ new Set([...refused, ...said.void])],
    obstacles: [...said.obstacles, ...unknowns(role, separated)],
    rejections: said.no,
    signers: signersOf(role)
  };
}
function unknowns(role, { unknownAuthor, unknownStarter }) {
  return [
    ...unknownStarter === void 0 || role["allow-starter"] ? [] : [`could not tell who started the run: ${unknownStarter}`],
    ...unknownAuthor === void 0 || role["allow-author"] ? [] : [`could not tell whose commits these are: ${unknownAuthor}`]
  ];
}

// src/engines/sign-off/matching.ts
function seat(roles) {
  const places = roles.flatMap((role) => Array.from({ length: role.seats }, () => role));
  const placeOf = /* @__PURE__ */ new Map();
  const take = (place, asked) => {
    for (const person of places[place]?.candidates ?? []) {
      if (asked.has(person)) continue;
      asked.add(person);
      const other = placeOf.get(person);
      if (other !== void 0 && !take(other, asked)) continue;
      placeOf.set(person, place);
      return true;
    }
    return false;
  };
  for (const place of places.keys()) take(place, /* @__PURE__ */ new Set());
  return new Map(
    roles.map((role) => {
      const seated = [...placeOf].filter(([, place]) => places[place] === role).map(([person]) => person);
      return [role.role, [...new Set(role.candidates)].filter((person) => seated.includes(person))];
    })
  );
}

// src/pipeline/sign-off/count.ts
function countBallots(ballots) {
  const isOpen = ({ obstacles, rejections }) => obstacles.length + rejections.length === 0;
  const seating = seat(
    ballots.map((ballot) => ({
      role: ballot.role,
      seats: ballot.seats,
      candidates: isOpen(ballot) ? ballot.votes.map(({ voter }) => keyOf(voter)) : []
    }))
  );
  return ballots.map((ballot) => outcome(ballot, { seating, ballots }));
}
function outcome(ballot, at) {
  const { role, title, seats, rejections, obstacles, signers } = ballot;
  const seated = at.seating.get(role) ?? [];
  if (rejections.length > 0) return { role, title, status: "rejected", why: sentences(rejections) };
  const signed = ballot.votes.filter(({ voter }) => seated.includes(keyOf(voter)));
  const person = [...new Set(signed.map(({ voter }) => voter.login))].join(", ");
  if (seated.length >= seats) {
    return {
      role,
      title,
      status: "signed",
      person,
      source: [...new Set(signed.map(({ source }) => source))].join(", ")
    };
  }
  const counted = seats > 1 ? [`${seated.length} of ${seats} have signed${person === "" ? "" : ` (${person})`}`] : [];
  const all = [...counted, ...obstacles, ...ballot.refused, ...elsewhere(ballot, at)];
  const open = all.length === 0 ? ["nobody has signed"] : all;
  return { role, title, status: "pending", why: sentences([...open, `It can be signed by ${signers}`]) };
}
function elsewhere({ votes, role }, {
  seating,
  ballots
}) {
  const told = votes.flatMap(({ voter }) => {
    const other = ballots.find((each) => each.role !== role && seating.get(each.role)?.includes(keyOf(voter)));
    return other ? [`${nameOf(voter)} signs as ${other.title} already`] : [];
  });
  return [...new Set(told)];
}
var keyOf = ({ id, login }) => id === void 0 ? login.toLowerCase() : `#${id}`;
var sentences = (texts) => texts.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.?$/, ".")).join(" ");

// src/pipeline/sign-off/evidence.ts
function evidenceFaults(report, bond) {
  const missing = missingEvidence(report, bond).map((message) => ({ code: "evidence-missing", message }));
  const stale = staleEvidence(report, bond).map((message) => ({ code: "evidence-stale", message }));
  return [...missing, ...stale];
}
function missingEvidence(report, { project, stageName, stage, wantedDigest, isDryRun }) {
  const ids = new Set(report.checks.map(({ id }) => id));
  const absent = signedEntries(stage).filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  const { selection } = report;
  return [
    ...wantedDigest === void 0 && !isDryRun ? ["nothing says which report people have approved: pass `report-digest` from the job that validated"] : [],
    ...report.project === project && report.stage === stageName ? [] : [`the report is of ${report.project} / ${report.stage}, not of ${project} / ${stageName}`],
    ...selection === void 0 ? [] : ["the report is of a part of the stage only"],
    ...stage["sign-off"]?.at === "end" && hasPhases(stage) && report.complete !== true ? ["the report does not hold all phases of the stage, and people sign at its end"] : [],
    ...absent.length === 0 || selection !== void 0 ? [] : [`the report has no result of ${absent.join(", ")}`]
  ];
}
var NAMES = {
  repository: "repository",
  sha: "commit",
  head: "last commit of the pull request",
  runId: "run",
  runAttempt: "attempt of the run"
};
function staleEvidence(report, bond) {
  const { digest, wantedDigest, subject, isDryRun } = bond;
  const isEarlier = isEarlierAttempt(report, bond);
  const compared = isDryRun ? ["sha"] : ["repository", "sha", "head", "runId", ...isEarlier ? [] : ["runAttempt"]];
  const others = compared.filter((key) => report.subject[key] !== subject[key] && !(isDryRun && !subject[key]));
  return [
    ...wantedDigest === void 0 || bare(wantedDigest) === bare(digest) ? [] : [`report.json has the digest ${digest}, and what was validated had ${wantedDigest}: it was changed since`],
    ...report.signOff === void 0 ? [] : ["the report has been through a sign-off already: give the one that `run` wrote"],
    ...others.map(
      (key) => `the report is of another ${NAMES[key]}: ${report.subject[key] ?? "none"} instead of ${subject[key] ?? "none"}`
    ),
    ...report.subject.dirty ? ["the report was made of files that are not those of its commit"] : [],
    ...report.subject.configDigest === subject.configDigest ? [] : ["the report was judged by another config: it has changed since, or `policy-ref` differs"],
    ...contradictions(report, bond),
    ...endedWaivers(report, bond)
  ];
}
function isEarlierAttempt({ subject: of }, { subject, reviewsOnly }) {
  return reviewsOnly && Number(of.runAttempt) < Number(subject.runAttempt);
}
function contradictions(report, { stage }) {
  return report.checks.flatMap(({ id, kind, required, attestedBy }) => {
    const entry = signedEntries(stage).find((check) => check.id === id);
    if (!entry) return [`the report has a result of ${id}, which the stage does not have`];
    const role = entry.with.attestedBy?.role;
    const isSame2 = entry.kind === kind && entry.required === required && role === attestedBy?.role;
    return isSame2 ? [] : [`the report has another check under the name ${id}`];
  });
}
function endedWaivers({ checks }, { now }) {
  const today = now.toISOString().slice(0, 10);
  return checks.flatMap(({ id, status, required, findings }) => {
    const ends = findings.flatMap(({ waived }) => waived && waived.expires < today ? [waived.expires] : []);
    const isExcused = required && status === "waived" && ends.length > 0;
    return isExcused ? [`a waiver of ${id} has ended since, on ${ends.sort()[0]}: run the stage again`] : [];
  });
}
var staleChecks = ({ checks }, { stage, stageName, now }) => staleResults(checks, {
  checks: signedEntries(stage).map(({ id, required, "max-age": maxAgeMs }) => ({ id, required, maxAgeMs })),
  now,
  again: `run ${stageName} again, and have it signed`
});
var signedEntries = (stage) => stage["sign-off"]?.at === "end" ? [...entriesOfPhases(stage)] : stage.checks;
var bare = (digest) => digest.trim().toLowerCase().replace(/^sha256:/, "");

// src/engines/sign-off/audit.ts
import picomatch from "picomatch";
function audit(found, wanted) {
  if (found === void 0) return ["does not exist"];
  if (found.reviewers.length === 0) return ["has no required reviewers: jobs in it start without anybody's approval"];
  return [
    ...wanted.allowStarter || found.preventsSelfReview === true ? [] : ["lets whoever starts the run approve it themselves"],
    ...found.adminsCanBypass === false ? [] : [bypass(found.adminsCanBypass)],
    ...reviewersOf2(found, wanted),
    ...refsOf(found, wanted)
  ];
}
var bypass = (can) => can === void 0 ? "could not be seen whole: GitHub does not say whether administrators can bypass it" : "lets administrators bypass its reviewers";
function reviewersOf2({ reviewers }, { people, teams }) {
  if (people.length + teams.length === 0) return [];
  const wanted = [...people.map((name) => `@${name}`), ...teams.map((name) => `team ${name}`)];
  const actual = reviewers.map(({ kind, name }) => kind === "team" ? `team ${name}` : `@${name}`);
  const has = (list, name) => list.some((each) => each.toLowerCase() === name.toLowerCase());
  const strangers = actual.filter((name) => !has(wanted, name));
  const absent = wanted.filter((name) => !has(actual, name));
  return [
    ...strangers.length > 0 ? [`lets ${strangers.join(", ")} approve, whom the config does not name`] : [],
    ...absent.length > 0 ? [`does not ask ${absent.join(", ")}, whom the config names`] : []
  ];
}
function refsOf({ refs }, { ref }) {
  if (refs === "all" || refs === "protected") return [];
  if (ref === void 0) return ["is for some branches only, and the run does not say on which it is"];
  const [kind, name] = ref.startsWith("refs/tags/") ? ["tag", ref.slice("refs/tags/".length)] : ["branch", ref.replace(/^refs\/heads\//, "")];
  const patterns = refs.filter((each) => each.kind === kind).map(({ pattern }) => pattern);
  if (patterns.some((pattern) => picomatch.isMatch(name, pattern, { dot: true }))) return [];
  const shown = refs.map((each) => each.kind === "tag" ? `tag ${each.pattern}` : each.pattern).join(", ");
  return [`is for ${shown === "" ? "no branch" : shown}, and this run is on ${name}`];
}

// src/pipeline/sign-off/settings.ts
function settingsFor(role, { found, place }) {
  const repository = place.repository ?? "OWNER/REPO";
  const page = `${place.server}/${repository}/settings/environments`;
  return `Set it up with \`${protectionCommand(role, { found, place, repository })}\` or at ${page}`;
}
function protectionCommand(role, {
  found,
  place,
  repository
}) {
  const path = `repos/${repository}/environments/${encodeURIComponent(role.environment ?? "")}`;
  const reviewers = [
    ...role.people.map((login) => reviewer("User", `users/${login}`)),
    ...role.teams.map((team) => reviewer("Team", `orgs/${team.replace("/", "/teams/")}`))
  ];
  const settings = [
    ...reviewers.length === 0 ? [] : [`"reviewers": [${reviewers.join(", ")}]`],
    `"prevent_self_review": ${!role["allow-starter"]}`,
    '"can_admins_bypass": false',
    `"deployment_branch_policy": ${policyOf(found?.refs)}`
  ];
  const body = `{${settings.join(", ")}}`.replaceAll('"', '\\"');
  const put = `echo "${body}" | gh api -X PUT "${path}" --input -`;
  const branch = branchToAdd(found, place);
  return branch === void 0 ? put : `${put} && gh api -X POST "${path}/deployment-branch-policies" -f name=${branch}`;
}
var reviewer = (type, path) => `{"type": "${type}", "id": $(gh api ${path} --jq .id)}`;
function policyOf(refs) {
  if (refs === "all") return "null";
  const isProtected = refs === "protected";
  return `{"protected_branches": ${isProtected}, "custom_branch_policies": ${!isProtected}}`;
}
function branchToAdd(found, { ref }) {
  if (found !== void 0 && (typeof found.refs === "string" || found.refs.length > 0)) return void 0;
  const [, branch] = /^refs\/heads\/([\w./-]+)$/.exec(ref ?? "") ?? [];
  return branch;
}

// src/pipeline/sign-off/protection.ts
function auditEnvironments(roles, at) {
  return [...roles].flatMap(([name, role]) => {
    const { environment } = role;
    if (environment === void 0) return [];
    const found = at.environments.get(name) ?? { unknown: "nobody has asked" };
    if ("unknown" in found) {
      const message = `${role.title}: could not tell whether the environment ${environment} is protected: ${found.unknown}`;
      return [{ role: name, message: `${message}. The token needs actions: read.` }];
    }
    const defects = audit(found.is, {
      environment,
      people: role.people,
      teams: role.teams,
      allowStarter: role["allow-starter"],
      ref: at.place.ref
    });
    if (defects.length === 0) return [];
    const what = `${role.title}: the environment ${environment} ${defects.join("; it ")}`;
    return [{ role: name, message: `${what}. ${settingsFor(role, { found: found.is, place: at.place })}` }];
  });
}

// src/pipeline/sign-off/separation.ts
function separate({ attempts, commits, pull }) {
  const tried = "is" in attempts ? attempts.is : [];
  const starters = tried.flatMap(({ actor, starter }, index) => [
    ...actor ? [{ by: actor, what: "caused this run" }] : [],
    ...starter ? [{ by: starter, what: index === 0 ? "started this run" : `started attempt ${index + 1} of this run` }] : []
  ]);
  const nameless = tried.some(({ actor, starter }) => actor === void 0 || starter === void 0);
  const pullAuthor = pull && "is" in pull ? pull.is.author : void 0;
  return {
    starters,
    unknownStarter: "unknown" in attempts ? attempts.unknown : nameless ? "GitHub does not say who started the run" : void 0,
    authors: [
      ...pullAuthor ? [{ by: pullAuthor, what: "opened the pull request" }] : [],
      ..."is" in commits ? commits.is.commits.flatMap(deedsOf) : []
    ],
    unknownAuthor: "unknown" in commits ? commits.unknown : unknownCommit(commits.is.commits)
  };
}
function deedsOf({ sha, message, author, committer }) {
  const short = sha.slice(0, 10);
  return [
    ...author ? [{ by: author, what: `wrote the commit ${short}` }] : [],
    ...committer ? [{ by: committer, what: `committed ${short}` }] : [],
    ...coAuthors(message).flatMap(({ voters }) => voters).map((by) => ({ by, what: `helped to write the commit ${short}` }))
  ];
}
var TRAILER = /^[ \t]*co-authored-by[ \t]*[:=][ \t]*(.*(?:\r?\n[ \t]+\S.*)*)/gim;
var OWN_ADDRESS = /^(?:(\d{1,15})\+)?([\w[\]-]+)@users\.noreply\.[\w.-]+$/i;
function coAuthors(message) {
  return [...message.matchAll(TRAILER)].map(([, value = ""]) => {
    const folded = value.replace(/\s+/g, " ").trim();
    const address = /<([^<>]*)>/.exec(folded)?.[1]?.trim() ?? "";
    const shown = clip(folded.replace(/<[^<>]*>?/, "").trim() || "somebody without a name", 80);
    const [, number, login = ""] = OWN_ADDRESS.exec(address) ?? [];
    if (login === "") return { shown, voters: [] };
    const named = { id: void 0, login, isBot: login.endsWith("[bot]") };
    return { shown, voters: number === void 0 ? [named] : [{ ...named, id: Number(number) }, named] };
  });
}
function unknownCommit(commits) {
  const odd = commits.flatMap(({ sha, author, committer, message }) => {
    const short = sha.slice(0, 10);
    if (author === void 0 || committer === void 0)
      return [`no account belongs to the address of who wrote the commit ${short}`];
    const [nobody] = coAuthors(message).filter(({ voters }) => voters.length === 0);
    return nobody === void 0 ? [] : [`no account is known for ${nobody.shown}, a co-author of the commit ${short}`];
  });
  const [first] = odd;
  if (first === void 0) return void 0;
  return odd.length > 1 ? `${first} and ${odd.length - 1} more` : first;
}

// src/pipeline/sign-off/decide.ts
function decideSignOff(asked) {
  const { report, bond, roles, facts, place } = asked;
  const faults = [...evidenceFaults(report, bond), ...movedOn(asked)];
  if (faults.length > 0) return nobodySigned(asked, faults);
  const unprotected = auditEnvironments(roles, { environments: facts.environments, place });
  const scene = { facts, reportedMs: writtenAt(report), head: bond.subject.head };
  const separated = separate(facts);
  const ballots = [...roles].map(([name, role]) => {
    const ballot = countBallot(name, { role, scene, separated });
    const bare2 = unprotected.some((each) => each.role === name) ? ["its environment is not protected"] : [];
    return { ...ballot, obstacles: [...bare2, ...ballot.obstacles] };
  });
  return conclude(asked, {
    roles: countBallots(ballots),
    reasons: [
      ...staleChecks(report, bond),
      ...unprotected.map(({ message }) => ({ code: "sign-off-unprotected", message }))
    ]
  });
}
var writtenAt = ({ startedAt, durationMs, collectedAt }) => collectedAt === void 0 ? Date.parse(startedAt) + durationMs : Date.parse(collectedAt);
function movedOn({ bond, facts }) {
  const { subject } = bond;
  const current = "is" in facts.attempts ? facts.attempts.is.at(-1) : void 0;
  const pull = facts.pull && "is" in facts.pull ? facts.pull.is : void 0;
  const stale = (message) => ({ code: "evidence-stale", message });
  return [
    ...pull && pull.head !== subject.head ? [stale(`the pull request has moved on to ${pull.head}, and ${subject.head ?? "nothing"} was validated`)] : [],
    ...current && current.sha !== subject.sha && current.sha !== subject.head ? [stale(`GitHub says that the run is about ${current.sha}, not about ${subject.sha ?? "nothing"}`)] : []
  ];
}
function nobodySigned({ report, bond, roles }, reasons) {
  const pending = [...roles].map(([role, { title }]) => {
    return { role, title, status: "pending", why: "What may have been signed is not this evidence." };
  });
  return conclude({ report, bond }, { roles: pending, reasons });
}
var ORDER = [
  "evidence-missing",
  "evidence-stale",
  "sign-off-unprotected",
  "sign-off-rejected",
  "sign-off-pending"
];
function conclude({ report, bond }, found) {
  const checks = report.checks.map((result) => attested(result, found.roles));
  const checklist = report.checklist && retick(report.checklist, { results: checks, roles: found.roles });
  const own = judge({
    results: checks,
    whenNothingApplies: bond.stage["when-nothing-applies"],
    cancelled: false,
    checklist,
    faults: []
  });
  const asked = [
    ...found.reasons,
    ...found.roles.flatMap(reasonOf),
    ...own.reasons.filter(({ code }) => code === "sign-off-pending")
  ].sort((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code));
  const isOfEvidence = ({ code }) => code === "evidence-missing" || code === "evidence-stale";
  const reasons = [
    ...asked.filter(isOfEvidence),
    ...carried(report, own.reasons),
    ...asked.filter((reason) => !isOfEvidence(reason))
  ];
  const signOff = {
    roles: found.roles,
    report: bond.digest,
    ...bond.isDryRun ? { dryRun: true } : {}
  };
  const { toSign: _, ...rest } = report;
  const [first] = reasons;
  const go = { code: "all-required-passed", message: goMessage(own.reasons[0]?.message ?? "", found.roles) };
  return {
    ...rest,
    // The attempt that decides may be a later one than that which validated; its report's digest tells which that was.
    ...bond.isDryRun ? {} : { subject: { ...rest.subject, runAttempt: bond.subject.runAttempt } },
    decision: first ? "no-go" : "go",
    reasonCode: first?.code ?? go.code,
    reasons: first ? reasons : [go],
    counts: countStatuses(checks),
    checks,
    ...checklist ? { checklist } : {},
    signOff
  };
}
function carried(report, now) {
  const lasting = ({ code }) => code !== "sign-off-pending" && code !== "all-required-passed";
  const before = report.reasons.filter(lasting);
  const isNew = (reason) => !before.some(({ code, check }) => code === reason.code && check === reason.check);
  return [...before, ...now.filter((reason) => lasting(reason) && isNew(reason))];
}
function attested(result, roles) {
  const { attestedBy } = result;
  const by = roles.find(({ role, status }) => status === "signed" && role === attestedBy?.role);
  if (!attestedBy || result.status !== "pending" && result.reasonCode !== "attested") return result;
  if (!by) {
    const summary = result.status === "pending" ? result.summary : `${attestedBy.role} has yet to attest: ${attestedBy.ask}`;
    return { ...result, status: "pending", reasonCode: "attestation-pending", summary };
  }
  const who = (by.person ?? "").split(", ").map((login) => `@${login}`).join(" and ");
  return {
    ...result,
    status: "passed",
    reasonCode: "attested",
    summary: `${who} attested it as ${by.title ?? by.role}: ${attestedBy.ask}`
  };
}
function reasonOf({ role, title, status, why }) {
  if (status === "signed") return [];
  const code = status === "rejected" ? "sign-off-rejected" : "sign-off-pending";
  return [{ code, message: `${title ?? role}: ${why ?? "nobody has signed"}` }];
}
var goMessage = (own, roles) => `${own}; signed by ${roles.map(({ title, role, person }) => `${title ?? role} (${person ?? ""})`).join(", ")}`;

export {
  quoted,
  weigh,
  countBallots,
  evidenceFaults,
  staleChecks,
  decideSignOff,
  nobodySigned,
  conclude
};
