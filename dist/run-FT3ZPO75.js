import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  dnsRules,
  plainValue
} from "./chunk-6MVSDGRS.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/dns/authoritative.ts
async function zoneOf(name, { ask: ask2, dns }) {
  const labels = name.split(".");
  for (let at = 0; at < labels.length; at += 1) {
    const zone = labels.slice(at).join(".");
    const answer = await ask2(zone, "NS");
    if (answer.was === "silent") return { unclear: `the servers of ${zone} are not known: ${answer.what}` };
    const names = answer.answers.filter((record) => record.type === "NS" && record.name === zone).map(({ value }) => value);
    if (names.length > 0) return serversOf(zone, { names: [...new Set(names)].sort(), ask: ask2, dns });
  }
  return { unclear: `no zone is found for ${name}` };
}
async function serversOf(zone, { names, ask: ask2, dns }) {
  const servers = [];
  for (const name of names) {
    const addresses = await addressesOf(name, ask2);
    if ("unclear" in addresses) return { unclear: `${zone} has the server ${name}: ${addresses.unclear}` };
    servers.push(...addresses.found.map((address) => ({ name, address, port: dns.authoritativePort })));
  }
  return { zone, servers };
}
async function addressesOf(name, ask2) {
  for (const type of ["A", "AAAA"]) {
    const answer = await ask2(name, type);
    if (answer.was === "silent") return { unclear: answer.what };
    const found = answer.answers.filter((record) => record.type === type).map(({ value }) => value);
    if (found.length > 0) return { found };
  }
  return { unclear: "it has no address" };
}

// src/checks/dns/resolve.ts
var LONGEST_WAY = 8;
async function resolve(wanted, ask2) {
  const way = [];
  let ttl = 0;
  let ms = 0;
  let { name } = wanted;
  for (; ; ) {
    const answer = await ask2(name, wanted.type);
    if (answer.was === "silent") return { is: "unclear", why: beside(way, answer.what) };
    ms += answer.ms;
    const trouble = troubleOf(answer);
    if (trouble !== void 0) return { is: "unclear", why: beside(way, trouble) };
    const begun = way.length;
    const read = follow(answer.answers, { name, type: wanted.type, way });
    if (read === void 0) return { is: "circling", way };
    ttl = Math.max(ttl, ...read.ttls);
    if (read.values.length > 0) return { is: "there", values: read.values, ttl, way, ms };
    if (answer.code === "NXDOMAIN") return { is: "absent", how: "the name does not exist (NXDOMAIN)", way, ms };
    if (way.length === begun) return { is: "absent", how: `it has no ${wanted.type} record`, way, ms };
    name = read.end;
  }
}
var beside = (way, what) => way.length === 0 ? what : `at ${way.at(-1)}: ${what}`;
function follow(answers, { name, type, way }) {
  const ttls = [];
  let end = name;
  for (; ; ) {
    const own = answers.filter((record) => record.name === end);
    const found = own.filter((record) => record.type === type);
    ttls.push(...found.map((record) => record.ttl));
    if (found.length > 0) return { values: [...new Set(found.map(({ value }) => value))], ttls, end };
    const alias = own.find((record) => record.type === "CNAME");
    if (alias === void 0) return { values: [], ttls, end };
    if (way.includes(alias.value) || alias.value === name || way.length >= LONGEST_WAY) return void 0;
    ttls.push(alias.ttl);
    way.push(alias.value);
    end = alias.value;
  }
}
function troubleOf({ code, authoritative, recursive, answers, authorities }) {
  if (code !== "NOERROR" && code !== "NXDOMAIN") return `it answers ${code}`;
  if (authoritative || answers.length > 0) return void 0;
  if (!recursive) return "it neither owns the zone nor asks others";
  const isReferral = authorities.some(({ type }) => type === "NS") && !authorities.some(({ type }) => type === "SOA");
  return code === "NOERROR" && isReferral ? "it refers to other servers" : void 0;
}
function systemAsk(dns, timeoutMs) {
  return async (name, type) => {
    let last = "this machine has no resolver";
    for (const server of dns.system()) {
      const answer = await dns.ask(server, { name, type, recurse: true }, timeoutMs);
      if (answer.was === "answered" && troubleOf(answer) === void 0) return answer;
      last = `${showServer(server)}: ${answer.was === "silent" ? answer.what : troubleOf(answer) ?? ""}`;
    }
    return { was: "silent", what: last };
  };
}
var showServer = ({ address, port }) => `${address.includes(":") ? `[${address}]` : address}${port === 53 ? "" : `:${port}`}`;

