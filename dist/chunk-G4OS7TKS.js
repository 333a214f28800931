import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  slugOf
} from "./chunk-FLEPBBHH.js";
import {
  listsOf
} from "./chunk-NIZTT6CV.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  BY_WATCH,
  byStage
} from "./chunk-XS6RYBSZ.js";
import {
  ENDING_DAYS
} from "./chunk-7SUMUGD6.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checklist/covers.ts
function coversOf(config) {
  return Object.entries(config.stages).flatMap(([stage, body]) => [
    ...listsOf({ ...body, rollback: void 0 }).flatMap(
      ({ path: list, entries }) => entries.flatMap(
        ({ id, covers, required, with: bound }, index) => covers.map((slug, at) => {
          const path = ["stages", stage, ...list, index, "covers", at];
          return { slug, path, stage, by: id, canBlock: required, isAttested: bound.attestedBy !== void 0 };
        })
      )
    ),
    ...(body.watch?.covers ?? []).map((slug, at) => {
      const path = ["stages", stage, "watch", "covers", at];
      return { slug, path, stage, by: BY_WATCH, canBlock: true, isAttested: false };
    }),
    ...(body.after?.covers ?? []).map((slug, at) => {
      const path = ["stages", stage, "after", "covers", at];
      return { slug, path, stage, by: byStage(body.after?.stage ?? ""), canBlock: true, isAttested: false };
    }),
    ...(body["follow-up"]?.tasks ?? []).flatMap(
      ({ id, covers }, index) => covers.map((slug, at) => {
        const path = ["stages", stage, "follow-up", "tasks", index, "covers", at];
        return { slug, path, stage, by: `follow-up:${id}`, canBlock: true, isAttested: false };
      })
    )
  ]);
}

// src/checklist/excuses.ts
function bindExcuses(items, config, today) {
  const inForce = config.excused.filter(({ expires }) => expires >= today);
  const conditions = new Map(
    Object.entries(config.stages).flatMap(
      ([stage, { rollback }]) => (rollback?.covers ?? []).map((slug) => [slug, stage])
    )
  );
  const paths = items.map(sectionsOf);
  return {
    ofItem: items.map(({ slug }) => {
      const stage = conditions.get(slug);
      if (stage !== void 0) return { why: `a condition of the rollback of ${stage}, no task`, isCondition: true };
      return excuseOf(inForce.find(({ item }) => item === slug));
    }),
    ofSection: paths.map(
      (own) => excuseOf(inForce.find(({ section }) => section !== void 0 && own.some((path) => isNamed(path, section))))
    ),
    named: [
      ...config.excused.flatMap(
        ({ item }, index) => item === void 0 ? [] : [{ slug: item, path: ["excused", index, "item"] }]
      ),
      ...Object.entries(config.stages).flatMap(
        ([stage, { rollback }]) => (rollback?.covers ?? []).map((slug, index) => ({
          slug,
          path: ["stages", stage, "rollback", "covers", index]
        }))
      )
    ],
    misfits: config.excused.flatMap(({ section }, index) => {
      const message = section === void 0 ? void 0 : whyNoSection(section, paths);
      return message === void 0 ? [] : [{ path: ["excused", index, "section"], message }];
    }),
    notices: (bound) => config.excused.flatMap((entry) => notice(entry, { bound, today }))
  };
}
var excuseOf = (entry) => entry && { why: whyOf(entry), isCondition: false };
var whyOf = ({ reason, owner, expires }) => `${reason} (${owner}, until ${expires})`;
var sectionsOf = ({ headings }) => headings.map(
  (_, index) => headings.slice(0, index + 1).map(slugOf).join("/")
);
function isNamed(path, section) {
  const names = [slugOf(section), section.split("/").map(slugOf).join("/")];
  return names.some((name) => path === name || path.endsWith(`/${name}`));
}
function whyNoSection(section, paths) {
  const all = [...new Set(paths.flat())];
  const fitting = all.filter((path) => isNamed(path, section));
  if (fitting.length === 1) return void 0;
  if (fitting.length > 1) return `"${section}" stands for several sections of the checklist: ${fitting.join(", ")}`;
  const near = nearest(slugOf(section), [.../* @__PURE__ */ new Set([...all, ...all.map((path) => path.split("/").at(-1) ?? "")])]);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return `"${section}" is no section of the checklist with items${hint}`;
}
function notice(entry, { bound, today }) {
  const { item, section, reason, owner, expires } = entry;
  const what = item === void 0 ? `the section "${section}"` : `the item ${item}`;
  if (expires < today) return [`The excuse of ${what} ended on ${expires} (${owner}: ${reason}).`];
  if (!bound.some(({ excuse }) => excuse === whyOf(entry)))
    return [`The excuse of ${what} excuses nothing: all of it is covered; ${owner} may remove it.`];
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / 864e5);
  if (days > ENDING_DAYS) return [];
  const when = days === 0 ? "today" : `in ${count(days, "day")}`;
  return [`The excuse of ${what} ends on ${expires}, ${when} (${owner}: ${reason}).`];
}

