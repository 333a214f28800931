import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  migrationsRules
} from "./chunk-XRRYLAA2.js";
import {
  readPostgresUrl,
  refused,
  withPostgres
} from "./chunk-RMETEF2R.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  answerOf,
  endOf,
  exitedWith,
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  byPolicies,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/facts/migrations/alembic.ts
import { dirname as dirname3, posix as posix2 } from "node:path";

// src/formats/alembic/revision.ts
var ASSIGNED = (name) => new RegExp(`^${name}[ \\t]*(?::[^=\\n]+)?=[ \\t]*`, "m");
function readRevision(text) {
  const id = valuesOf(text, "revision");
  if (id === void 0) return void 0;
  const parents = valuesOf(text, "down_revision");
  const [own, ...others] = id === "unread" ? [] : id;
  if (own === void 0 || others.length > 0 || parents === "unread" || parents === void 0) return "unread";
  const up = bodyOf(text, "upgrade");
  const down = bodyOf(text, "downgrade");
  return {
    id: own,
    parents,
    upgradeLine: up?.line,
    downgradeLine: down?.line,
    downgrade: down === void 0 ? "missing" : stateOf(down.lines),
    upgrade: up?.lines ?? []
  };
}
function valuesOf(text, name) {
  const found = ASSIGNED(name).exec(text);
  if (found === null) return void 0;
  const rest = text.slice(found.index + found[0].length);
  if (/^None\b/.test(rest)) return [];
  const [literal] = /^(?:[rubf]?(?:"[^"\n]*"|'[^'\n]*')|[([](?:\s|,|#[^\n]*|"[^"\n]*"|'[^'\n]*')*[)\]])/i.exec(rest) ?? [];
  if (literal === void 0 || /^f/i.test(literal)) return "unread";
  return [...literal.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((match) => match[1] ?? match[2] ?? "");
}
function bodyOf(text, name) {
  const lines = text.split(/\r?\n/);
  const at2 = lines.findIndex((line) => new RegExp(`^(?:async\\s+)?def\\s+${name}\\s*\\(`).test(line));
  if (at2 === -1) return void 0;
  const signature = lines.slice(at2).findIndex((line) => /:\s*(?:#.*)?$/.test(line));
  const oneLine = /\)\s*(?:->[^:]+)?:\s*(\S.*)$/.exec(lines[at2] ?? "")?.[1];
  if (oneLine !== void 0 && !oneLine.startsWith("#")) return { line: at2 + 1, lines: [oneLine] };
  const from = at2 + Math.max(0, signature) + 1;
  const length = lines.slice(from).findIndex((line) => /^[^\s#)\]}]/.test(line));
  return { line: at2 + 1, lines: lines.slice(from, length === -1 ? void 0 : from + length) };
}
function stateOf(lines) {
  const text = lines.join("\n").replace(/("""|''')[\s\S]*?\1/g, "").replace(/^\s*#.*$/gm, "");
  const statements = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (statements.every((line) => /^(?:pass|\.\.\.|return(?: None)?)\s*(?:#.*)?$/.test(line))) return "empty";
  return /^raise\b/.test(statements[0] ?? "") ? "refuses" : "there";
}
var RUNNING = /^-- Running upgrade (.*) -> (\S+)\s*$/;
var OWN = /^(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:\S+\.)?"?alembic_version"?\b.*;\s*$/i;
function cutRendered(text) {
  const parts = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const id = RUNNING.exec(line)?.[2];
    if (id !== void 0) {
      if (isOpen) parts.at(-1)?.lines.push("COMMIT;");
      parts.push({ id, lines: isOpen ? ["BEGIN;"] : [] });
    }
    if (/^BEGIN;\s*$/i.test(line)) isOpen = true;
    if (/^COMMIT;\s*$/i.test(line)) isOpen = false;
    parts.at(-1)?.lines.push(OWN.test(line) ? "" : line);
  }
  return parts.map(({ id, lines }) => ({ id, sql: lines.join("\n") }));
}

// src/facts/migrations/alembic-render.ts
import { basename, dirname } from "node:path";
var KEPT = 64 * 1024 * 1024;
async function renderAlembic({ config, directory, render }, { exec }) {
  if (render === void 0 && config === void 0) return { why: `${directory} has no alembic.ini` };
  if (render === void 0 && await exec.find("alembic") === void 0) return { why: "alembic is not on PATH" };
  const argv = render ?? ["alembic", "-c", basename(config ?? "alembic.ini"), "upgrade", "base:head", "--sql"];
  const cwd = render === void 0 ? dirname(config ?? "") : void 0;
  const ran = await exec.run(argv, { ...cwd !== void 0 && { cwd }, keep: KEPT, log: false });
  if (!exitedWith(ran, 0)) return { why: `${argv[0]} ${endOf(ran)}: ${reasonOf(ran.stderr.text)}` };
  const printed = printedBy(ran);
  if (printed === void 0) return { why: `${argv[0]} printed more than can be kept` };
  const parts = new Map(cutRendered(printed).map(({ id, sql }) => [id, sql]));
  if (parts.size === 0) return { why: `${argv[0]} printed no "-- Running upgrade"` };
  return { parts };
}
var reasonOf = (text) => clip(/^FAILED: (.*)$/m.exec(text)?.[1] ?? text.trim().split("\n").at(-1)?.trim() ?? "", 200) || "it said nothing";

// src/facts/migrations/sql-files.ts
import { basename as basename2, dirname as dirname2, posix } from "node:path";
import { z } from "zod";

// src/facts/migrations/history.ts
var blanked = (text, from, to) => text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, " ") + text.slice(to);
var blankedAll = (text, pattern) => text.replace(pattern, (found) => found.replace(/[^\r\n]/g, " "));
var isEmptySql = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/--[^\n]*/g, "").replace(/[\s;]+/g, "") === "";
function duplicates(items, what) {
  const first = /* @__PURE__ */ new Map();
  return items.flatMap(({ id, file }) => {
    const known = first.get(id);
    if (known === void 0) {
      first.set(id, file);
      return [];
    }
    return [{ rule: "duplicate-revision", message: `${what} ${id} is that of ${known}, too`, file }];
  });
}
function byVersion(a, b) {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x = "", y = ""] = [left[index], right[index]];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) {
      const [p, q] = [BigInt(x), BigInt(y)];
      if (p !== q) return p < q ? -1 : 1;
      continue;
    }
    return x < y ? -1 : 1;
  }
  return 0;
}

// src/facts/migrations/sql-files.ts
var notRead = (file, why) => ({
  rule: "not-a-migration",
  message: `${basename2(file)} ${why}, so the tool never applies it`,
  file
});
async function sqlBelow(directory, files, pattern = "**/*.sql") {
  const found = await files.glob([posix.join(directory, pattern)]);
  if (found.length === 0) throw noMigrations(directory, pattern);
  return [...found].sort((a, b) => byVersion(basename2(a), basename2(b)) || byVersion(a, b));
}
var noMigrations = (directory, pattern) => new CouldNotTell(
  "nothing-checked",
  `${directory}: holds no migration (${pattern})`,
  "Correct `directory`, or `tool`."
);
var META = /^[ \t]*\\(?!\.)[a-z!?].*$/gim;
var script = async (file, files, transaction) => ({
  file,
  text: blankedAll(await files.text(file), META),
  transaction
});
var wayBack = (down) => down === void 0 ? "missing" : isEmptySql(down.text) ? "empty" : down;
async function readPairs(directory, files) {
  const found = await sqlBelow(directory, files, "*.sql");
  const parts = found.map((file) => ({ file, match: /^(\d+)_.*?\.?(up|down)\.sql$/.exec(basename2(file)) }));
  const ups = parts.filter(({ match }) => match?.[2] === "up");
  const downs = parts.filter(({ match }) => match?.[2] === "down");
  if (ups.length === 0) throw noMigrations(directory, "*.up.sql");
  const migrations = [];
  for (const { file, match } of ups) {
    const id = match?.[1] ?? "";
    const down = downs.find((other) => BigInt(other.match?.[1] ?? -1) === BigInt(id));
    const back = down && await script(down.file, files, "at-once");
    migrations.push({ id, file, up: await script(file, files, "at-once"), down: wayBack(back) });
  }
  const lone = downs.filter(({ match }) => !ups.some((up) => BigInt(up.match?.[1] ?? -1) === BigInt(match?.[1] ?? -1)));
  const faults = [
    ...parts.filter(({ match }) => match === null).map(({ file }) => notRead(file, "is not called NUMBER_TITLE.up.sql")),
    ...lone.map(({ file }) => notRead(file, "has no way up")),
    ...duplicates(
      migrations.map(({ id, file }) => ({ id: String(BigInt(id)), file })),
      "version"
    )
  ];
  return whole(migrations, faults);
}
var whole = (migrations, faults) => ({
  migrations,
  faults,
  heads: migrations.slice(-1).map(({ id }) => id)
});
async function readFlyway(directory, files) {
  const found = await sqlBelow(directory, files);
  const parts = found.map((file) => ({ file, match: /^([VUR])([0-9][0-9._]*)?__.+\.sql$/.exec(basename2(file)) }));
  const versioned = parts.filter(({ match }) => match?.[1] === "V" && match[2] !== void 0);
  const versionOf = (match) => (match?.[2] ?? "").replaceAll("_", ".").replace(/(?:\.0+)+$/, "");
  const sorted = [...versioned].sort((a, b) => byVersion(versionOf(a.match), versionOf(b.match)));
  const repeated = parts.filter(({ match }) => match?.[1] === "R" && match[2] === void 0);
  if (sorted.length + repeated.length === 0) throw noMigrations(directory, "V*__*.sql");
  const migrations = [];
  for (const { file, match } of [...sorted, ...repeated]) {
    const id = versionOf(match) || basename2(file);
    const undo = parts.find((other) => other.match?.[1] === "U" && versionOf(other.match) === id);
    const isRepeatable = match?.[1] === "R";
    const back = undo && await placeholders(undo.file, files);
    migrations.push({ id, file, up: await placeholders(file, files), down: isRepeatable ? "unread" : wayBack(back) });
  }
  const known = new Set([...sorted, ...repeated].map(({ file }) => file));
  const strangers = parts.filter(({ file, match }) => !known.has(file) && match?.[1] !== "U");
  const faults = [
    ...strangers.map(({ file }) => notRead(file, "is not called V1__title.sql")),
    ...duplicates(migrations, "version")
  ];
  return whole(migrations, faults);
}
async function placeholders(file, files) {
  const settings = await files.facts(`${file}.conf`) ? await files.text(`${file}.conf`) : "";
  const text = blankedAll(await files.text(file), META).replace(/\$\{[^}\n]*\}/g, (found) => "p".repeat(found.length));
  const isOwn = /^\s*executeInTransaction\s*=\s*false/m.test(settings);
  return { file, text, transaction: isOwn ? "none" : "at-once" };
}
async function readPrisma(directory, files) {
  const lock2 = posix.join(directory, "migration_lock.toml");
  if (await files.facts(lock2)) {
    const provider = /^\s*provider\s*=\s*"([^"]+)"/m.exec(await files.text(lock2))?.[1];
    refuseOther(provider, lock2);
  }
  const found = await sqlBelow(directory, files, "*/migration.sql");
  const folders = (await files.list(directory)).filter((name) => !name.includes("."));
  const migrations = [];
  for (const file of found) {
    const down = posix.join(dirname2(file), "down.sql");
    const back = await files.facts(down) ? await script(down, files, "at-once") : void 0;
    migrations.push({
      id: basename2(dirname2(file)),
      file,
      up: await script(file, files, "at-once"),
      down: wayBack(back)
    });
  }
  const empty = folders.filter((name) => !migrations.some(({ id }) => id === name));
  const faults = empty.map((name) => ({
    rule: "missing-parent",
    message: `${name} holds no migration.sql, which Prisma refuses`,
    file: posix.join(directory, name)
  }));
  return whole(migrations, faults);
}
function refuseOther(provider, file) {
  if (provider === void 0 || /^(?:postgres(?:ql)?|cockroachdb)$/.test(provider)) return;
  const remedy = "Only migrations of PostgreSQL can be judged.";
  throw new CouldNotTell("unsupported", `${file}: the database is ${provider}`, remedy);
}
async function readDrizzle(directory, files) {
  const journal = posix.join(directory, "meta/_journal.json");
  const origin = { name: journal, remedy: "Make it anew with `drizzle-kit generate`." };
  const read = readValue(parseJson(await files.text(journal), origin), JOURNAL, origin);
  refuseOther(read.dialect, journal);
  const found = await sqlBelow(directory, files, "*.sql");
  const migrations = [];
  const faults = [];
  for (const { tag } of read.entries) {
    const file = posix.join(directory, `${tag}.sql`);
    if (found.includes(file))
      migrations.push({ id: tag, file, up: await script(file, files, "around"), down: "missing" });
    else
      faults.push({
        rule: "missing-parent",
        message: `${tag} stands in the journal, and its file is not there`,
        file: journal
      });
  }
  const listed = new Set(migrations.map(({ file }) => file));
  faults.push(
    ...found.filter((file) => !listed.has(file)).map((file) => notRead(file, "does not stand in meta/_journal.json"))
  );
  return whole(migrations, faults);
}
var JOURNAL = z.object({ dialect: z.string().optional(), entries: z.array(z.object({ tag: z.string().min(1) })) });

// src/facts/migrations/alembic.ts
var LONGEST_ID = 32;
async function readAlembic({ directory, render }, ports) {
  const { versions, config } = await placesOf(directory, ports.files);
  const paths = (await ports.files.glob(versions.map((folder) => posix2.join(folder, "**/*.py")))).filter(
    (file) => !/(?:^|\/)(?:__init__|env)\.py$/.test(file)
  );
  const faults = [];
  const found = [];
  for (const file of paths) {
    const read = readRevision(await ports.files.text(file));
    if (read === "unread")
      throw new CouldNotTell(
        "unsupported",
        `${file}: its revision or its parent is computed`,
        "Write both as plain texts, as Alembic does."
      );
    if (read !== void 0) found.push({ ...read, file });
  }
  if (found.length === 0) throw noMigrations(versions.join(", "), "*.py with a revision");
  const { ordered, heads } = chainOf(found, faults);
  const rendered = heads.length === 1 || render !== void 0 ? await renderAlembic({ config, directory, render }, ports) : void 0;
  const migrations = ordered.map((revision) => {
    const sql = rendered && "parts" in rendered ? rendered.parts.get(revision.id) : void 0;
    const line = revision.upgradeLine;
    return {
      id: revision.id,
      file: revision.file,
      up: sql === void 0 ? void 0 : { file: revision.file, text: sql, transaction: "none", ...line !== void 0 && { line } },
      down: revision.downgrade === "there" ? "unread" : revision.downgrade,
      downLine: revision.downgradeLine
    };
  });
  const unrendered = rendered === void 0 ? "the chain has several ends" : "why" in rendered ? rendered.why : void 0;
  return { migrations, faults, heads, unrendered };
}
async function placesOf(directory, files) {
  const ini = posix2.join(directory, "alembic.ini");
  if (await files.facts(ini)) {
    const text = await files.text(ini);
    const value = (key) => new RegExp(`^${key}[ \\t]*=[ \\t]*(.+?)[ \\t]*$`, "m").exec(text)?.[1]?.replaceAll("%(here)s", ".");
    const location = value("script_location") ?? "alembic";
    const own = value("version_locations")?.split(/[\s,;:]+/).filter((part) => part !== "");
    const versions2 = (own ?? [posix2.join(location, "versions")]).map(
      (part) => posix2.normalize(posix2.join(directory, part))
    );
    return { versions: versions2, config: ini };
  }
  if (await files.facts(posix2.join(directory, "env.py"))) {
    const above = posix2.join(dirname3(directory), "alembic.ini");
    return { versions: [posix2.join(directory, "versions")], config: await files.facts(above) ? above : void 0 };
  }
  const nested = posix2.join(directory, "alembic/versions");
  if (await files.facts(nested)) return { versions: [nested], config: void 0 };
  const versions = posix2.join(directory, "versions");
  if (await files.facts(versions)) return { versions: [versions], config: void 0 };
  return { versions: [directory], config: void 0 };
}
function chainOf(found, faults) {
  const known = /* @__PURE__ */ new Map();
  for (const revision of found) {
    const first = known.get(revision.id);
    if (first)
      faults.push({
        rule: "duplicate-revision",
        message: `the revision ${revision.id} is that of ${first.file}, too`,
        file: revision.file
      });
    else known.set(revision.id, revision);
    if (revision.id.length > LONGEST_ID)
      faults.push({
        rule: "duplicate-revision",
        message: `the revision ${revision.id} is longer than ${LONGEST_ID} characters, which Alembic's table does not hold`,
        file: revision.file
      });
  }
  const parentOf = (name) => known.get(name) ?? onlyOne([...known.values()].filter(({ id }) => name.length >= 4 && id.startsWith(name)));
  for (const { parents, file } of known.values())
    for (const parent of parents)
      if (parentOf(parent) === void 0)
        faults.push({
          rule: "missing-parent",
          message: `the revision ${parent}, which this one follows, is not there`,
          file
        });
  const children = new Set(
    [...known.values()].flatMap(({ parents }) => parents.flatMap((parent) => parentOf(parent)?.id ?? []))
  );
  const heads = [...known.keys()].filter((id) => !children.has(id)).sort();
  if (heads.length === 0)
    faults.push({
      rule: "several-heads",
      message: "the revisions follow each other in a circle",
      file: found[0]?.file
    });
  const roots = [...known.values()].filter(({ parents }) => parents.length === 0);
  if (roots.length > 1 && heads.length === 1)
    faults.push({
      rule: "several-heads",
      message: `${roots.length} revisions follow no other: ${roots.map(({ id }) => id).join(", ")}`,
      file: roots[1]?.file
    });
  return { ordered: inOrder(known, parentOf), heads };
}
var onlyOne = (found) => found.length === 1 ? found[0] : void 0;
function inOrder(known, parentOf) {
  const ordered = [];
  const done = /* @__PURE__ */ new Set();
  const left = [...known.values()];
  for (let size = -1; size !== ordered.length; ) {
    size = ordered.length;
    for (const revision of left) {
      const isReady = revision.parents.every((parent) => {
        const above = parentOf(parent);
        return above === void 0 || done.has(above);
      });
      if (done.has(revision) || !isReady) continue;
      done.add(revision);
      ordered.push(revision);
    }
  }
  return [...ordered, ...left.filter((revision) => !done.has(revision))];
}

// src/facts/migrations/plain-sql.ts
import { basename as basename3 } from "node:path";
var UP = /^[ \t]*--[ \t]*(?:\+(?:goose|micrate|migrate)[ \t]+Up|migrate:up|rambler up|!?up:?)\b(.*)$/im;
var DOWN = /^[ \t]*--[ \t]*(?:\+(?:goose|micrate|migrate)[ \t]+Down|migrate:down|rambler down|!?down:?)\b(.*)$/im;
var NO_TRANSACTION = /NO TRANSACTION|notransaction|transaction:[ \t]*false/i;
var DOWN_FILE = /(?:[._-](?:down|rollback|undo|revert)\.sql|[\\/](?:down|rollback|undo|revert)[\\/][^\\/]+|[\\/](?:down|rollback)\.sql)$/i;
async function readPlainSql(directory, files) {
  const found = await sqlBelow(directory, files);
  const downs = found.filter((file) => DOWN_FILE.test(file));
  const ups = found.filter((file) => !DOWN_FILE.test(file));
  const migrations = [];
  for (const file of ups) {
    const whole2 = await script(file, files, "none");
    const marked = byMarkers(whole2);
    if (marked !== void 0) {
      migrations.push({ id: idOf(file), file, up: marked.up, down: wayBack(marked.down) });
      continue;
    }
    const down = downs.find((other) => stemOf(other) === stemOf(file));
    const back = down === void 0 ? void 0 : await script(down, files, "none");
    migrations.push({ id: idOf(file), file, up: whole2, down: wayBack(back) });
  }
  const lone = downs.filter((down) => !ups.some((up) => stemOf(up) === stemOf(down)));
  const numbered = migrations.flatMap(({ file }) => {
    const id = /^V?(\d+)[._-]/i.exec(basename3(file))?.[1];
    return id === void 0 ? [] : [{ id, file }];
  });
  return whole(migrations, [...lone.map((file) => notRead(file, "has no way up")), ...duplicates(numbered, "number")]);
}
var idOf = (file) => basename3(file).replace(/(?:[._-]up)?\.sql$/i, "");
var stemOf = (file) => basename3(file).toLowerCase().replace(/(?:[._-](?:up|down|rollback|undo|revert))?\.sql$/, "").replace(/^u(?=\d)/, "v");
function byMarkers(whole2) {
  const up = UP.exec(whole2.text);
  const down = DOWN.exec(whole2.text);
  if (up === null) return void 0;
  const transaction = NO_TRANSACTION.test(whole2.text) ? "none" : "around";
  const end = whole2.text.length;
  const [upEnd, downEnd] = down === null ? [end, end] : down.index > up.index ? [down.index, end] : [end, up.index];
  const upText = blanked(blanked(whole2.text, 0, up.index), upEnd, end);
  const downText = down === null ? "" : blanked(blanked(whole2.text, 0, down.index), downEnd, end);
  const half = (text) => ({ file: whole2.file, text, transaction });
  return { up: half(upText), down: down === null ? void 0 : half(downText) };
}

// src/facts/migrations/scripts.ts
import { basename as basename4, posix as posix3 } from "node:path";
var isBlank = (text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|#[^\n]*/g, "").replace(/\breturn\b\s*(?:Promise\.resolve\(\)|null|undefined|true|false)?\s*(?=[;}\n]|$)|[{};\s]|=>|\(\)/g, "") === "";
async function readKnex({ directory, render }, ports) {
  const paths = await ports.files.glob([posix3.join(directory, "*.{js,ts,mjs,cjs,mts,cts}")]);
  const found = paths.filter((file) => !/\.d\.[mc]?ts$/.test(file)).sort((a, b) => basename4(a) < basename4(b) ? -1 : 1);
  if (found.length === 0) throw noMigrations(directory, "*.js, *.ts");
  const migrations = [];
  for (const file of found) {
    const text = await ports.files.text(file);
    const at2 = /(?:exports\.down\s*=|export\s+(?:async\s+)?(?:function|const)\s+down\b|\bdown\s*[(:])/.exec(text);
    migrations.push({
      id: basename4(file),
      file,
      up: void 0,
      down: at2 === null ? "missing" : wayBack2(text.slice(at2.index))
    });
  }
  return withRendered(migrations, { render, tool: "knex", ports });
}
function wayBack2(text) {
  const body = /^[^{]*\{([\s\S]*?)\n?\}\s*;?\s*(?:$|\n(?=\S))/.exec(text)?.[1] ?? text.replace(/^[^>]*=>/, "");
  if (/^\s*throw\b/.test(body)) return "refuses";
  return isBlank(body) ? "empty" : "unread";
}
async function readRails({ directory, render }, ports) {
  const found = [...await ports.files.glob([posix3.join(directory, "**/*.rb")])].filter((file) => /^\d+_/.test(basename4(file))).sort((a, b) => byVersion(basename4(a), basename4(b)));
  if (found.length === 0) throw noMigrations(directory, "NUMBER_title.rb");
  const migrations = [];
  for (const file of found) {
    const text = await ports.files.text(file);
    const id = /^\d+/.exec(basename4(file))?.[0] ?? "";
    const down = /def (?:self\.)?down\b([\s\S]*?)^\s{2}end/m.exec(text)?.[1];
    const state = down === void 0 ? /def change\b/.test(text) ? "unread" : "missing" : /^\s*raise\b/.test(down) ? "refuses" : down.replace(/#.*$/gm, "").trim() === "" ? "empty" : "unread";
    migrations.push({ id, file, up: void 0, down: state });
  }
  return withRendered(migrations, { render, tool: "rails", ports });
}
async function withRendered(migrations, { render, tool, ports }) {
  const faults = duplicates(migrations, "version");
  const heads = migrations.slice(-1).map(({ id }) => id);
  if (render === void 0) return { migrations, faults, heads, unrendered: `only ${tool} knows what they do` };
  const { stdout } = answerOf(await ports.exec.run(render, { keep: 64 * 1024 * 1024, log: false }), {
    tool: render[0],
    exits: [0]
  });
  if (stdout.trim() === "") return { migrations, faults, heads, unrendered: `${render[0]} printed nothing` };
  const up = { file: render.join(" "), text: stdout, transaction: "none" };
  const empty = { text: "", transaction: "none" };
  return {
    migrations: migrations.map((each, index) => ({ ...each, up: index === 0 ? up : { ...empty, file: each.file } })),
    faults,
    heads
  };
}

// src/facts/migrations/read.ts
var READERS = {
  alembic: readAlembic,
  knex: readKnex,
  rails: readRails,
  "golang-migrate": ({ directory }, { files }) => readPairs(directory, files),
  flyway: ({ directory }, { files }) => readFlyway(directory, files),
  prisma: ({ directory }, { files }) => readPrisma(directory, files),
  drizzle: ({ directory }, { files }) => readDrizzle(directory, files),
  sql: ({ directory }, { files }) => readPlainSql(directory, files)
};
async function readHistory(wanted, ports) {
  const { tool, directory } = wanted;
  const facts = await ports.files.facts(directory);
  if (facts?.kind !== "directory") {
    const remedy = "Correct `directory`.";
    throw new CouldNotTell("unreadable", `${directory}: no such folder`, remedy);
  }
  const reader = READERS[tool];
  if (reader === void 0) throw new CouldNotTell("unsupported", `${tool}: cannot be read`, "Use another tool.");
  return reader({ ...wanted, directory: directory.replace(/(?<=.)\/+$/, "") }, ports);
}

// src/checks/migrations/chain.ts
var GOES_BACK = /* @__PURE__ */ new Set(["alembic", "golang-migrate", "knex", "rails"]);
function judgeChain({ heads, faults }, { expect }) {
  const found = faults.map(
    ({ rule, message: message2, file, line }) => findingOf(migrationsRules, { rule, message: message2, file, line })
  );
  if (heads.length === expect.heads || faults.some(({ rule }) => rule === "several-heads")) return found;
  const message = `${count(heads.length, "end")} of the chain (${heads.join(", ")}), and ${expect.heads} expected`;
  return [findingOf(migrationsRules, { rule: "several-heads", message }), ...found];
}
var WHY = {
  missing: "has no way back",
  empty: "has a way back that does nothing",
  refuses: "refuses to be taken back"
};
function judgeWayBack(migrations, { expect, tool }) {
  if (!(expect.downgrade ?? GOES_BACK.has(tool))) return [];
  return migrations.flatMap(({ id, file, down, downLine }) => {
    if (typeof down !== "string" || down === "unread") return [];
    const message = `${id} ${WHY[down]}`;
    return [
      findingOf(migrationsRules, {
        rule: "no-downgrade",
        message,
        file,
        ...downLine !== void 0 && { line: downLine }
      })
    ];
  });
}

// src/facts/migrations/applied.ts
var ENDING = /\.[^.]+$/;
var LEDGERS = {
  alembic: { sql: "select version_num, 't' from alembic_version", isLast: true },
  "golang-migrate": {
    sql: "select version::text, not dirty from schema_migrations",
    isLast: true,
    idOf: ({ id }) => String(BigInt(id))
  },
  flyway: { sql: "select version, success from flyway_schema_history where version is not null", isLast: false },
  prisma: {
    sql: "select migration_name, finished_at is not null from _prisma_migrations where rolled_back_at is null",
    isLast: false
  },
  knex: { sql: "select name, 't' from knex_migrations", isLast: false },
  rails: { sql: "select version, 't' from schema_migrations", isLast: false }
};
var hasLedger = (tool) => LEDGERS[tool] !== void 0;
async function readApplied(tool, { migrations, session }) {
  const ledger = LEDGERS[tool];
  const answer = ledger && await session.query(ledger.sql);
  if (ledger === void 0 || answer === void 0 || answer.was === "refused" && answer.code === "42P01")
    return { ids: /* @__PURE__ */ new Set(), unknown: [], broken: [] };
  if (answer.was === "refused") throw refused(answer, "the table of migrations");
  const idOf2 = ledger.idOf ?? (({ id }) => id);
  const known = migrations.map(idOf2);
  const rows = answer.rows.map(([id, whole2]) => ({ id: id ?? "", isWhole: whole2 === "t" || whole2 === "true" }));
  const positions = rows.map(
    ({ id }) => known.findIndex((name) => name === id || name.replace(ENDING, "") === id.replace(ENDING, ""))
  );
  const last = Math.max(-1, ...positions);
  const applied = migrations.filter((_, index) => ledger.isLast ? index <= last : positions.includes(index));
  return {
    ids: new Set(applied.map(({ id }) => id)),
    unknown: rows.flatMap(({ id }, index) => positions[index] === -1 ? [id] : []),
    broken: rows.flatMap(({ id, isWhole }) => isWhole ? [] : [id])
  };
}

// src/checks/migrations/deployed.ts
var STATEMENT_MS = 1e4;
async function askDatabase(history, options, ports) {
  const { database, tool } = options;
  if (database === void 0) return void 0;
  if (!hasLedger(tool)) {
    const remedy = "Leave `database` out, and name the last one that is deployed in `since`.";
    throw new CouldNotTell("unsupported", `nobody knows where ${tool} writes down what it has applied`, remedy);
  }
  const read = readPostgresUrl(database);
  if ("fault" in read) throw new CouldNotTell("unsupported", `database: ${read.fault}`, "Correct the address.");
  const connection = {
    url: read.address,
    tls: void 0,
    "request-timeout": options["request-timeout"],
    "statement-timeout": STATEMENT_MS
  };
  return withPostgres(connection, ports, (session) => readApplied(tool, { migrations: history.migrations, session }));
}
function judgePending(history, applied, { expect }) {
  const tell = (message, file) => findingOf(migrationsRules, { rule: "pending", message, ...file !== void 0 && { file } });
  const open = history.migrations.filter(({ id }) => !applied.ids.has(id));
  const [first] = open;
  const lacking = first === void 0 || expect.pending === "any" ? [] : [tell(`the database lacks ${count(open.length, "migration")}, ${first.id} first`, first.file)];
  const strange = applied.unknown.length === 0 ? [] : [tell(`the database has ${applied.unknown.slice(0, 3).join(", ")}, which is not among the files`)];
  const broken = applied.broken.length === 0 ? [] : [tell(`the migration ${applied.broken.slice(0, 3).join(", ")} has begun in the database and not ended`)];
  return [...broken, ...strange, ...lacking];
}

// src/engines/migrations/tree.ts
function at(value, ...path) {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return void 0;
    found = Object.hasOwn(found, key) ? Reflect.get(found, key) : void 0;
  }
  return found;
}
function textAt(value, ...path) {
  const found = at(value, ...path);
  return typeof found === "string" ? found : void 0;
}
function numberAt(value, ...path) {
  const found = at(value, ...path);
  return typeof found === "number" ? found : void 0;
}
function listAt(value, ...path) {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
var isAt = (value, ...path) => at(value, ...path) === true;
function nodeOf(value) {
  if (typeof value !== "object" || value === null) return { tag: "", body: void 0 };
  const [entry] = Object.entries(value);
  return { tag: entry?.[0] ?? "", body: entry?.[1] };
}
var namesAt = (value, ...path) => listAt(value, ...path).flatMap((part) => textAt(part, "String", "sval") ?? []);
function* nodesOf(value, tag) {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    for (const [key, below] of Object.entries(next)) {
      if (key === tag) yield below;
      open.push(below);
    }
  }
}
var relationOf = (value) => qualified([textAt(value, "schemaname"), textAt(value, "relname")].filter((part) => part !== void 0));
function qualified(names) {
  const own = names.filter((name, index) => index > 0 || names.length === 1 || !/^(?:public|pg_catalog)$/.test(name));
  return own.join(".");
}

// src/engines/migrations/add-constraint.ts
function addConstraint(constraint, place) {
  const { table, scene, isExisting } = place;
  const kind = textAt(constraint, "contype");
  const name = textAt(constraint, "conname") ?? "without a name";
  const valid = !isAt(constraint, "skip_validation");
  note(constraint, place);
  if (!isExisting) return;
  const about = { subject: table, byte: numberAt(constraint, "location") };
  const lock2 = (what) => scene.tell("locks-table", what, about);
  const byIndex = textAt(constraint, "indexname") !== void 0;
  if (kind === "CONSTR_FOREIGN") foreignKey(constraint, place, { name, valid });
  if (kind === "CONSTR_CHECK" && valid && !place.isFresh)
    lock2(`the CHECK ${name} of ${table} scans the whole table under lock; add it as NOT VALID, and validate it later`);
  if (kind === "CONSTR_NOTNULL" && valid)
    lock2(
      `the NOT NULL ${name} of ${table} scans the whole table under lock; add it as NOT VALID, and validate it later`
    );
  if ((kind === "CONSTR_UNIQUE" || kind === "CONSTR_PRIMARY") && !byIndex) {
    const what = kind === "CONSTR_UNIQUE" ? "UNIQUE" : "PRIMARY KEY";
    lock2(
      `${what} of ${table} makes its index under lock; make a UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT \u2026 USING INDEX`
    );
  }
  if (kind === "CONSTR_EXCLUSION")
    lock2(`the exclusion constraint ${name} of ${table} makes its index under lock, and there is no other way`);
}
function foreignKey(constraint, { table, scene, column, isFresh }, { name, valid }) {
  const other = relationOf(at(constraint, "pktable"));
  const about = { subject: table, byte: numberAt(constraint, "location") };
  if (valid && !isFresh) {
    const how = "add it as NOT VALID, and validate it in a later migration";
    scene.tell(
      "locks-table",
      `the foreign key ${name} of ${table} scans it, and locks ${table} and ${other}; ${how}`,
      about
    );
  }
  const [first] = column === void 0 ? namesAt(constraint, "fk_attrs") : [column];
  const known = scene.catalog.table(table);
  if (first !== void 0 && known && !known.indexed.has(first))
    scene.tell("foreign-key-without-index", `the foreign key of ${table} to ${other} has no index on ${first}`, about);
}
var BEFORE = "";
function note(constraint, { table, scene, column }) {
  const known = scene.catalog.table(table) ?? scene.catalog.create(table, BEFORE);
  const kind = textAt(constraint, "contype");
  const name = textAt(constraint, "conname") ?? "";
  if (kind === "CONSTR_UNIQUE" || kind === "CONSTR_PRIMARY") {
    const [first] = column === void 0 ? namesAt(constraint, "keys") : [column];
    if (first !== void 0) known.indexed.add(first);
  }
  const isOpen = isAt(constraint, "skip_validation");
  if (isOpen) scene.catalog.unvalidated.set(`${table} ${name}`, scene.unit);
  if (kind !== "CONSTR_CHECK") return;
  for (const filled of nullTests(at(constraint, "raw_expr")))
    known.filled.set(filled, { constraint: name, valid: !isOpen });
}
function nullTests(expression) {
  const test = at(expression, "NullTest");
  if (test !== void 0) {
    const name = namesAt(test, "arg", "ColumnRef", "fields").at(-1);
    return textAt(test, "nulltesttype") === "IS_NOT_NULL" && name !== void 0 ? [name] : [];
  }
  const both = at(expression, "BoolExpr");
  return textAt(both, "boolop") === "AND_EXPR" ? listAt(both, "args").flatMap(nullTests) : [];
}

// src/engines/migrations/column-type.ts
var ALIASES = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  bpchar: "char",
  bool: "boolean"
};
function columnType(typeName) {
  const name = namesAt(typeName, "names").at(-1) ?? "unknown";
  const modifiers = listAt(typeName, "typmods").map((modifier) => numberAt(modifier, "A_Const", "ival", "ival") ?? 0);
  return { name: ALIASES[name] ?? name, modifiers, isArray: listAt(typeName, "arrayBounds").length > 0 };
}
var showType = ({ name, modifiers, isArray }) => `${name}${modifiers.length > 0 ? `(${modifiers.join(", ")})` : ""}${isArray ? "[]" : ""}`;
var WIDTH = { smallint: 1, integer: 2, bigint: 3, numeric: 4 };
var FLOATS = { real: 1, "double precision": 2 };
var TEXTS = /* @__PURE__ */ new Set(["text", "varchar"]);
function typeChange(from, to) {
  if (from.isArray !== to.isArray) return "narrows";
  if (showType(from) === showType(to)) return "free";
  if (TEXTS.has(from.name) && TEXTS.has(to.name)) return isShorter(from, to) ? "narrows" : "free";
  if (from.name === to.name) return sameName(from, to);
  if (from.name === "cidr" && to.name === "inet") return "free";
  if (from.name === "inet" && to.name === "cidr") return "narrows";
  return isNarrower(from, to) ? "narrows" : "rewrites";
}
var limitOf = ({ modifiers: [first] }) => first ?? Number.POSITIVE_INFINITY;
var isShorter = (from, to) => limitOf(to) < limitOf(from);
function sameName(from, to) {
  if (from.name === "numeric") {
    const [digits, scale] = [limitOf(from), from.modifiers[1] ?? 0];
    const [newDigits, newScale] = [limitOf(to), to.modifiers[1] ?? 0];
    if (to.modifiers.length === 0) return "free";
    if (newScale < scale || newDigits - newScale < digits - scale) return "narrows";
    return newScale === scale ? "free" : "rewrites";
  }
  if (from.name === "varbit") return isShorter(from, to) ? "narrows" : "free";
  if (/^(?:timestamp|timestamptz|time|timetz|interval)$/.test(from.name)) {
    return (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6) ? "narrows" : "free";
  }
  return isShorter(from, to) ? "narrows" : "rewrites";
}
function isNarrower(from, to) {
  const [width, newWidth] = [WIDTH[from.name], WIDTH[to.name]];
  if (width !== void 0 && newWidth !== void 0) return newWidth < width;
  if (FLOATS[from.name] !== void 0)
    return FLOATS[to.name] === void 0 || (FLOATS[to.name] ?? 0) < (FLOATS[from.name] ?? 0);
  if (TEXTS.has(from.name) || /^jsonb?$/.test(from.name))
    return !TEXTS.has(to.name) && !/^(?:jsonb?|citext)$/.test(to.name);
  if (from.name === "timestamptz" || from.name === "timestamp") return to.name === "date" || to.name === "time";
  return false;
}
var mayNarrow = ({ name, modifiers }) => name === "smallint" || name === "real" || name === "date" || /^(?:varchar|char|varbit|numeric)$/.test(name) && modifiers.length > 0;
var isSerial = (typeName) => /^(?:small|big)?serial[248]?$/.test(namesAt(typeName, "names").at(-1) ?? "");
var isJson = (typeName) => (namesAt(typeName, "names").at(-1) ?? "") === "json";
var VOLATILE = /^(?:gen_random_uuid|uuid_generate_v\w+|uuidv[47]|random|random_normal|setseed|clock_timestamp|timeofday|nextval|setval|txid_current|pg_current_xact_id|gen_random_bytes|gen_salt)$/i;
var STABLE = /^(?:now|transaction_timestamp|statement_timestamp|current_(?:user|schema|database|setting)|session_user|timezone|date_trunc|date_part|to_char|to_date|to_timestamp|make_(?:date|interval|timestamp|timestamptz)|lower|upper|concat|concat_ws|coalesce|json_build_\w+|jsonb_build_\w+|array_fill|string_to_array|to_jsonb?|md5|length|abs|round|floor|ceil|decode|encode|int4|int8|text|numrange|int4range|int8range|tstzrange|tsrange|daterange|nullif|greatest|least|interval|age|extract|quote_\w+|replace|trim|btrim|ltrim|rtrim|left|right|substr|substring|point|box|inet|txid_snapshot_xmin)$/i;
function volatility(functions) {
  for (const call of functions) {
    const name = namesAt(call, "funcname").at(-1) ?? textAt(call, "name") ?? "";
    if (VOLATILE.test(name)) return { name, known: true };
    if (!STABLE.test(name)) return { name, known: false };
  }
  return void 0;
}

// src/engines/migrations/add-column.ts
function addColumn(definition, place) {
  const { table, scene, isExisting } = place;
  const column = textAt(definition, "colname") ?? "";
  const typeName = at(definition, "typeName");
  scene.catalog.table(table)?.columns.set(column, columnType(typeName));
  const about = { subject: table, byte: numberAt(definition, "location") };
  if (isJson(typeName)) scene.tell("json-column", `${table}.${column} is of the type json`, about);
  if (!isExisting) return;
  const constraints = listAt(definition, "constraints").map((item) => at(item, "Constraint"));
  const of = (kind) => constraints.find((constraint) => textAt(constraint, "contype") === kind);
  const fallback = at(of("CONSTR_DEFAULT"), "raw_expr");
  const fills = isSerial(typeName) || of("CONSTR_IDENTITY") !== void 0 || of("CONSTR_GENERATED") !== void 0;
  const needed = of("CONSTR_NOTNULL") !== void 0 || of("CONSTR_PRIMARY") !== void 0;
  if (needed && !fills && (fallback === void 0 || at(fallback, "A_Const", "isnull") === true))
    scene.tell("not-null-without-default", `the column ${table}.${column} is NOT NULL and has no default`, about);
  const why = rewriteOf({ typeName, generated: of("CONSTR_GENERATED"), identity: of("CONSTR_IDENTITY"), fallback });
  if (why !== void 0)
    scene.tell(
      "locks-table",
      `the column ${table}.${column} ${why}: the table is rewritten while nobody may read it`,
      about
    );
  for (const constraint of constraints) {
    if (/^CONSTR_(?:FOREIGN|CHECK|UNIQUE|PRIMARY)$/.test(textAt(constraint, "contype") ?? ""))
      addConstraint(constraint, { ...place, column, isFresh: fallback === void 0 });
  }
}
function rewriteOf({ typeName, generated, identity, fallback }) {
  if (isSerial(typeName)) return `is ${namesAt(typeName, "names").at(-1)}, numbered row by row`;
  if (identity !== void 0) return "is an identity, numbered row by row";
  if (generated !== void 0)
    return textAt(generated, "generated_kind") === "v" ? void 0 : "is generated and stored";
  const call = fallback === void 0 ? void 0 : volatility(nodesOf(fallback, "FuncCall"));
  if (call === void 0) return void 0;
  return call.known ? `has the default ${call.name}(), which differs from row to row` : `has the default ${call.name}(), which may differ from row to row`;
}

// src/engines/migrations/alter-table.ts
var alterTable = (body, scene) => {
  const kind = textAt(body, "objtype") ?? "OBJECT_TABLE";
  if (!/^OBJECT_(?:TABLE|MATVIEW|FOREIGN_TABLE)$/.test(kind)) return;
  const table = relationOf(at(body, "relation"));
  const isExisting = !scene.catalog.isNew(table, scene.unit) && textAt(body, "relation", "relpersistence") !== "t";
  for (const item of listAt(body, "cmds")) {
    const command = at(item, "AlterTableCmd");
    const run = COMMANDS[textAt(command, "subtype") ?? ""];
    run?.({ table, column: textAt(command, "name") ?? "", command, scene, isExisting });
  }
};
var COMMANDS = {
  AT_AddColumn: ({ table, command, scene, isExisting }) => addColumn(at(command, "def", "ColumnDef"), { table, scene, isExisting }),
  AT_DropColumn: dropColumn,
  AT_SetNotNull: setNotNull,
  AT_DropNotNull: ({ column, table, scene, isExisting }) => {
    if (isExisting) scene.tell("changes-default", `${table}.${column} may become NULL`, { subject: table });
  },
  AT_ColumnDefault: columnDefault,
  AT_AlterColumnType: changeType,
  AT_AddConstraint: ({ table, command, scene, isExisting }) => addConstraint(at(command, "def", "Constraint"), { table, scene, isExisting }),
  AT_ValidateConstraint: validate,
  AT_DropConstraint: ({ table, column, scene }) => {
    const filled = scene.catalog.table(table)?.filled;
    for (const [name, { constraint }] of filled ?? []) if (constraint === column) filled?.delete(name);
  },
  AT_AttachPartition: attach,
  AT_DetachPartition: ({ table, command, scene, isExisting }) => {
    if (!isExisting || isAt(command, "def", "PartitionCmd", "concurrent")) return;
    scene.tell(
      "locks-table",
      `a partition is taken from ${table} while nobody may read it; use DETACH \u2026 CONCURRENTLY`,
      {
        subject: table
      }
    );
  },
  AT_SetTableSpace: rewrites("is copied to another tablespace"),
  AT_SetLogged: rewrites("is rewritten to be logged"),
  AT_SetUnLogged: rewrites("is rewritten, and is lost with the next crash of the server"),
  AT_SetAccessMethod: rewrites("is rewritten for another access method"),
  AT_SetExpression: rewrites("is rewritten for a generated column"),
  AT_AddIdentity: ({ table, column, scene, isExisting }) => {
    if (isExisting)
      scene.tell("locks-table", `${table}.${column} becomes an identity: the table is scanned`, { subject: table });
  }
};
function rewrites(what) {
  return ({ table, scene, isExisting }) => {
    if (isExisting) scene.tell("locks-table", `${table} ${what} while nobody may read it`, { subject: table });
  };
}
function dropColumn({ table, column, scene, isExisting }) {
  scene.catalog.table(table)?.columns.delete(column);
  if (isExisting) scene.tell("drops-data", `the column ${table}.${column} is dropped`, { subject: table });
}
function setNotNull({ table, column, scene, isExisting }) {
  if (!isExisting || scene.catalog.table(table)?.filled.get(column)?.valid) return;
  const how = "first add CHECK (\u2026 IS NOT NULL) NOT VALID, validate it, and then set NOT NULL";
  scene.tell("locks-table", `${table}.${column} becomes NOT NULL: the whole table is scanned under lock; ${how}`, {
    subject: table
  });
}
function columnDefault({ table, column, command, scene, isExisting }) {
  if (isExisting && at(command, "def") === void 0)
    scene.tell("changes-default", `${table}.${column} loses its default`, { subject: table });
}
function changeType({ table, column, command, scene, isExisting }) {
  const definition = at(command, "def", "ColumnDef");
  const to = columnType(at(definition, "typeName"));
  const columns = scene.catalog.table(table)?.columns;
  const from = columns?.get(column);
  columns?.set(column, to);
  if (!isExisting) return;
  const converts = at(definition, "raw_default") !== void 0;
  const change = from === void 0 ? mayNarrow(to) ? "narrows" : "rewrites" : typeChange(from, to);
  if (change === "free" && !converts) return;
  const was = from === void 0 ? "" : ` from ${showType(from)}`;
  const about = { subject: table, byte: numberAt(definition, "location") };
  const what = `${table}.${column} changes its type${was} to ${showType(to)}`;
  if (change === "narrows") {
    const why = from === void 0 ? "which may hold less than before, since nobody knows what it was" : "which holds less";
    scene.tell("narrows-type", `${what}, ${why}`, about);
  } else {
    const why = from === void 0 ? "the table is rewritten unless it was a shorter one of the same kind" : "the table is rewritten";
    scene.tell("locks-table", `${what}: ${why} while nobody may read it`, about);
  }
}
function validate({ table, column, scene, isExisting }) {
  const key = `${table} ${column}`;
  const added = scene.catalog.unvalidated.get(key);
  scene.catalog.unvalidated.delete(key);
  const filled = scene.catalog.table(table)?.filled;
  for (const [name, { constraint }] of filled ?? [])
    if (constraint === column) filled?.set(name, { constraint, valid: true });
  if (!isExisting || added !== scene.unit || !scene.inTransaction) return;
  const why = "it is validated in the transaction that added it, whose lock lasts until the end";
  scene.tell("locks-table", `the constraint ${column} of ${table}: ${why}; validate it in a later migration`, {
    subject: table
  });
}
function attach({ table, command, scene, isExisting }) {
  const partition = relationOf(at(command, "def", "PartitionCmd", "name"));
  if (!isExisting || scene.catalog.isNew(partition, scene.unit) || scene.catalog.table(partition)?.filled.size) return;
  const how = "unless it has a valid CHECK that says what the partition holds";
  scene.tell("locks-table", `${partition} is attached to ${table}: it is scanned under lock, ${how}`, {
    subject: partition
  });
}

// src/engines/migrations/catalog.ts
var Catalog = class {
  #tables = /* @__PURE__ */ new Map();
  /** Indexes by name, with their table. */
  indexes = /* @__PURE__ */ new Map();
  /** Constraints that were added as NOT VALID, by table and name, with the unit that did. */
  unvalidated = /* @__PURE__ */ new Map();
  create(name, unit) {
    const table = { unit, columns: /* @__PURE__ */ new Map(), filled: /* @__PURE__ */ new Map(), indexed: /* @__PURE__ */ new Set() };
    this.#tables.set(name, table);
    return table;
  }
  table(name) {
    return this.#tables.get(name);
  }
  isNew(name, unit) {
    return this.#tables.get(name)?.unit === unit;
  }
  drop(name) {
    this.#tables.delete(name);
  }
  rename(from, to) {
    const table = this.#tables.get(from);
    this.#tables.delete(from);
    if (table) this.#tables.set(to, table);
  }
};

// src/engines/migrations/create.ts
var createTable = (body, scene) => {
  const name = relationOf(at(body, "relation"));
  if (scene.catalog.table(name) !== void 0 && isAt(body, "if_not_exists")) return;
  const table = scene.catalog.create(name, scene.unit);
  for (const element of listAt(body, "tableElts")) {
    const definition = at(element, "ColumnDef");
    if (definition !== void 0) {
      const column = textAt(definition, "colname") ?? "";
      table.columns.set(column, columnType(at(definition, "typeName")));
      if (isJson(at(definition, "typeName")))
        scene.tell("json-column", `${name}.${column} is of the type json`, {
          subject: name,
          byte: numberAt(definition, "location")
        });
      for (const item of listAt(definition, "constraints")) {
        if (/^CONSTR_(?:PRIMARY|UNIQUE)$/.test(textAt(item, "Constraint", "contype") ?? "")) table.indexed.add(column);
      }
    }
    const constraint = at(element, "Constraint");
    const [first] = namesAt(constraint, "keys");
    if (first !== void 0 && /^CONSTR_(?:PRIMARY|UNIQUE)$/.test(textAt(constraint, "contype") ?? ""))
      table.indexed.add(first);
  }
  lockOthers(body, { name, scene });
};
function lockOthers(body, { name, scene }) {
  const parents = listAt(body, "inhRelations").map((parent) => relationOf(at(parent, "RangeVar")));
  for (const parent of parents) {
    const known = scene.catalog.table(parent);
    if (known) for (const [column, type] of known.columns) scene.catalog.table(name)?.columns.set(column, type);
  }
}
var createTableAs = (body, scene) => {
  const relation = at(body, "into", "rel");
  if (relation !== void 0) scene.catalog.create(relationOf(relation), scene.unit);
};
var selectInto = (body, scene) => {
  const relation = at(body, "intoClause", "rel");
  if (relation !== void 0) scene.catalog.create(relationOf(relation), scene.unit);
};
var createIndex = (body, scene) => {
  const table = relationOf(at(body, "relation"));
  const name = textAt(body, "idxname");
  const first = textAt(listAt(body, "indexParams")[0], "IndexElem", "name");
  const known = scene.catalog.table(table);
  if (name !== void 0) scene.catalog.indexes.set(name, table);
  if (first !== void 0 && at(body, "whereClause") === void 0) known?.indexed.add(first);
  const title = `the index ${name ?? "without a name"} of ${table}`;
  if (isAt(body, "concurrent")) return together(title, { scene, table });
  if (scene.catalog.isNew(table, scene.unit) || textAt(body, "relation", "relpersistence") === "t") return;
  scene.tell("index-not-concurrent", `${title} is made while nobody may write to the table`, {
    subject: table,
    byte: numberAt(body, "relation", "location")
  });
};
function together(title, { scene, table }) {
  if (!scene.inTransaction) return;
  scene.tell(
    "concurrently-in-transaction",
    `${title} stands in a transaction with other statements`,
    table === void 0 ? {} : { subject: table }
  );
}

// src/engines/migrations/drop.ts
var DATA = {
  OBJECT_TABLE: "table",
  OBJECT_SCHEMA: "schema",
  OBJECT_MATVIEW: "materialized view",
  OBJECT_FOREIGN_TABLE: "foreign table"
};
var OBJECTS = {
  OBJECT_VIEW: "view",
  OBJECT_FUNCTION: "function",
  OBJECT_PROCEDURE: "procedure",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "domain",
  OBJECT_SEQUENCE: "sequence",
  OBJECT_EXTENSION: "extension"
};
var drop = (body, scene) => {
  const kind = textAt(body, "removeType") ?? "";
  const names = listAt(body, "objects").map(nameOf);
  if (kind === "OBJECT_INDEX") return dropIndexes(body, { names, scene });
  for (const name of names) {
    const isOwn = scene.catalog.isNew(name, scene.unit);
    if (kind === "OBJECT_TABLE") scene.catalog.drop(name);
    if (isOwn) continue;
    if (DATA[kind] !== void 0) scene.tell("drops-data", `the ${DATA[kind]} ${name} is dropped`, { subject: name });
    else if (OBJECTS[kind] !== void 0)
      scene.tell("drops-object", `the ${OBJECTS[kind]} ${name} is dropped`, { subject: name });
  }
};
function nameOf(object) {
  const simple = textAt(object, "String", "sval");
  if (simple !== void 0) return simple;
  const names = [
    ...namesAt(object, "List", "items"),
    ...namesAt(object, "TypeName", "names"),
    ...namesAt(object, "ObjectWithArgs", "objname")
  ];
  return qualified(names);
}
function dropIndexes(body, { names, scene }) {
  for (const name of names) {
    const table = scene.catalog.indexes.get(name);
    if (isAt(body, "concurrent")) together(`DROP INDEX CONCURRENTLY ${name}`, { scene, table });
    else if (table === void 0 || !scene.catalog.isNew(table, scene.unit))
      scene.tell("index-not-concurrent", `the index ${name} is dropped while nobody may use its table`, {
        ...table !== void 0 && { subject: table }
      });
    scene.catalog.indexes.delete(name);
  }
}
var dropDatabase = (body, scene) => {
  const name = textAt(body, "dbname") ?? "";
  scene.tell("drops-data", `the database ${name} is dropped`, { subject: name });
};
var truncate = (body, scene) => {
  const cascades = textAt(body, "behavior") === "DROP_CASCADE" ? ", and every table that refers to it" : "";
  for (const relation of listAt(body, "relations")) {
    const name = relationOf(at(relation, "RangeVar"));
    if (scene.catalog.isNew(name, scene.unit) && cascades === "") continue;
    scene.tell("drops-data", `${name} is emptied${cascades}`, { subject: name });
  }
};
var deleteRows = (body, scene) => {
  const name = relationOf(at(body, "relation"));
  if (scene.catalog.isNew(name, scene.unit) || hasCondition(body)) return;
  scene.tell("drops-data", `every row of ${name} is deleted`, { subject: name });
};
var updateRows = (body, scene) => {
  const name = relationOf(at(body, "relation"));
  if (scene.catalog.isNew(name, scene.unit) || hasCondition(body)) return;
  scene.tell("changes-all-rows", `every row of ${name} is updated in one statement`, { subject: name });
};
var hasCondition = (body) => {
  const condition = at(body, "whereClause");
  return condition !== void 0 && !isAt(condition, "A_Const", "boolval", "boolval");
};
var NAMED = {
  OBJECT_TABLE: "table",
  OBJECT_VIEW: "view",
  OBJECT_MATVIEW: "materialized view",
  OBJECT_SCHEMA: "schema",
  OBJECT_TYPE: "type",
  OBJECT_FUNCTION: "function",
  OBJECT_SEQUENCE: "sequence"
};
var rename = (body, scene) => {
  const kind = textAt(body, "renameType") ?? "";
  const relation = relationOf(at(body, "relation"));
  const to = textAt(body, "newname") ?? "";
  if (kind === "OBJECT_COLUMN" || kind === "OBJECT_ATTRIBUTE") return renameColumn(body, { relation, to, scene });
  const name = NAMED[kind];
  if (name === void 0) return;
  const from = relation !== "" ? relation : nameOf(at(body, "object"));
  const isOwn = scene.catalog.isNew(from, scene.unit);
  if (kind === "OBJECT_TABLE") scene.catalog.rename(from, to);
  if (!isOwn) scene.tell("renames", `the ${name} ${from} is renamed to ${to}`, { subject: from });
};
function renameColumn(body, { relation, to, scene }) {
  const from = textAt(body, "subname") ?? "";
  const columns = scene.catalog.table(relation)?.columns;
  const type = columns?.get(from);
  if (type !== void 0) columns?.set(to, type);
  columns?.delete(from);
  if (scene.catalog.isNew(relation, scene.unit)) return;
  scene.tell("renames", `the column ${relation}.${from} is renamed to ${to}`, { subject: relation });
}
var alterEnum = (body, scene) => {
  const from = textAt(body, "oldVal");
  if (from === void 0) return;
  const type = qualified(namesAt(body, "typeName"));
  scene.tell("renames", `the value "${from}" of the enum ${type} is renamed to "${textAt(body, "newVal")}"`, {
    subject: type
  });
};
var moveToSchema = (body, scene) => {
  const name = relationOf(at(body, "relation"));
  if (name === "" || scene.catalog.isNew(name, scene.unit)) return;
  const to = `${textAt(body, "newschema")}.${textAt(body, "relation", "relname")}`;
  scene.catalog.rename(name, to);
  scene.tell("renames", `${name} is moved to ${to}`, { subject: name });
};

// src/engines/migrations/maintain.ts
var optionsOf = (body, path) => listAt(body, path).flatMap((option) => textAt(option, "DefElem", "defname") ?? []);
var refresh = (body, scene) => {
  const name = relationOf(at(body, "relation"));
  if (isAt(body, "concurrent") || isAt(body, "skipData")) return;
  scene.tell("locks-table", `the materialized view ${name} is refreshed while nobody may read it; use CONCURRENTLY`, {
    subject: name
  });
};
var vacuum = (body, scene) => {
  if (!optionsOf(body, "options").includes("full")) return;
  const [first] = listAt(body, "rels").map((item) => relationOf(at(item, "VacuumRelation", "relation")));
  scene.tell("locks-table", `VACUUM FULL rewrites ${first ?? "every table"} while nobody may read it; use pg_repack`, {
    subject: first ?? "database"
  });
};
var cluster = (body, scene) => {
  const name = relationOf(at(body, "relation")) || "every clustered table";
  scene.tell("locks-table", `CLUSTER rewrites ${name} while nobody may read it; use pg_repack`, { subject: name });
};
var reindex = (body, scene) => {
  const name = relationOf(at(body, "relation")) || textAt(body, "name") || "the database";
  if (optionsOf(body, "params").includes("concurrently"))
    return together(`REINDEX CONCURRENTLY ${name}`, { scene, table: name });
  scene.tell("index-not-concurrent", `REINDEX of ${name}: nobody may write meanwhile`, { subject: name });
};
var lock = (body, scene) => {
  for (const relation of listAt(body, "relations")) {
    const name = relationOf(at(relation, "RangeVar"));
    if (scene.catalog.isNew(name, scene.unit)) continue;
    scene.tell("locks-table", `LOCK TABLE ${name}: everybody else waits until the transaction ends`, { subject: name });
  }
};
var alterDomain = (body, scene) => {
  const kind = textAt(body, "subtype");
  if (kind !== "C" && kind !== "O") return;
  if (isAt(body, "def", "Constraint", "skip_validation")) return;
  const what = kind === "O" ? "NOT NULL" : "a constraint";
  scene.tell("locks-table", `a domain gets ${what}: every table with a column of it is scanned`);
};

// src/engines/migrations/judge.ts
var HANDLERS = {
  AlterTableStmt: alterTable,
  CreateStmt: createTable,
  CreateTableAsStmt: createTableAs,
  SelectStmt: selectInto,
  IndexStmt: createIndex,
  DropStmt: drop,
  DropdbStmt: dropDatabase,
  TruncateStmt: truncate,
  DeleteStmt: deleteRows,
  UpdateStmt: updateRows,
  RenameStmt: rename,
  AlterEnumStmt: alterEnum,
  AlterObjectSchemaStmt: moveToSchema,
  RefreshMatViewStmt: refresh,
  VacuumStmt: vacuum,
  ClusterStmt: cluster,
  ReindexStmt: reindex,
  LockStmt: lock,
  AlterDomainStmt: alterDomain
};
function judgeMigrations(units) {
  const catalog = new Catalog();
  return units.flatMap((unit) => {
    const found = withoutRemade(judgeUnit(unit, catalog), unit);
    return unit.isJudged ? found : [];
  });
}
function judgeUnit(unit, catalog) {
  const found = [];
  const statements = statementsOf(unit.tree);
  const state = { begun: void 0, timeout: false, locked: void 0, data: void 0 };
  const told = (rule, message, byte, subject) => found.push({ rule, message, subject, byte, unit: unit.name });
  for (const { tag, body, byte: start } of statements) {
    const inTransaction = unit.transaction === "around" || state.begun !== void 0 || unit.transaction === "at-once" && statements.length > 1;
    if (tag === "TransactionStmt") transact(body, { state, start, unit, told });
    if (tag === "VariableSetStmt" && /^(?:lock|statement)_timeout$/.test(textAt(body, "name") ?? ""))
      state.timeout = true;
    const before = found.length;
    HANDLERS[tag]?.(body, {
      catalog,
      unit: unit.release ?? unit.name,
      inTransaction,
      tell: (rule, message, { subject, byte } = {}) => told(rule, message, byte ?? start, subject)
    });
    if (tag === "DoStmt") dynamic(body, { start, told });
    const locks = found.slice(before).find(({ rule }) => LOCKING.has(rule));
    if (locks) state.locked ??= start;
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(tag) && inTransaction) state.data ??= start;
  }
  if (state.begun !== void 0)
    told("unfinished-transaction", "BEGIN without COMMIT: nothing of it is applied", state.begun);
  if (state.locked !== void 0 && !state.timeout)
    told("no-lock-timeout", "existing tables are locked without a lock_timeout", state.locked);
  if (state.locked !== void 0 && state.data !== void 0)
    told("mixes-data-and-schema", "rows are changed while a table is locked in the same transaction", state.data);
  return found;
}
var LOCKING = /* @__PURE__ */ new Set([
  "locks-table",
  "drops-data",
  "renames",
  "narrows-type",
  "not-null-without-default"
]);
function statementsOf(tree) {
  const statements = at(tree, "stmts");
  if (!Array.isArray(statements)) return [];
  return statements.map((item) => ({
    ...nodeOf(at(item, "stmt")),
    byte: numberAt(item, "stmt_location") ?? 0
  }));
}
function transact(body, { state, start, unit, told }) {
  const kind = textAt(body, "kind");
  if (kind === "TRANS_STMT_BEGIN" || kind === "TRANS_STMT_START") {
    if (state.begun !== void 0)
      told("unfinished-transaction", "BEGIN within a transaction: the first COMMIT ends both", start);
    state.begun = start;
  }
  if (kind === "TRANS_STMT_COMMIT" || kind === "TRANS_STMT_ROLLBACK") {
    if (state.begun === void 0 && unit.transaction === "around")
      told(
        "unfinished-transaction",
        "COMMIT ends the tool's own transaction: what follows is not undone if it fails",
        start
      );
    state.begun = void 0;
  }
}
function dynamic(body, { start, told }) {
  const text = [...nodesOf(body, "sval")].find((value) => typeof value === "string" && /\bbegin\b/i.test(value));
  if (typeof text === "string" && /\b(?:execute|alter|drop|truncate|delete|update|create\s+(?:unique\s+)?index)\b/i.test(text))
    told("cannot-inspect", "a DO block changes something, and only the server can say what", start);
}
function withoutRemade(found, unit) {
  const made = new Set(
    statementsOf(unit.tree).flatMap(({ tag, body }) => {
      if (tag === "ViewStmt") return [...nodesOf(at(body, "view"), "relname")];
      if (tag === "CreateFunctionStmt") return [...nodesOf(at(body, "funcname"), "sval")];
      if (/^Create(?:Enum|Domain|Range)Stmt$/.test(tag)) return [...nodesOf(body, "sval")];
      if (tag === "CompositeTypeStmt") return [...nodesOf(at(body, "typevar"), "relname")];
      if (tag === "CreateSeqStmt") return [...nodesOf(at(body, "sequence"), "relname")];
      return tag === "CreateTableAsStmt" && textAt(body, "objtype") === "OBJECT_MATVIEW" ? [...nodesOf(at(body, "into", "rel"), "relname")] : [];
    })
  );
  return found.filter(
    ({ rule, subject, message }) => !(rule === "drops-object" || message.includes("the materialized view")) || rule === "renames" || !made.has(subject?.split(".").at(-1))
  );
}

// src/checks/migrations/findings.ts
async function judgeScripts(scripts, sql) {
  const parsed = await sql.parse(scripts.map(({ script: script2 }) => script2.text));
  const units = scripts.map(({ migration, script: script2, isJudged, release }, index) => {
    const answer = parsed[index];
    const tree = answer && "tree" in answer ? answer.tree : void 0;
    return { name: migration.file, tree, transaction: script2.transaction, isJudged, release };
  });
  const places = new Map(scripts.map(({ migration, script: script2 }) => [migration.file, placesIn(script2)]));
  const found = judgeMigrations(units).map((located) => {
    const { rule, message, subject } = located;
    return findingOf(migrationsRules, {
      rule,
      message,
      ...placeOf(located, places),
      ...subject !== void 0 && { subject }
    });
  });
  return {
    findings: [
      ...scripts.flatMap(({ script: script2, isJudged }, index) => isJudged ? refused2(script2, parsed[index]) : []),
      ...found
    ],
    statements: units.reduce((sum, { tree }) => sum + statementsOf(tree).length, 0)
  };
}
async function judgeWaysBack(scripts, sql) {
  const parsed = await sql.parse(scripts.map(({ text }) => text));
  return scripts.flatMap((script2, index) => refused2(script2, parsed[index]));
}
function refused2(script2, answer) {
  if (answer === void 0 || "tree" in answer) return [];
  const { message } = answer.error;
  if (script2.line !== void 0)
    return [findingOf(migrationsRules, { rule: "invalid-sql", message, file: script2.file, line: script2.line })];
  const line = lineAt(script2.text, answer.error.position);
  const column = answer.error.position - script2.text.lastIndexOf("\n", answer.error.position - 1);
  return [
    findingOf(migrationsRules, { rule: "invalid-sql", message: answer.error.message, file: script2.file, line, column })
  ];
}
function placesIn({ file, text, line }) {
  if (line !== void 0) return { file, lineOfByte: () => line };
  const isPlain = !/[^\0-\x7f]/.test(text);
  const bytes = isPlain ? void 0 : Buffer.from(text);
  const characterAt = (byte) => bytes?.subarray(0, byte).toString("utf8").length ?? byte;
  return { file, lineOfByte: (byte) => lineAt(text, firstWord(text, characterAt(byte))) };
}
function firstWord(text, from) {
  const skipped = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text.slice(from))?.[0] ?? "";
  return Math.min(from + skipped.length, Math.max(0, text.length - 1));
}
function lineAt(text, position) {
  let line = 1;
  for (let at2 = text.indexOf("\n"); at2 !== -1 && at2 < position; at2 = text.indexOf("\n", at2 + 1)) line += 1;
  return line;
}
function placeOf({ unit, byte }, places) {
  const known = places.get(unit);
  return known === void 0 ? {} : { file: known.file, line: known.lineOfByte(byte) };
}

// src/checks/migrations/run.ts
async function runMigrations(options, ports) {
  const history = await readHistory(options, ports);
  const asked = await askEach(options.database === void 0 ? [] : [history], {
    ask: (each) => askDatabase(each, options, ports),
    signal: ports.signal
  });
  const applied = asked.answers[0];
  const open = openOf(history, { options, applied });
  const sql = await ports.sql();
  const judged = await judgeScripts(judgeable(history, open, options), sql);
  const back = await judgeWaysBack(
    open.flatMap(({ down }) => typeof down === "string" ? [] : [down]),
    sql
  );
  const { scratch } = options;
  const tried = await askEach(scratch === void 0 ? [] : [scratch], {
    ask: async (address) => (await import("./scratch-BMLM2ILR.js")).tryOut(address, { migrations: history.migrations, open, ports }),
    signal: ports.signal
  });
  const own = [
    ...judgeChain(history, options),
    ...applied === void 0 ? [] : judgePending(history, applied, options),
    ...judgeWayBack(open, options),
    ...judged.findings,
    ...back,
    ...tried.answers.flatMap((each) => each.findings)
  ];
  const findings = byPolicies(own, options.policies);
  const errors = findings.filter(({ level }) => level === "error").length;
  const state = errors > 0 ? count(errors, "error") : "nothing lost or locked";
  const summary = `${count(open.length, "migration")} of ${history.migrations.length}, ${count(judged.statements, "statement")}: ${state}`;
  const measurements = [
    { name: "migrations", value: history.migrations.length, unit: "migrations" },
    { name: "heads", value: history.heads.length, unit: "heads", limit: options.expect.heads },
    ...tried.answers.flatMap((each) => each.measurements)
  ];
  const extra = { findings, measurements };
  return unlessUnknown(byFindings(`${summary} (${sql.release}'s parser)`, extra), [
    ...asked.unknown,
    ...tried.unknown,
    ...unknownOf(history, { open, findings })
  ]);
}
function openOf({ migrations }, { options, applied }) {
  const { since, directory } = options;
  if (since === void 0)
    return applied === void 0 ? migrations : migrations.filter(({ id }) => !applied.ids.has(id));
  const at2 = migrations.findIndex(({ id, file }) => id === since || file.endsWith(since));
  if (at2 === -1) {
    const remedy = "Correct `since`: the version as the tool calls it, or the end of its path.";
    throw new CouldNotTell("nothing-checked", `${directory}: no migration is called ${since}`, remedy);
  }
  return migrations.slice(at2 + 1);
}
function judgeable({ migrations }, open, { since, database }) {
  const isOpen = new Set(open);
  return migrations.flatMap((migration) => {
    const script2 = migration.up;
    if (script2 === void 0) return [];
    const isJudged = isOpen.has(migration);
    return [
      {
        migration,
        script: script2,
        isJudged,
        release: isJudged && (since !== void 0 || database !== void 0) ? "what is not deployed" : void 0
      }
    ];
  });
}
function unknownOf({ unrendered }, { open, findings }) {
  const isBroken = ({ rule, level }) => level === "error" && (rule === "several-heads" || rule === "missing-parent");
  if (findings.some(isBroken)) return [];
  const unread = open.filter(({ up }) => up === void 0);
  const [first] = unread;
  if (first === void 0) return [];
  const more = unread.length > 1 ? `, and of ${unread.length - 1} more` : "";
  const why = unrendered ?? "nobody has rendered it";
  const remedy = "Install the tool, or give `render` a command that prints the SQL.";
  return [
    new CouldNotTell("tool-missing", `${first.file}: the SQL of ${first.id}${more} is not known: ${why}`, remedy)
  ];
}
export {
  runMigrations
};