// src/checks/dns/ask-all.ts
async function askAll(wanted, { options, dns }) {
  const timeoutMs = options["request-timeout"];
  const fallback = wanted["max-ttl"] === void 0 ? "system" : "authoritative";
  const resolvers = options.resolvers ?? [{ text: fallback, host: fallback, port: 53 }];
  const system = systemAsk(dns, timeoutMs);
  const asked = resolvers.map(async ({ text, host, port }) => {
    if (text === "system") return [{ by: text, told: await resolve(wanted, system) }];
    if (text === "authoritative") return askOwners(wanted, { dns, system, timeoutMs });
    const [address] = await dns.addresses(host);
    if (address === void 0) return [{ by: text, told: { is: "unclear", why: `no address is found for ${host}` } }];
    const ask2 = (name, type) => dns.ask({ address, port }, { name, type, recurse: true }, timeoutMs);
    return [{ by: text, told: await resolve(wanted, ask2) }];
  });
  return (await Promise.all(asked)).flat();
}
async function askOwners(wanted, { dns, system, timeoutMs }) {
  const zone = await zoneOf(wanted.name, { ask: system, dns });
  if ("unclear" in zone) return [{ by: "authoritative", told: { is: "unclear", why: zone.unclear } }];
  const said = zone.servers.map(async (server) => {
    const own = async (name, type) => {
      const isInZone = name === zone.zone || name.endsWith(`.${zone.zone}`);
      if (isInZone) return owned(await dns.ask(server, { name, type, recurse: false }, timeoutMs), zone.zone);
      return elsewhere(name, type, { dns, system, timeoutMs });
    };
    return { by: `${server.name} (${showServer(server)})`, told: await resolve(wanted, own) };
  });
  return Promise.all(said);
}
async function elsewhere(name, type, { dns, system, timeoutMs }) {
  const zone = await zoneOf(name, { ask: system, dns });
  if ("unclear" in zone) return { was: "silent", what: zone.unclear };
  let last = { was: "silent", what: `${zone.zone} has no server` };
  for (const server of zone.servers) {
    last = owned(await dns.ask(server, { name, type, recurse: false }, timeoutMs), zone.zone);
    if (last.was === "answered") return last;
  }
  return last;
}
function owned(answer, zone) {
  if (answer.was === "silent" || answer.authoritative || answer.code !== "NOERROR" && answer.code !== "NXDOMAIN")
    return answer;
  return { was: "silent", what: `it answers without authority for ${zone}` };
}

// src/checks/dns/judge.ts
function faultsOf(wanted, told) {
  if (told.is === "unclear") return void 0;
  if (told.is === "circling") {
    return [{ rule: "alias-loop", message: `its aliases lead in a circle, or too far: ${told.way.join(" \u2192 ")}` }];
  }
  if (wanted.absent) {
    if (told.is === "absent") return [];
    return [{ rule: "unexpected", message: `it is there: ${told.values.join(", ")}`, actual: told.values.join(", ") }];
  }
  const over = told.way.length === 0 ? "" : ` (over ${told.way.join(" \u2192 ")})`;
  if (told.is === "absent") return [{ rule: "missing", message: `${told.how}${over}` }];
  return [...valueFaults(wanted, { values: valuesOf(wanted, told), over }), ...ttlFaults(wanted, told)];
}
var valuesOf = ({ type }, { values }) => values.map((value) => plainValue(type, value) ?? value).sort();
function valueFaults({ type, equals, includes, matches }, { values, over }) {
  const actual = values.join(", ");
  const plain = (list) => [...new Set(list.map((value) => plainValue(type, value) ?? value))].sort();
  const wrong = (expected, what) => ({
    rule: "wrong-value",
    message: `${what}${over}`,
    expected,
    actual
  });
  const faults = [];
  if (equals !== void 0 && plain(equals).join("\n") !== values.join("\n")) {
    faults.push(wrong(plain(equals).join(", "), `it is ${actual}, not ${plain(equals).join(", ")}`));
  }
  const lacking = plain(includes ?? []).filter((value) => !values.includes(value));
  if (lacking.length > 0) faults.push(wrong(lacking.join(", "), `it is ${actual}, without ${lacking.join(", ")}`));
  if (matches !== void 0 && !values.some((value) => matches.test(value))) {
    faults.push(wrong(String(matches), `it is ${actual}, and none matches ${matches.source}`));
  }
  return faults;
}
function ttlFaults({ "max-ttl": most }, { ttl, way }) {
  if (most === void 0 || ttl * 1e3 <= most) return [];
  const on = way.length === 0 ? "its TTL" : "the longest TTL on the way";
  const message = `${on} is ${ttl} s, more than ${showDuration(most)}`;
  return [{ rule: "ttl-too-long", message, expected: `${most / 1e3} s at most`, actual: `${ttl} s` }];
}
function disagreement(wanted, said) {
  const known = said.flatMap(({ by, told }) => {
    if (told.is === "there") return [{ by, text: valuesOf(wanted, told).join(", ") }];
    return told.is === "absent" ? [{ by, text: "nothing" }] : [];
  });
  const groups = /* @__PURE__ */ new Map();
  for (const { by, text } of known) groups.set(text, [...groups.get(text) ?? [], by]);
  if (groups.size < 2) return void 0;
  const parts = [...groups].map(([text, by]) => `${text} at ${by.join(", ")}`);
  return { rule: "resolvers-disagree", message: `resolvers disagree: ${parts.join("; ")}` };
}