// src/checklist/signatures.ts
function bindSignatures(items, config) {
  const signers = Object.entries(config.stages).flatMap(
    ([stage, { "sign-off": signOff }]) => (signOff?.roles ?? []).map((role) => ({
      stage,
      by: `sign-off:${role}`,
      names: [slugOf(role), slugOf(config.roles[role]?.title ?? role)]
    }))
  );
  const stages = Object.keys(config.stages);
  const homes = items.map(({ headings }) => homesOf(headings, stages));
  const slugs = items.map(({ label }) => slugOf(label));
  return items.map((_, index) => {
    const fitting = signers.filter(({ names }) => names.includes(slugs[index] ?? ""));
    if (fitting.length === 0) return [];
    const home = homes[index];
    const own = home === void 0 ? fitting : fitting.filter(({ stage }) => home.includes(stage));
    const others = slugs.filter((slug, at) => slug === slugs[index] && homes[at] === void 0);
    const isAmbiguous = home === void 0 && new Set(own.map(({ stage }) => stage)).size > 1 && others.length > 1;
    return isAmbiguous ? [] : own.map(({ stage, by }) => ({ stage, by }));
  });
}
function homesOf(headings, stages) {
  for (const heading of [...headings].reverse()) {
    const text = `-${slugOf(heading)}-`;
    const named = stages.filter((stage) => text.includes(`-${slugOf(stage)}-`));
    const own = named.filter(
      (stage) => !named.some((other) => other !== stage && `-${slugOf(other)}-`.includes(`-${slugOf(stage)}-`))
    );
    if (own.length > 0) return own;
  }
  return void 0;
}

// src/checklist/bind.ts
function bindChecklist(items, config, today) {
  const known = new Set(items.map(({ slug }) => slug));
  const named = coversOf(config);
  const excuses = bindExcuses(items, config, today);
  const signatures = bindSignatures(items, config);
  const own = items.map(({ slug }, index) => [
    ...named.filter((cover) => cover.canBlock && cover.slug === slug),
    ...signatures[index] ?? []
  ]);
  const bound = items.map((item, index) => {
    const way = wayUp(items, index);
    const excuse = excuseOf2(way, { own, excuses }) ?? (from(way, own) < 0 ? excuses.ofSection[index] : void 0);
    const covers = excuse === void 0 ? way.flatMap((at) => own[at] ?? []).map(({ stage, by }) => ({ stage, by })) : [];
    return { ...item, covers, excuse: excuse?.why };
  });
  const covered = settle(bound, ({ covers, excuse }) => covers.length > 0 || excuse !== void 0);
  const attesting = items.map(
    (_, index) => (signatures[index] ?? []).length > 0 || wayUp(items, index).some((at) => own[at]?.some((cover) => "isAttested" in cover && cover.isAttested))
  );
  return {
    items: bound,
    tally: {
      items: items.length,
      covered: covered.filter(Boolean).length,
      attested: attesting.filter(Boolean).length,
      uncovered: items.filter((_, index) => !covered[index]).map(({ slug }) => slug)
    },
    misfits: [
      ...[...named, ...excuses.named].flatMap(
        ({ slug, path }) => known.has(slug) ? [] : [{ path, message: unknownItem(slug, [...known]) }]
      ),
      ...excuses.misfits,
      ...powerless({ items, named, covered })
    ],
    notices: excuses.notices(bound)
  };
}
var from = (way, own) => way.findIndex((at) => (own[at] ?? []).length > 0);
function excuseOf2(way, { own, excuses }) {
  const cover = from(way, own);
  const found = way.findIndex((at) => excuses.ofItem[at] !== void 0);
  const excuse = excuses.ofItem[way[found] ?? -1];
  if (excuse === void 0 || cover < 0 || found < cover) return excuse;
  return excuse.isCondition && found === cover ? excuse : void 0;
}
function wayUp(items, index) {
  const way = [];
  for (let at = index; at !== void 0; at = items[at]?.parent) way.push(at);
  return way;
}
function settle(items, is) {
  const settled = items.map(is);
  const children = childrenOf(items);
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const below = children[index] ?? [];
    if (below.length > 0 && below.every((child) => settled[child])) settled[index] = true;
  }
  return settled;
}
function childrenOf(items) {
  const children = items.map(() => []);
  for (const [index, { parent }] of items.entries()) if (parent !== void 0) children[parent]?.push(index);
  return children;
}
function powerless(at) {
  const index = new Map(at.items.map(({ slug }, position) => [slug, position]));
  return at.named.flatMap(({ slug, path, canBlock }) => {
    const position = index.get(slug);
    if (canBlock || position === void 0 || at.covered[position]) return [];
    const message = `"${slug}" is covered by nothing that can block: a check with \`required: false\` proves no item; make it required, cover the item by another, or excuse it under \`excused\``;
    return [{ path, message }];
  });
}
function unknownItem(slug, known) {
  const longer = known.filter((name) => name.endsWith(`/${slug}`));
  if (longer.length > 0) return `"${slug}" stands for several items of the checklist: ${longer.join(", ")}`;
  const near = nearest(slug, known);
  return `"${slug}" is no item of the checklist${near === void 0 ? "" : `; did you mean "${near}"?`}`;
}

