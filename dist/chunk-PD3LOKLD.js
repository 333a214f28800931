import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isData,
  splitVolume
} from "./chunk-LZXGSV5R.js";
import {
  policies,
  preset
} from "./chunk-5M3NKAVS.js";

// src/engines/compose/isolation.ts
import { posix } from "node:path";

// src/engines/compose/violation.ts
var isTrue = (value) => /^(?:true|yes|y|on|t|1)$/i.test(String(value));
var eachService = (look) => (project) => project.services.flatMap(
  (service) => look(service, project).map(([path, message]) => ({
    place: service.place(path),
    message: `service ${service.name}: ${message}`,
    subject: service.name
  }))
);

// src/engines/compose/isolation.ts
var privileged = {
  id: "privileged",
  level: "error",
  reason: "A privileged container is root on the machine.",
  remedy: "Remove `privileged`; add the one capability that is needed with cap_add.",
  check: eachService(({ value }) => {
    const caps = Array.isArray(value.cap_add) ? value.cap_add.map(String) : [];
    const all = caps.findIndex((cap) => /^(?:CAP_)?(?:ALL|SYS_ADMIN)$/i.test(cap));
    const options = Array.isArray(value.security_opt) ? value.security_opt.map(String) : [];
    const off = options.findIndex(
      (option) => /^(?:seccomp|apparmor|systempaths)[:=]unconfined$|^label[:=]disable$/i.test(option)
    );
    const hooks = ["pre_start", "post_start", "pre_stop"].flatMap(
      (key) => (Array.isArray(value[key]) ? value[key] : []).flatMap(
        (hook, index) => isData(hook) && isTrue(hook.privileged) ? [[[key, index], `runs a command of ${key} privileged`]] : []
      )
    );
    if (isTrue(value.privileged)) return [[["privileged"], "runs privileged"]];
    return [
      ...all < 0 ? [] : [[["cap_add", all], `adds the capability ${caps[all]}`]],
      ...off < 0 ? [] : [[["security_opt", off], `switches a protection off: ${options[off]}`]],
      ...isData(value.build) && isTrue(value.build.privileged) ? [[["build", "privileged"], "is built privileged"]] : [],
      ...hooks
    ];
  })
};
var hostNetwork = {
  id: "host-network",
  level: "error",
  reason: "On the host's network no other network isolates it.",
  remedy: "Give it a network of its own and publish the ports that it needs.",
  check: eachService((service, project) => {
    const { value } = service;
    const shared = ["network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup"].filter(
      (key) => value[key] === "host"
    );
    const named = networksOf(service).filter((name) => nameOfNetwork(name, project) === "host");
    return [
      ...shared.map((key) => [[key], `${key} is host`]),
      ...shared.includes("network_mode") ? [] : named.map((name) => [["networks"], `network ${name} is host`])
    ];
  })
};
var SOCKET = /(?:^|\/)(?:docker|podman|containerd|crio)\.sock$/;
var AROUND = /^(?:\/|\/var|(?:\/var)?\/run)$/;
var dockerSocket = {
  id: "docker-sock",
  level: "error",
  reason: "Whoever reaches the engine's socket is root on the machine.",
  remedy: "Remove the mount, or put a proxy in between that allows only what is needed.",
  check: eachService(({ value }, project) => {
    const volumes2 = Array.isArray(value.volumes) ? value.volumes : [];
    const mounts = volumes2.flatMap((volume, index) => {
      const source = isData(volume) ? String(volume.source ?? "") : splitVolume(String(volume)).source ?? "";
      const given = deviceOf(source, project) ?? source;
      const path = given.startsWith("/") ? posix.normalize(given).replace(/^\/+/, "/") : given;
      if (SOCKET.test(path)) return [[["volumes", index], `mounts ${path}`]];
      const holds = AROUND.test(path.replace(/(?<=.)\/+$/, ""));
      return holds ? [[["volumes", index], `mounts ${path}, in which the engine's socket lies`]] : [];
    });
    return isTrue(value.use_api_socket) ? [...mounts, [["use_api_socket"], "is given the engine's socket"]] : mounts;
  })
};
function deviceOf(volume, project) {
  const volumes2 = project.section("volumes");
  const found = Object.hasOwn(volumes2, volume) ? volumes2[volume] : void 0;
  const options = isData(found) ? found.driver_opts : void 0;
  return isData(options) && typeof options.device === "string" ? options.device : void 0;
}
var portOnAllInterfaces = {
  id: "port-on-all-interfaces",
  level: "warning",
  reason: "A port without an address is open to every network of the machine, past its firewall.",
  remedy: "Publish it on an address, such as 127.0.0.1:8080:8080, or behind the proxy.",
  check: eachService(({ value }) => {
    const ports = Array.isArray(value.ports) ? value.ports : [];
    return ports.flatMap(
      (port, index) => isOpen(port) ? [[["ports", index], `publishes ${showPort(port)} on every interface`]] : []
    );
  })
};
function isOpen(port) {
  const address = isData(port) ? port.host_ip : /^(.*):[\d-]*:[\d-]+(?:\/\w+)?$/.exec(String(port))?.[1];
  return address === void 0 || address === null || ["", "0.0.0.0", "::", "[::]"].includes(String(address));
}
var showPort = (port) => isData(port) ? `port ${String(port.published ?? port.target)}` : `port ${String(port)}`;
var DATABASE = /(?:^|\/)(?:postgres|postgresql|postgis|timescaledb|mysql|mariadb|mongo|mongodb|redis|valkey|memcached|cassandra|couchdb|elasticsearch|opensearch|clickhouse-server|mssql|influxdb|neo4j|rabbitmq|etcd)(?:-[a-z]+)?(?=[:@]|$)/;
var databaseNetwork = {
  id: "database-not-on-internal-network",
  level: "warning",
  reason: "A database that can reach the outside can be reached, or can carry data out.",
  remedy: "Put it on networks with `internal: true` alone.",
  check: eachService((service, project) => {
    if (!DATABASE.test(String(service.value.image ?? ""))) return [];
    const open = networksOf(service).filter((name) => !isInternal(name, project));
    return open.length === 0 ? [] : [[["networks"], `a database on ${open.join(", ")}, which is not internal`]];
  })
};
function networksOf({ value }) {
  if (value.network_mode !== void 0) return value.network_mode === "none" ? [] : [String(value.network_mode)];
  const names = isData(value.networks) ? Object.keys(value.networks) : [];
  return names.length === 0 ? ["default"] : names;
}
function nameOfNetwork(name, project) {
  const network = project.section("networks")[name];
  return isData(network) ? network.name ?? (isTrue(network.external) ? name : void 0) : void 0;
}
function isInternal(name, project) {
  const network = project.section("networks")[name];
  return isData(network) && String(network.internal) === "true";
}

