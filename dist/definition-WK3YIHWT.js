import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  migrationsRules
} from "./chunk-XRRYLAA2.js";
import {
  argv,
  duration,
  policies,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/migrations/options.ts
import { z } from "zod";
var TOOLS = ["alembic", "prisma", "flyway", "knex", "drizzle", "golang-migrate", "rails", "sql"];
var expectation = z.strictObject({
  heads: z.int().min(1).default(1).describe("How many ends the chain of migrations has"),
  pending: z.union([z.literal(0), z.literal("any")]).optional().meta(shown(0)).describe("What the database may lack: `0` nothing, `any` whatever. Judged only with `database`"),
  downgrade: z.boolean().optional().describe(
    "Each migration has a way back. True unless given for alembic, golang-migrate, knex and rails, which know one"
  )
});
var address = z.string().refine((text) => /^postgres(?:ql)?(?:\+\w+)?:\/\//.test(text), {
  error: "expected an address such as postgresql://user@host:5432/name"
});
var migrationsOptions = z.strictObject({
  tool: z.enum(TOOLS).describe("Who applies the migrations; `sql` for files in the order of their names"),
  directory: z.string().min(1).describe("Where the migrations are. For alembic the folder of `alembic.ini`, of `env.py`, or of the revisions"),
  since: z.string().min(1).optional().describe(
    "The last migration that is deployed: those up to it are not judged, and tables that later ones make are new"
  ),
  database: address.optional().describe(
    "The database (PostgreSQL) that they are for: what is applied there is not judged, what it lacks is pending"
  ),
  expect: expectation.prefault({}).describe("What must hold of the chain"),
  render: argv.optional().describe("A command that prints the SQL of the migrations; for alembic `alembic upgrade \u2026 --sql` unless given"),
  scratch: z.union([z.literal("auto"), address]).optional().describe(
    "A PostgreSQL in which they are really applied, taken back and applied again: those whose ways are SQL. A database that holds anything is refused. `auto` could not tell so far: no server is started"
  ),
  policies: policies(migrationsRules),
  "request-timeout": duration.prefault("10s").describe("Longest time of one question to the database")
});

// src/checks/migrations/definition.ts
var migrations = defineCheck({
  kind: "migrations",
  summary: "Database migrations can be applied and taken back, and lose or lock nothing",
  family: "data",
  options: migrationsOptions,
  needs: (options) => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  mutates: ({ scratch }) => scratch !== void 0,
  rules: migrationsRules,
  run: async (options, ports) => (await import("./run-QR5IM3WE.js")).runMigrations(options, ports)
});
function toolsOf({ tool, render }) {
  const alembic = {
    tool: "alembic",
    why: "renders the SQL of revisions that cannot be read without it",
    optional: true
  };
  return [
    ...tool === "alembic" && render === void 0 ? [alembic] : [],
    ...render === void 0 ? [] : [{ tool: render[0], why: "prints the SQL of the migrations" }]
  ];
}
var serversOf = ({ database, scratch }) => [database, scratch].flatMap((address2) => {
  if (address2 === void 0 || address2 === "auto" || !URL.canParse(address2)) return [];
  return [new URL(address2).host];
});
export {
  migrations
};