// src/checklist/tick.ts
var RANK = ["failed", "unknown", "uncovered", "waits", "other-stage", "excused", "proven"];
function tickChecklist({ items, tally }, at) {
  return {
    ...tally,
    lines: withAllParts(
      items,
      items.map((item) => lineOf(item, at))
    )
  };
}
function tickStages({ items, tally }, founds) {
  const lines = items.map(({ slug, text, covers, excuse }) => {
    const line = { slug, text };
    if (excuse !== void 0) return { ...line, state: "excused", by: [], why: excuse };
    if (covers.length === 0) return { ...line, state: "uncovered", by: [] };
    const said = covers.map(({ stage, by }) => {
      const found = founds.get(stage);
      return found === void 0 ? { state: "other-stage" } : sayingOf(by, found);
    });
    return { ...line, by: [...new Set(covers.map(({ stage, by }) => `${stage}/${by}`))], ...combine(said) };
  });
  return { ...tally, lines: withAllParts(items, lines) };
}
function withAllParts(items, own) {
  const lines = [...own];
  const children = childrenOf(items);
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    const below = (children[index] ?? []).flatMap((child) => lines[child] ?? []);
    if (line && below.length > 0) lines[index] = withParts(line, below);
  }
  return lines;
}
function retick(tally, found) {
  const lines = tally.lines?.map((line) => {
    if (line.state !== "waits") return line;
    const said = line.by.map((by) => by.includes("/") ? { state: "other-stage" } : sayingOf(by, found));
    return { ...line, ...combine(said) };
  });
  return lines === void 0 ? tally : { ...tally, lines };
}
function lineOf({ slug, text, covers, excuse }, at) {
  const line = { slug, text };
  if (excuse !== void 0) return { ...line, state: "excused", by: [], why: excuse };
  const own = [...new Set(covers.filter(({ stage }) => stage === at.stage).map(({ by }) => by))];
  if (own.length > 0) return { ...line, by: own, ...combine(own.map((by) => sayingOf(by, at))) };
  if (covers.length === 0) return { ...line, state: "uncovered", by: [] };
  return { ...line, state: "other-stage", by: [...new Set(covers.map(({ stage, by }) => `${stage}/${by}`))] };
}
function withParts(line, below) {
  const all = line.state === "uncovered" ? below : [line, ...below];
  const state = RANK.find((each) => all.some((part) => part.state === each)) ?? "uncovered";
  const by = [...new Set(all.flatMap((part) => part.by))];
  const why = all.find((part) => part.state === "excused")?.why;
  const { slug, text } = line;
  return { slug, text, state, by, ...state === "excused" && why !== void 0 ? { why } : {} };
}
function sayingOf(by, { results, roles }) {
  if (by.startsWith("follow-up:")) return { state: "waits" };
  if (by.startsWith("sign-off:")) {
    const status = roles?.find(({ role }) => `sign-off:${role}` === by)?.status;
    return { state: status === "signed" ? "proven" : status === "rejected" ? "failed" : "waits" };
  }
  const result = results.find(({ id }) => id === by);
  switch (result?.status) {
    case "passed":
      return { state: "proven" };
    case "failed":
      return { state: "failed" };
    case "pending":
      return { state: "waits" };
    case "waived":
      return { state: "excused", why: whyWaived(result) };
    case "skipped":
      return result.reasonCode === "when-not-met" ? { state: "not-applicable", why: `${by} was skipped: ${result.summary}` } : { state: "unknown" };
    default:
      return { state: "unknown" };
  }
}
function whyWaived({ id, findings }) {
  const waiver = findings.find(({ waived }) => waived !== void 0)?.waived;
  const by = waiver === void 0 ? "" : `: ${waiver.reason} (${waiver.owner}, until ${waiver.expires})`;
  return `what ${id} found is waived${by}`;
}
function combine(said) {
  const applicable = said.filter(({ state: state2 }) => state2 !== "not-applicable");
  if (applicable.length === 0) return withWhy("excused", said);
  const state = RANK.find((each) => applicable.some((one) => one.state === each)) ?? "unknown";
  return state === "excused" ? withWhy(state, applicable) : { state };
}
function withWhy(state, said) {
  const why = said.flatMap((one) => one.why ?? []).join("; ");
  return why === "" ? { state } : { state, why };
}

export {
  bindChecklist,
  tickChecklist,
  tickStages,
  retick
};