// src/engines/compose/consistency.ts
function contradictions(project) {
  const services = project.services.flatMap(
    (service) => [
      ...twoAnswers(service.value),
      ...ofBuild(service.value),
      ...devices(service.value),
      ...mountedTwice(service.value),
      ...watched(service.value)
    ].map(([path, message]) => ({
      place: service.place(path),
      message: `service ${service.name}: ${message}`,
      subject: service.name
    }))
  );
  return [...services, ...circles(project), ...externals(project), ...sources(project)];
}
var at = (value, ...path) => path.reduce((found, key) => isData(found) ? found[key] : void 0, value);
var PAIRS = [
  [["cpus"], ["deploy", "resources", "limits", "cpus"]],
  [["mem_limit"], ["deploy", "resources", "limits", "memory"]],
  [["mem_reservation"], ["deploy", "resources", "reservations", "memory"]],
  [["pids_limit"], ["deploy", "resources", "limits", "pids"]],
  [["scale"], ["deploy", "replicas"]]
];
function twoAnswers(value) {
  const pairs = PAIRS.flatMap(([one, other]) => {
    const [first, second] = [at(value, ...one), at(value, ...other)];
    const isSame = first === void 0 || second === void 0 || amount(first) === amount(second);
    return isSame ? [] : [[one, `${one.join(".")} is ${first}, and ${other.join(".")} is ${second}`]];
  });
  const networks = isData(value.networks) ? Object.keys(value.networks) : [];
  const isBoth = typeof value.network_mode === "string" && value.network_mode !== "" && networks.length > 0;
  const both = isBoth ? [[["network_mode"], "has network_mode and networks, which exclude each other"]] : [];
  const replicas = Number(at(value, "deploy", "replicas") ?? value.scale ?? 1);
  const isNamed = typeof value.container_name === "string" && value.container_name !== "" && replicas > 1;
  const named = isNamed ? [[["container_name"], `has a container_name and ${replicas} replicas`]] : [];
  return [...pairs, ...both, ...named];
}
function ofBuild({ build, platform }) {
  if (!isData(build)) return [];
  const isTwice = isText(build.dockerfile) && isText(build.dockerfile_inline);
  const twice = isTwice ? [[["build", "dockerfile_inline"], "has dockerfile and dockerfile_inline, which exclude each other"]] : [];
  const platforms = Array.isArray(build.platforms) ? build.platforms : [];
  const isOther = isText(platform) && platforms.length > 0 && !platforms.map(String).includes(String(platform));
  return isOther ? [...twice, [["build", "platforms"], `is built for others than its platform, ${platform}`]] : twice;
}
var isText = (value) => typeof value === "string" && value !== "";
function devices(value) {
  const lists = [["gpus"], ["deploy", "resources", "reservations", "devices"]];
  return lists.flatMap((path) => {
    const list = at(value, ...path);
    return (Array.isArray(list) ? list : []).flatMap((device, index) => {
      const isBoth = isData(device) && Object.hasOwn(device, "count") && Object.hasOwn(device, "device_ids");
      return isBoth ? [[[...path, index], "has count and device_ids, which exclude each other"]] : [];
    });
  });
}
function watched({ develop }) {
  const watch = isData(develop) && Array.isArray(develop.watch) ? develop.watch : [];
  return watch.flatMap((entry, index) => {
    const isCopied = isData(entry) && isText(entry.action) && !["rebuild", "restart"].includes(String(entry.action));
    return isCopied && !isText(entry.target) ? [[["develop", "watch", index], `says ${entry.action} and no target`]] : [];
  });
}
function mountedTwice({ tmpfs, volumes: volumes2 }) {
  const list = Array.isArray(tmpfs) ? tmpfs : tmpfs === void 0 || tmpfs === null ? [] : [tmpfs];
  const mounted = /* @__PURE__ */ new Set();
  const found = [];
  for (const [index, entry] of list.entries()) {
    const [target = ""] = String(entry).split(":");
    if (mounted.has(target)) found.push([["tmpfs", index], `mounts ${target} twice`]);
    mounted.add(target);
  }
  for (const [index, volume] of (Array.isArray(volumes2) ? volumes2 : []).entries()) {
    const target = isData(volume) ? String(volume.target) : splitVolume(String(volume)).target;
    if (mounted.has(target)) found.push([["volumes", index], `mounts ${target}, which is under tmpfs as well`]);
  }
  return found;
}
var UNITS = {
  "": 1,
  b: 1,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50
};
function amount(value) {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([bkmgtp]?)(?:i?b)?$/i.exec(String(value)) ?? [];
  return number === void 0 ? String(value) : Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
}
function circles(project) {
  const byName = new Map(project.services.map((service) => [service.name, service]));
  const done = /* @__PURE__ */ new Set();
  const found = [];
  const walk = (service, way) => {
    const start = way.indexOf(service.name);
    if (start >= 0) {
      const circle = [...way.slice(start), service.name].join(" \u2192 ");
      found.push({
        place: service.place(["depends_on"]),
        message: `services wait for each other: ${circle}`,
        subject: service.name
      });
      return;
    }
    if (done.has(service.name)) return;
    done.add(service.name);
    for (const name of neededBy(service.value)) {
      const next = byName.get(name);
      if (next) walk(next, [...way, service.name]);
    }
  };
  for (const service of project.services) walk(service, []);
  return found;
}
function neededBy(value) {
  return needs(value).map(({ name }) => name);
}
function needs(value) {
  const shared = ["network_mode", "pid", "ipc", "uts"].flatMap((key) => {
    const name = /^service:(.+)$/.exec(String(value[key]))?.[1];
    return name === void 0 ? [] : [{ name, path: [key] }];
  });
  const listed = ["links", "volumes_from"].flatMap((key) => {
    const entries = Array.isArray(value[key]) ? value[key] : [];
    return entries.flatMap((entry, index) => {
      const [name = ""] = String(entry).split(":");
      return name === "container" || name === "" ? [] : [{ name, path: [key, index] }];
    });
  });
  const waits = isData(value.depends_on) ? Object.keys(value.depends_on) : [];
  return [...waits.map((name) => ({ name, path: ["depends_on", name] })), ...shared, ...listed];
}
function externals(project) {
  return ["networks", "volumes"].flatMap(
    (section) => Object.entries(project.section(section)).flatMap(([name, value]) => {
      if (!isData(value) || !(isTrue(value.external) || isData(value.external))) return [];
      const isNamedTwice = isData(value.external) && isText(value.external.name) && isText(value.name);
      const isOther = (key) => key !== "external" && key !== "name" && !key.startsWith("x-");
      const other = Object.keys(value).find(isOther) ?? (isNamedTwice ? "name" : void 0);
      if (other === void 0) return [];
      const message = `${section.slice(0, -1)} ${name} is external and has ${other}, which exclude each other`;
      return [{ place: project.place([section, name, other]), message }];
    })
  );
}
var SOURCES = { secrets: ["file", "environment"], configs: ["file", "environment", "content"] };
function sources(project) {
  return ["secrets", "configs"].flatMap(
    (section) => Object.entries(project.section(section)).flatMap(([name, value]) => {
      if (!isData(value)) return [];
      const given = SOURCES[section].filter((key) => Object.hasOwn(value, key));
      const words = SOURCES[section].join(", ");
      const about = `${section.slice(0, -1)} ${name}`;
      const place = project.place([section, name, given[1] ?? given[0] ?? "name"]);
      if (given.length > 1) return [{ place, message: `${about}: ${given.join(" and ")} exclude each other` }];
      const isOutside = isTrue(value.external) || isData(value.external);
      return given.length === 1 || isOutside ? [] : [{ place, message: `${about}: names none of ${words}` }];
    })
  );
}

