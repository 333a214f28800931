import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/dependency-graph/graph.ts
function productionOf({ packages, importers }) {
  const wanted = (dependencies) => dependencies.flatMap(({ kind, to }) => kind === "development" ? [] : to);
  const found = reach(
    packages,
    importers.flatMap(({ dependencies }) => wanted(dependencies))
  );
  const all = reach(
    packages,
    importers.flatMap(({ dependencies }) => dependencies.flatMap(({ to }) => to))
  );
  for (const [key, { production }] of packages) {
    if (production === true || production === void 0 && !all.has(key)) found.add(key);
  }
  return found;
}
function reach(packages, from) {
  const found = /* @__PURE__ */ new Set();
  const open = [...from];
  for (let key = open.pop(); key !== void 0; key = open.pop()) {
    const known = packages.get(key);
    if (known === void 0 || found.has(key)) continue;
    found.add(key);
    open.push(...known.dependencies.flatMap(({ to }) => to));
  }
  return found;
}
var turned = /* @__PURE__ */ new WeakMap();
function dependantsOf(graph, keys) {
  const byKey = turned.get(graph) ?? turn(graph);
  turned.set(graph, byKey);
  const found = new Map([...keys].flatMap((key) => byKey.get(key) ?? []).map(({ order, asking }) => [order, asking]));
  return [...found].sort(([one], [other]) => one - other).map(([, asking]) => asking);
}
function turn({ packages, importers }) {
  const byKey = /* @__PURE__ */ new Map();
  let order = 0;
  const add = (by, dependencies) => {
    for (const { range, to } of dependencies) {
      order += 1;
      for (const key of new Set(to)) {
        const all = byKey.get(key) ?? [];
        all.push({ order, asking: { by, range } });
        byKey.set(key, all);
      }
    }
  };
  for (const { folder, dependencies } of importers) {
    add(folder === "." ? "package.json" : `${folder}/package.json`, dependencies);
  }
  for (const { name, version, dependencies } of packages.values()) add(`${name}@${version}`, dependencies);
  return byKey;
}
function unanswered({ packages, importers }) {
  const roots = importers.flatMap(({ dependencies }) => dependencies.flatMap(({ to }) => to));
  const reached = reach(packages, roots);
  const isUsed = (key) => roots.length === 0 || reached.has(key);
  const lacking = (by, dependencies) => dependencies.filter(({ kind, to }) => (kind === "production" || kind === "development") && to.length === 0).map(({ name }) => `${name}, which ${by} wants`);
  return [
    ...importers.flatMap(
      ({ folder, dependencies }) => lacking(folder === "." ? "package.json" : `${folder}/package.json`, dependencies)
    ),
    ...[...packages].flatMap(
      ([key, { name, version, dependencies }]) => isUsed(key) ? lacking(`${name}@${version}`, dependencies) : []
    )
  ];
}

// src/engines/dependency-graph/ways.ts
function wayTo(graph, { keys, production }) {
  const { reached } = waysIn(graph, production);
  let nearest;
  for (const key of keys) {
    const order = reached.get(key)?.order;
    if (order !== void 0 && order < (nearest?.order ?? Number.POSITIVE_INFINITY)) nearest = { key, order };
  }
  if (nearest === void 0) return void 0;
  const way = [];
  for (let key = nearest.key; key !== void 0; key = reached.get(key)?.by) {
    way.unshift(graph.packages.get(key)?.name ?? "");
  }
  return way;
}
function passedBy(graph, { keys, production }) {
  const { passed } = waysIn(graph, production);
  const own = new Set([...keys].map((key) => graph.packages.get(key)?.name));
  const [first, ...others] = [...keys].map((key) => passed.get(key));
  if (first === void 0 || others.some((names) => names === void 0)) return [];
  return [...first].filter((name) => !own.has(name) && others.every((names) => names?.has(name)));
}
var walked = /* @__PURE__ */ new WeakMap();
function waysIn(graph, production) {
  const known = walked.get(graph) ?? {};
  walked.set(graph, known);
  const which = production ? "production" : "all";
  known[which] ??= walk(graph, production);
  return known[which];
}
function walk({ packages, importers }, production) {
  const targets = (dependencies) => dependencies.flatMap(({ kind, to }) => production && kind === "development" ? [] : to);
  const roots = importers.flatMap(({ dependencies }) => targets(dependencies)).filter((key) => packages.has(key));
  const reached = /* @__PURE__ */ new Map();
  const queue = [];
  const reach2 = (key, by) => {
    if (reached.has(key) || !packages.has(key)) return;
    reached.set(key, { by, order: queue.length });
    queue.push(key);
  };
  for (const key of roots) reach2(key, void 0);
  const next = /* @__PURE__ */ new Map();
  for (const key of queue) {
    const to = targets(packages.get(key)?.dependencies ?? []);
    next.set(key, to);
    for (const target of to) reach2(target, key);
  }
  return { reached, passed: passedNames({ queue, roots, next }, (key) => packages.get(key)?.name ?? "") };
}
function passedNames({
  queue,
  roots,
  next
}, nameOf) {
  const passed = new Map(roots.map((key) => [key, /* @__PURE__ */ new Set([nameOf(key)])]));
  const open = new Set(queue);
  for (const key of open) {
    open.delete(key);
    const names = passed.get(key);
    for (const target of names === void 0 ? [] : next.get(key) ?? []) {
      const before = passed.get(target);
      const own = nameOf(target);
      const shared = before === void 0 ? /* @__PURE__ */ new Set([...names ?? [], own]) : new Set([...before].filter((name) => name === own || names?.has(name)));
      if (before !== void 0 && shared.size === before.size) continue;
      passed.set(target, shared);
      open.add(target);
    }
  }
  return passed;
}

export {
  productionOf,
  dependantsOf,
  unanswered,
  wayTo,
  passedBy
};