// src/checks/dns/run.ts
var AT_ONCE = 16;
var runDns = (options, ports) => until(() => ask(options, ports), { waiting: options, ports });
async function ask(options, ports) {
  const dns = await ports.dns();
  const looked = [];
  const left = options.records.entries();
  const work = async () => {
    for (const [index, wanted] of left) looked[index] = { wanted, said: await askAll(wanted, { options, dns }) };
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const findings = looked.flatMap(findingsOf);
  if (findings.length === 0) mustBeTold(looked);
  const records = looked.length === 1 && looked[0] ? titleOf(looked[0].wanted) : count(looked.length, "record");
  const servers = count(new Set(looked.flatMap(({ said }) => said.map(({ by }) => by))).size, "resolver");
  const wrong = findings.length === 0 ? "as it should be" : `${count(findings.length, "fault")}`;
  return byFindings(`${records}: ${wrong}, at ${servers}`, {
    findings,
    measurements: looked.flatMap(measurementsOf),
    details: [{ title: "What was answered", text: looked.map(textOf).join("\n") }]
  });
}
var titleOf = ({ type, name }) => `${type} ${name}`;
function findingsOf({ wanted, said }) {
  const told = /* @__PURE__ */ new Map();
  for (const { by, told: answer } of said) {
    for (const fault of faultsOf(wanted, answer) ?? []) {
      const key = `${fault.rule} ${fault.message}`;
      const known = told.get(key) ?? { fault, at: [] };
      known.at.push(by);
      told.set(key, known);
    }
  }
  const subject = titleOf(wanted);
  const found = [...told.values()].map(({ fault, at }) => {
    const { rule, message, expected, actual } = fault;
    return findingOf(dnsRules, {
      rule,
      message: `${subject}: ${message}, says ${at.join(", ")}`,
      expected,
      actual,
      subject
    });
  });
  const apart = found.length === 0 ? disagreement(wanted, said) : void 0;
  if (apart === void 0) return found;
  return [findingOf(dnsRules, { rule: apart.rule, message: `${subject}: ${apart.message}`, subject })];
}
function mustBeTold(looked) {
  const unclear = looked.flatMap(({ wanted, said }) => [
    ...said.length === 0 ? [`${titleOf(wanted)}: nobody was asked`] : [],
    ...said.flatMap(({ by, told }) => told.is === "unclear" ? [`${titleOf(wanted)}: ${by}: ${told.why}`] : [])
  ]);
  const [first] = unclear;
  if (first === void 0) return;
  const more = unclear.length > 1 ? `, and ${count(unclear.length - 1, "more question")} could not be told` : "";
  const remedy = "Check that the resolver is up, answers questions from here over UDP and TCP, and may resolve this name.";
  throw new CouldNotTell("unreachable", `${first}${more}`, remedy);
}
function measurementsOf({ wanted, said }) {
  const there = said.flatMap(({ told }) => told.is === "there" ? [told] : []);
  const limit = wanted["max-ttl"];
  if (limit === void 0 || there.length === 0) return [];
  const value = Math.max(...there.map(({ ttl }) => ttl));
  return [{ name: `TTL of ${titleOf(wanted)}`, value, unit: "s", limit: limit / 1e3 }];
}
function textOf({ wanted, said }) {
  const lines = said.map(({ by, told }) => {
    if (told.is === "unclear") return `  ${by}: could not tell, ${told.why}`;
    const over = told.way.length === 0 ? "" : ` over ${told.way.join(" \u2192 ")}`;
    if (told.is === "circling") return `  ${by}: in circles${over}`;
    if (told.is === "absent") return `  ${by}: ${told.how}${over}`;
    return `  ${by}: ${told.values.join(", ")}${over}, TTL ${told.ttl} s`;
  });
  return [titleOf(wanted), ...lines].join("\n");
}
export {
  runDns
};