// src/engines/compose/references.ts
var imageUnpinned = {
  id: "image-unpinned",
  level: "error",
  reason: "Without a tag of its own the image of tomorrow is not the one that was tested.",
  remedy: "Name a version, better still a digest: image:1.2.3@sha256:\u2026",
  check: eachService(({ value }) => {
    const image = typeof value.image === "string" ? value.image : void 0;
    if (image === void 0 || image.includes("@sha256:")) return [];
    const tag = /:([^/:]*)$/.exec(image)?.[1];
    if (isData(value.build) || typeof value.build === "string") return [];
    if (tag === void 0 || tag === "") return [[["image"], `image ${image} has no tag`]];
    return tag === "latest" ? [[["image"], `image ${image} is the latest, whatever that is`]] : [];
  })
};
var SECTIONS = ["networks", "secrets", "configs", "models"];
var undefinedReference = {
  id: "undefined-reference",
  level: "error",
  reason: "Compose refuses a project that names what it does not define.",
  remedy: "Define it, or correct the name.",
  check: eachService((service, project) => {
    const { value } = service;
    const services = new Map(project.services.map((each) => [each.name, each]));
    return [
      ...SECTIONS.flatMap((section) => {
        const known = /* @__PURE__ */ new Set([
          ...Object.keys(project.section(section)),
          ...section === "networks" ? ["default"] : []
        ]);
        return namesIn(service, section).filter(([name]) => !known.has(name)).map(([name, path]) => [path, `${section.slice(0, -1)} ${name} is not defined`]);
      }),
      ...needs(value).flatMap(({ name, path }) => {
        const needed = services.get(name);
        const message = needed ? leftOut(value, needed) : `depends on ${name}, which is no service`;
        return message === void 0 ? [] : [[path, message]];
      }),
      ...buildSecrets(service).filter(([name]) => !Object.hasOwn(project.section("secrets"), name)).map(([name, path]) => [path, `secret ${name} is not defined`]),
      ...contexts(service, services).map(([message, path]) => [path, message]),
      ...volumes(service).filter(([name]) => !Object.hasOwn(project.section("volumes"), name)).map(([name, path]) => [path, `volume ${name} is not defined`])
    ];
  })
};
function leftOut(value, needed) {
  const profiles = (of) => Array.isArray(of.profiles) ? of.profiles.map(String) : [];
  const [own, others] = [profiles(value), profiles(needed.value)];
  if (others.length === 0 || own.some((profile) => others.includes(profile))) return void 0;
  const wait = isData(value.depends_on) ? value.depends_on[needed.name] : void 0;
  if (isData(wait) && /^(?:false|no|off)$/i.test(String(wait.required))) return void 0;
  return `depends on ${needed.name}, which is there with the profile ${others.join(" or ")} alone`;
}
function buildSecrets({ value }) {
  const secrets = isData(value.build) && Array.isArray(value.build.secrets) ? value.build.secrets : [];
  return secrets.map((entry, index) => [
    isData(entry) ? String(entry.source) : String(entry),
    ["build", "secrets", index]
  ]);
}
function namesIn({ value }, section) {
  const named = value[section];
  if (isData(named)) return Object.keys(named).map((name) => [name, [section, name]]);
  if (!Array.isArray(named)) return [];
  return named.map((entry, index) => [isData(entry) ? String(entry.source) : String(entry), [section, index]]);
}
function contexts({ value }, services) {
  const given = isData(value.build) ? value.build.additional_contexts : void 0;
  const entries = Array.isArray(given) ? given.map((entry) => [String(entry), String(entry).replace(/^[^=]*=/, "")]) : Object.entries(isData(given) ? given : {});
  return entries.flatMap(([name, context]) => {
    const needed = /^service:(.+)$/.exec(String(context))?.[1];
    if (needed === void 0) return [];
    const path = ["build", "additional_contexts", name];
    const builder = services.get(needed);
    if (!builder) return [[`builds on ${needed}, which is no service`, path]];
    return builder.value.build === void 0 ? [[`builds on ${needed}, which is not built itself`, path]] : [];
  });
}
function volumes({ value, raw }) {
  const list = Array.isArray(value.volumes) ? value.volumes : [];
  return list.flatMap((volume, index) => {
    const isNamed = isData(volume) && (volume.type ?? "volume") === "volume" && typeof volume.source === "string";
    if (isData(volume)) return isNamed ? [[String(volume.source), ["volumes", index]]] : [];
    const { source } = splitVolume(String(volume));
    if (source === void 0 || source === "" || isPath(source)) return [];
    const isWhole = /^[A-Za-z0-9][\w.-]*$/.test(source) || !String(raw(["volumes", index]) ?? "").includes("$");
    return isWhole ? [[source, ["volumes", index]]] : [];
  });
}
var isPath = (source) => /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source);
var nothingToRun = {
  id: "compose-invalid",
  level: "error",
  reason: "Compose refuses it.",
  remedy: "Mend the file; `docker compose config` says the same where it is installed.",
  check: (project) => [
    ...project.problems.map(({ file, line, column, message, subject }) => ({
      place: { file, line, column },
      message,
      subject
    })),
    ...contradictions(project),
    ...project.services.filter(
      ({ value, raw }) => isAbsent(value.image, raw(["image"])) && isAbsent(value.build) && isAbsent(value.provider)
    ).map((service) => ({
      place: service.place([]),
      message: `service ${service.name}: neither image nor build`,
      subject: service.name
    }))
  ]
};
var isAbsent = (value, raw) => value === void 0 || value === null || value === "" && !String(raw ?? "").includes("$");

// src/engines/compose/resources.ts
var at2 = (value, key) => isData(value) ? value[key] : void 0;
function resources(service, part) {
  const found = at2(at2(at2(service.value, "deploy"), "resources"), part);
  return isData(found) ? found : {};
}
var isSet = (value) => /^[\d.]*[1-9]/.test(String(value));
var missing = (cpu, memory) => [cpu.some(isSet) ? "" : "CPU", memory.some(isSet) ? "" : "memory"].filter((word) => word !== "").join(" and no ");
var noLimits = {
  id: "no-limits",
  level: "warning",
  reason: "A service without a limit takes the machine with it when it leaks or spins.",
  remedy: "Set deploy.resources.limits.cpus and .memory.",
  check: eachService((service) => {
    const { value } = service;
    const limits = resources(service, "limits");
    const lacking = missing([limits.cpus, value.cpus, value.cpu_quota], [limits.memory, value.mem_limit]);
    return lacking === "" ? [] : [[["deploy", "resources", "limits"], `no ${lacking} limit`]];
  })
};
var noReservations = {
  id: "no-reservations",
  level: "warning",
  reason: "What is not reserved is not there when the machine is full.",
  remedy: "Set deploy.resources.reservations.cpus and .memory.",
  check: eachService((service) => {
    const { value } = service;
    const reserved = resources(service, "reservations");
    const lacking = missing([reserved.cpus, value.cpu_shares], [reserved.memory, value.mem_reservation]);
    return lacking === "" ? [] : [[["deploy", "resources", "reservations"], `no ${lacking} reservation`]];
  })
};
var noHealthcheck = {
  id: "no-healthcheck",
  level: "warning",
  reason: "Without a health check a service that hangs counts as running.",
  remedy: "Add a healthcheck with a test, an interval, a timeout and retries.",
  check: eachService(({ value }) => {
    const check = value.healthcheck;
    if (!isData(check)) return [[["healthcheck"], "no health check"]];
    const test = Array.isArray(check.test) ? check.test : [check.test];
    const isOff = isTrue(check.disable) || test[0] === "NONE";
    if (isOff) return [[["healthcheck"], "its health check is switched off"]];
    return test[0] === void 0 || test[0] === null ? [[["healthcheck"], "its health check has no test"]] : [];
  })
};

// src/engines/compose/interpolate.ts
var NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
function interpolate(text, lookup) {
  const unset = [];
  const errors = [];
  const expand = (part) => {
    let result = "";
    for (let at3 = 0; at3 < part.length; ) {
      const dollar = part.indexOf("$", at3);
      if (dollar < 0) return result + part.slice(at3);
      result += part.slice(at3, dollar);
      const found = readVariable(part, dollar, { lookup, expand, unset, errors });
      result += found.text;
      at3 = found.end;
    }
    return result;
  };
  return { text: expand(text), unset, errors };
}
var literalPart = (text) => interpolate(text, () => void 0).text;
function readVariable(text, dollar, reading) {
  const next = text[dollar + 1];
  if (next === "$") return { text: "$", end: dollar + 2 };
  const braced = next === "{";
  const start = dollar + (braced ? 2 : 1);
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (!braced && name === void 0) return { text: "$", end: dollar + 1 };
  const end = braced ? closingBrace(text, dollar + 1) : start + (name?.length ?? 0);
  if (name === void 0 || end < 0) {
    reading.errors.push(`"${text.slice(dollar, dollar + 20)}" is no variable; write $$ for a dollar sign`);
    return { text: "$", end: dollar + 1 };
  }
  if (!braced) return { text: plainValue(name, reading), end };
  return { text: substitute(name, text.slice(start + name.length, end), reading), end: end + 1 };
}
function plainValue(name, { lookup, unset }) {
  const value = lookup(name);
  if (value === void 0) unset.push(name);
  return value ?? "";
}
function substitute(name, operation, reading) {
  if (operation === "") return plainValue(name, reading);
  const [, operator = "", word = ""] = /^(:?[-?+])([\s\S]*)$/.exec(operation) ?? [];
  if (operator === "") {
    reading.errors.push(`"\${${name}${operation}}" is no variable`);
    return "";
  }
  const value = reading.lookup(name);
  const isMissing = value === void 0 || operator.startsWith(":") && value === "";
  if (operator.endsWith("+")) return isMissing ? "" : reading.expand(word);
  if (!isMissing) return value;
  if (operator.endsWith("-")) return reading.expand(word);
  reading.errors.push(`${name} must be set${word === "" ? "" : `: ${word}`}`);
  return "";
}
function closingBrace(text, from) {
  const newline = text.indexOf("\n", from);
  const line = newline < 0 ? text : text.slice(0, newline);
  let depth = 0;
  for (let at3 = from; at3 < line.length; at3 += 1) {
    if (line[at3] === "}") {
      depth -= 1;
      if (depth === 0) return at3;
    }
    if (line[at3] === "{") {
      depth += 1;
      at3 += 1;
    }
  }
  const last = line.lastIndexOf("}");
  return last > from ? last : -1;
}

// src/engines/compose/secrets.ts
var secretNotExternal = {
  id: "secret-not-external",
  level: "error",
  reason: "A secret that a file of the project gives lies beside the project.",
  remedy: "Create it outside and write `external: true`.",
  check: (project) => Object.entries(project.section("secrets")).flatMap(([name, secret]) => {
    const external = isData(secret) ? secret.external : void 0;
    if (isData(external) || String(external) === "true") return [];
    const source = isData(secret) ? ["file", "environment", "content"].find((key) => secret[key] !== void 0) : void 0;
    const from = source === void 0 ? "says not where it comes from" : `comes from its ${source}`;
    return [
      {
        place: project.place(["secrets", name]),
        message: `secret ${name} ${from}, not from outside`,
        subject: name,
        section: "secrets"
      }
    ];
  })
};
var SECRET_NAME = /(?:passw(?:or)?d|passphrase|secret|token|(?:api|private|access|encryption|signing|session|cookie|jwt|hmac|master|auth)_?key|credential|dsn)|(?:^|_)pass(?:$|_)|_pwd$/i;
var ABOUT = /(?:_file|_path|_dir|_url|_name|_id|_user|_ttl|_expir\w*|_length|_lifetime|_algorithm|_header|_issuer|_enabled)$/i;
var NOTHING = /^(?:$|<.*>|x{3,}|\*{3,}|true|false|yes|no|on|off|\d{1,3})$/i;
var PLACEHOLDER = /^(?:change|replace|set|your|insert|example|dummy|todo)[-_ ]?.*$/i;
var URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s@/]+)@/i;
function secretKind(name, written2) {
  const literal = literalPart(written2).trim();
  const password = URL_WITH_PASSWORD.exec(literal)?.[1];
  const isNamed = SECRET_NAME.test(name) && !ABOUT.test(name) && !literal.startsWith("/run/secrets/");
  const value = password ?? (isNamed ? literal : "");
  if (NOTHING.test(value)) return void 0;
  return PLACEHOLDER.test(value) ? "placeholder" : "secret";
}
var LINE = /^\s*(?:(?:ENV|ARG|export|-)\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s#,]+))/;
var PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
function inText(text, kind) {
  const names = text.split("\n").flatMap((line) => {
    const [, name = "", ...values] = LINE.exec(line) ?? [];
    return secretKind(name, values.find((value) => value !== void 0) ?? "") === kind ? [name] : [];
  });
  return [.../* @__PURE__ */ new Set([...names, ...kind === "secret" && PRIVATE_KEY.test(text) ? ["a private key"] : []])];
}
function inService({ value, raw }, kind) {
  const places = [["environment"], ["build", "args"]];
  const build = isData(value.build) ? value.build : {};
  const hooks = ["pre_start", "post_start", "pre_stop"].flatMap(
    (key) => (Array.isArray(value[key]) ? value[key] : []).map((_, index) => [key, index, "environment"])
  );
  const named = [...places, ...hooks].flatMap(
    (path) => namesAt(path.reduce((found, part) => childOf(found, part), value)).flatMap((name) => {
      const written2 = raw([...path, name]);
      const isText2 = written2 !== void 0 && written2 !== null;
      return isText2 && secretKind(name, String(written2)) === kind ? [[[...path, name], name]] : [];
    })
  );
  const inline = typeof build.dockerfile_inline === "string" ? String(raw(["build", "dockerfile_inline"])) : "";
  return [...named, ...inText(inline, kind).map((name) => [["build", "dockerfile_inline"], name])];
}
var childOf = (value, part) => Array.isArray(value) ? value[Number(part)] : isData(value) ? value[part] : void 0;
function namesAt(value) {
  if (Array.isArray(value)) return value.map((entry) => String(entry).split("=")[0] ?? "");
  return isData(value) ? Object.keys(value) : [];
}
function inConfigs(project, kind) {
  return Object.entries(project.section("configs")).flatMap(
    ([config, value]) => isData(value) && typeof value.content === "string" ? inText(literalPart(String(project.raw(["configs", config, "content"]))), kind).map((name) => ({ config, name })) : []
  );
}
var written = (kind, tell) => (project) => [
  ...eachService((service) => inService(service, kind).map(([path, name]) => [path, tell(name)]))(project),
  ...inConfigs(project, kind).map(({ config, name }) => ({
    place: project.place(["configs", config, "content"]),
    message: `config ${config}: ${tell(name)}`,
    subject: config,
    section: "configs"
  }))
];
var plaintext = {
  id: "env-plaintext",
  level: "error",
  reason: "Everyone who can read the repository, or inspect the container or its image, can read it.",
  remedy: "Use a secret and the _FILE variable of the image (secrets of the build for `args`), or a ${VARIABLE} that the machine sets. Revoke what was committed.",
  check: written(
    "secret",
    (name) => name === "a private key" ? "holds a private key in plain text" : `${name} holds a secret in plain text`
  )
};
var placeholder = {
  id: "placeholder-secret",
  level: "warning",
  reason: "A value that was meant to be replaced is deployed as it is, and everybody can guess it.",
  remedy: "Put in a ${VARIABLE:?} that the machine must set, or a secret.",
  check: written("placeholder", (name) => `${name} has the value of an example`)
};

// src/engines/compose/rules.ts
var composeRules = [
  nothingToRun,
  undefinedReference,
  secretNotExternal,
  plaintext,
  placeholder,
  noLimits,
  imageUnpinned,
  privileged,
  dockerSocket,
  hostNetwork,
  noHealthcheck,
  portOnAllInterfaces,
  databaseNetwork,
  noReservations
];

// src/checks/compose/rules.ts
var ofFiles = {
  "not-yaml": {
    level: "error",
    means: "a file that is no YAML, or has a key twice",
    remedy: "Mend the file at this line: it must be YAML in which no key stands twice."
  },
  "variable-required": {
    level: "error",
    means: "a variable that a file demands is not set, or cannot be read as a variable",
    remedy: "Set it in `env`, or in a file of `env-files`."
  },
  "variable-unset": {
    level: "warning",
    means: "a variable is not set and has no default: Compose puts nothing in its place",
    remedy: "Set it in `env` or `env-files`, or give it a default: `${NAME:-value}`."
  },
  "exemption-without-reason": {
    level: "error",
    means: "a service exempts itself from a rule and does not say why",
    remedy: "Write the reason behind the rule under `x-deploy-validate: ignore`."
  },
  "exemption-unknown": {
    level: "error",
    means: "an exemption from a rule that does not exist, or that exempts from nothing",
    remedy: "Correct the name of the rule, or take the exemption out."
  },
  "unknown-field": {
    level: "error",
    means: "a field that Compose does not know, and refuses",
    remedy: "Correct the name; a field of your own begins with `x-`."
  },
  "env-file": {
    level: "error",
    means: "a file of `env_file` or `label_file` is missing, or cannot be read as one",
    remedy: "Add the file, or write `required: false` where Compose may start without it. Where the release makes it, exempt the service and say so."
  },
  "override-left-out": {
    level: "warning",
    means: "`docker compose up` adds a file beside these that is not under `files`",
    remedy: "Name it under `files`, or deploy with -f."
  }
};
var composeRules2 = {
  ...ofFiles,
  ...Object.fromEntries(
    composeRules.map(({ id, level, reason, remedy }) => [
      id,
      { level, means: reason.replace(/\.$/, ""), remedy }
    ])
  )
};

// src/checks/compose/options.ts
import { z } from "zod";
var fixedRules = /* @__PURE__ */ new Set(["not-yaml", "compose-invalid"]);
var choosableRules = Object.fromEntries(Object.entries(composeRules2).filter(([id]) => !fixedRules.has(id)));
var composeOptions = z.strictObject({
  files: z.array(z.string().min(1)).min(1).describe("Compose files or globs of one project, each overriding those before it"),
  "env-files": z.array(z.string().min(1)).optional().describe("Files with the values of variables, later ones first; `.env` beside the first file unless given"),
  env: z.record(z.string(), z.string()).default({}).describe("Values of variables, over those in files"),
  profiles: z.array(z.string().min(1)).optional().describe('Check the services of these profiles ("*": all) and those without one; every service unless given'),
  preset,
  policies: policies(choosableRules)
});

export {
  interpolate,
  composeRules,
  composeRules2,
  fixedRules,
  composeOptions
};
