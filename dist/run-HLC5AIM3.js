import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tracingRules
} from "./chunk-ZWUIYNKA.js";
import {
  filesIn,
  inYaml
} from "./chunk-Q5ZW32V3.js";
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import "./chunk-AT3THJ3Y.js";
import {
  at,
  entriesOf,
  findingsOf,
  inSource,
  listOf,
  readSources,
  summaryOf,
  textOf,
  textsOf
} from "./chunk-WWLHH42W.js";
import "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  byFindings,
  byPolicies,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/collector-config/model.ts
var SECTIONS = ["receivers", "processors", "exporters", "connectors", "extensions"];
var componentsIn = (value, section) => new Map(entriesOf(at(value, section)));
function readCollector(value) {
  const service = at(value, "service");
  return {
    components: {
      receivers: componentsIn(value, "receivers"),
      processors: componentsIn(value, "processors"),
      exporters: componentsIn(value, "exporters"),
      connectors: componentsIn(value, "connectors"),
      extensions: componentsIn(value, "extensions")
    },
    pipelines: entriesOf(at(service, "pipelines")).map(([id, each]) => ({
      id,
      signal: typeOf(id),
      path: ["service", "pipelines", id],
      receivers: textsOf(at(each, "receivers")),
      processors: textsOf(at(each, "processors")),
      exporters: textsOf(at(each, "exporters"))
    })),
    started: textsOf(at(service, "extensions"))
  };
}
var typeOf = (id) => id.split("/")[0]?.trim() ?? id;

// src/engines/collector-config/endpoints.ts
function endpointWrongs({ components, pipelines, started }) {
  const receivers = new Set(pipelines.flatMap((each) => each.receivers));
  const listening = [
    ...[...components.receivers].filter(([id]) => receivers.has(id)).flatMap(([id, raw]) => endpointsIn(raw, ["receivers", id])),
    ...[...components.extensions].filter(([id]) => started.includes(id)).flatMap(([id, raw]) => endpointsIn(raw, ["extensions", id]))
  ];
  const seen = /* @__PURE__ */ new Map();
  const twice = listening.flatMap(({ text, path }) => {
    const port = /:(\d+)$/.exec(text)?.[1];
    const key = `${isUdp(path) ? "udp" : "tcp"} ${port ?? ""}`;
    const other = port === void 0 || port === "0" ? void 0 : seen.get(key);
    if (port !== void 0) seen.set(key, path);
    if (!other || SHARE.has(typeOf(String(path[1])))) return [];
    return [
      { rule: "same-port", path, message: `${other.slice(0, 2).map(String).join(".")} listens on port ${port}, too` }
    ];
  });
  const local = [...components.receivers].filter(([id]) => typeOf(id) === "otlp" && receivers.has(id)).flatMap(
    ([id, raw]) => entriesOf(at(raw, "protocols")).flatMap(([protocol, options]) => {
      const endpoint = textOf(at(options, "endpoint"));
      if (endpoint !== void 0 && !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(endpoint)) return [];
      const message = `${endpoint ?? "without an endpoint it"} is reached from the same machine or pod alone; write 0.0.0.0:${protocol === "http" ? 4318 : 4317}`;
      return [{ rule: "local-endpoint", path: ["receivers", id, "protocols", protocol], message }];
    })
  );
  return [...twice, ...local];
}
var SHARE = new Set(
  "redis postgresql mysql mongodb nginx apache elasticsearch kubeletstats docker_stats httpcheck snmp rabbitmq memcached oracledb kafkametrics k8s_cluster prometheus".split(
    " "
  )
);
var isUdp = (path) => path.some((part) => /udp|thrift_compact|thrift_binary|statsd/.test(String(part)));
function endpointsIn(value, path) {
  if (SHARE.has(typeOf(String(path[1])))) return [];
  return entriesOf(value).flatMap(([key, each]) => {
    const here = [...path, key];
    const text = textOf(each);
    if (key === "endpoint" && text !== void 0) return [{ text, path: here }];
    return ["backends", "metric_backends", "targets", "config"].includes(key) ? [] : endpointsIn(each, here);
  });
}

// src/engines/collector-config/jaeger.ts
function jaegerWrongs({ components, pipelines, started }) {
  const storage = components.extensions.get("jaeger_storage");
  const backends = entriesOf(at(storage, "backends"));
  const names = backends.map(([name]) => name);
  const metrics = entriesOf(at(storage, "metric_backends")).map(([name]) => name);
  const used = new Set(pipelines.flatMap(({ exporters }) => exporters));
  const references = [];
  for (const [id, raw] of components.exporters) {
    const name = typeOf(id) === "jaeger_storage_exporter" && used.has(id) ? textOf(at(raw, "trace_storage")) : void 0;
    if (name !== void 0) references.push({ name, path: ["exporters", id, "trace_storage"], among: names });
  }
  const query = at(components.extensions.get("jaeger_query"), "storage");
  for (const [key, each] of entriesOf(query)) {
    const name = textOf(each);
    const path = ["extensions", "jaeger_query", "storage", key];
    if (name !== void 0) references.push({ name, path, among: key.startsWith("metrics") ? metrics : names });
  }
  const idle = ["jaeger_storage", "jaeger_query"].filter((id) => components.extensions.has(id) && !started.includes(id));
  return [
    ...references.flatMap(({ name, path, among }) => {
      if (among.includes(name) || name.includes("$")) return [];
      const near = nearest(name, among);
      const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
      return [{ rule: "storage", path, message: `jaeger_storage has no backend "${name}"${hint}` }];
    }),
    ...idle.map((id) => ({
      rule: "storage",
      path: ["extensions", id],
      message: `${id} is not under service.extensions, so it is never started`
    })),
    ...backends.filter(([, raw]) => at(raw, "memory") !== void 0).map(([name]) => ({
      rule: "memory-storage",
      path: ["extensions", "jaeger_storage", "backends", name],
      message: `the backend "${name}" keeps traces in memory: they are gone with each restart`
    }))
  ];
}

// src/engines/collector-config/wiring.ts
var SIGNALS = ["traces", "metrics", "logs", "profiles"];
var HANDLES = {
  "receivers prometheus": ["metrics"],
  "receivers kubeletstats": ["metrics"],
  "receivers zipkin": ["traces"],
  "receivers jaeger": ["traces"],
  "receivers filelog": ["logs"],
  "receivers syslog": ["logs"],
  "exporters zipkin": ["traces"],
  "exporters prometheus": ["metrics"],
  "exporters prometheusremotewrite": ["metrics"],
  "exporters jaeger_storage_exporter": ["traces"],
  "processors tail_sampling": ["traces"]
};
var REMOVED = {
  "exporters jaeger": "Jaeger takes OTLP: use `otlp`",
  "exporters jaeger_thrift": "Jaeger takes OTLP: use `otlphttp`",
  "exporters logging": "it is called `debug` now",
  "extensions memory_ballast": "set GOMEMLIMIT, and use `memory_limiter`"
};
function wiringWrongs(config) {
  if (config.pipelines.length === 0) {
    return [{ rule: "pipeline", path: ["service"], message: "there is no pipeline: nothing is received" }];
  }
  return [
    ...config.pipelines.flatMap((pipeline) => pipelineWrongs(pipeline, config)),
    ...config.started.flatMap((id, index) => undefinedIn(id, "extensions", config, ["service", "extensions", index])),
    ...connectorWrongs(config),
    ...unused(config),
    ...removed(config)
  ];
}
function pipelineWrongs(pipeline, config) {
  const { id, signal, path } = pipeline;
  const found = [];
  if (!SIGNALS.includes(signal)) {
    const near = nearest(signal, SIGNALS);
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    found.push({
      rule: "pipeline",
      path,
      message: `"${id}": a pipeline begins with one of ${SIGNALS.join(", ")}${hint}`
    });
  }
  for (const section of ["receivers", "exporters"]) {
    if (pipeline[section].length === 0)
      found.push({ rule: "pipeline", path, message: `the pipeline "${id}" has no ${section}` });
  }
  for (const section of ["receivers", "processors", "exporters"]) {
    const ids = pipeline[section];
    ids.forEach((each, index) => {
      const here = [...path, section, index];
      found.push(...undefinedIn(each, section, config, here));
      if (ids.indexOf(each) < index)
        found.push({ rule: "pipeline", path: here, message: `"${each}" stands there twice` });
      const handles = HANDLES[`${section} ${typeOf(each)}`];
      if (handles && SIGNALS.includes(signal) && !handles.includes(signal)) {
        found.push({
          rule: "wrong-signal",
          path: here,
          message: `"${each}" handles ${handles.join(" and ")} alone, and this is a pipeline of ${signal}`
        });
      }
    });
  }
  return [...found, ...processorOrder(pipeline), ...debugOnly(pipeline)];
}
function undefinedIn(id, section, config, path) {
  const { components } = config;
  const isConnector = section === "receivers" || section === "exporters";
  const known = [...components[section].keys(), ...isConnector ? components.connectors.keys() : []];
  if (known.includes(id)) return [];
  const near = nearest(id, known);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return [{ rule: "undefined-component", path, message: `"${id}" is not defined under ${section}${hint}` }];
}
function processorOrder({ processors, path }) {
  const types = processors.map(typeOf);
  const limiter = types.indexOf("memory_limiter");
  if (limiter <= 0) return [];
  const message = "memory_limiter should be the first processor: what stands before it takes memory all the same";
  return [{ rule: "processor-order", path: [...path, "processors", limiter], message }];
}
function debugOnly({ exporters, signal, path }) {
  const isLost = signal === "traces" && exporters.length > 0 && exporters.every((id) => ["debug", "nop", "logging"].includes(typeOf(id)));
  return isLost ? [{ rule: "kept-nowhere", path: [...path, "exporters"], message: "traces go to the log of the Collector alone" }] : [];
}
function connectorWrongs({ components, pipelines }) {
  return [...components.connectors.keys()].flatMap((id) => {
    const from = pipelines.some(({ exporters }) => exporters.includes(id));
    const to = pipelines.some(({ receivers }) => receivers.includes(id));
    if (from === to) return [];
    const message = `the connector "${id}" is ${from ? "an exporter and nowhere a receiver" : "a receiver and nowhere an exporter"}`;
    return [{ rule: "connector", path: ["connectors", id], message }];
  });
}
function unused({ components, pipelines, started }) {
  const used = {
    receivers: pipelines.flatMap(({ receivers }) => receivers),
    processors: pipelines.flatMap(({ processors }) => processors),
    exporters: pipelines.flatMap(({ exporters }) => exporters),
    extensions: started,
    connectors: pipelines.flatMap(({ exporters, receivers }) => [...exporters, ...receivers])
  };
  return ["receivers", "processors", "exporters", "connectors", "extensions"].flatMap(
    (section) => [...components[section].keys()].filter((id) => !used[section].includes(id)).map((id) => ({
      rule: "unused-component",
      path: [section, id],
      message: `"${id}" is defined and never started: no pipeline or service uses it`
    }))
  );
}
var removed = ({ components }) => ["exporters", "extensions"].flatMap(
  (section) => [...components[section].keys()].flatMap((id) => {
    const instead = REMOVED[`${section} ${typeOf(id)}`];
    return instead === void 0 ? [] : [
      {
        rule: "removed-component",
        path: [section, id],
        message: `the Collector has no "${typeOf(id)}" any more: ${instead}`
      }
    ];
  })
);

// src/engines/collector-config/judge.ts
function judgeCollector(source, { isJaeger }) {
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return { problems: [{ rule: "yaml", message, offset: problem.offset, about: "" }], pipelines: 0, sampling: [] };
  }
  const { value, problems } = plainData(source.root);
  const config = readCollector(value);
  const wrongs = [
    ...unknownKeys(value),
    ...wiringWrongs(config),
    ...endpointWrongs(config),
    ...isJaeger ? jaegerWrongs(config) : []
  ];
  return {
    problems: [...problems, ...wrongs.map(inYaml(source))],
    pipelines: config.pipelines.length,
    sampling: samplingOf(config)
  };
}
function unknownKeys(value) {
  const service = at(value, "service");
  return [
    ...unknownIn(value, [...SECTIONS, "service"], []),
    ...unknownIn(service, ["extensions", "pipelines", "telemetry"], ["service"]),
    ...entriesOf(at(service, "pipelines")).flatMap(
      ([id, each]) => unknownIn(each, ["receivers", "processors", "exporters"], ["service", "pipelines", id])
    )
  ];
}
var unknownIn = (value, known, path) => entriesOf(value).flatMap(([key]) => {
  if (known.includes(key)) return [];
  const near = nearest(key, known);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return [{ rule: "unknown-field", path: [...path, key], message: `unknown field "${key}"${hint}` }];
});
function samplingOf({ components, pipelines }) {
  const used = new Set(pipelines.filter(({ signal }) => signal === "traces").flatMap(({ processors }) => processors));
  return [...components.processors].flatMap(([id, raw]) => {
    if (!used.has(id)) return [];
    const shares = typeOf(id) === "probabilistic_sampler" ? [textOf(at(raw, "sampling_percentage"))] : typeOf(id) === "tail_sampling" ? listOf(at(raw, "policies")).map((policy) => textOf(at(at(policy, "probabilistic"), "sampling_percentage"))) : [];
    return shares.flatMap((share) => share === void 0 ? [] : [share === "" ? Number.NaN : Number(share) / 100]);
  });
}

// src/engines/collector-config/service-problems.ts
function serviceProblems(service) {
  const { name, env, isInjected, offset } = service;
  const add = (rule, message) => ({
    rule,
    message: `${name}: ${message}`,
    offset,
    about: name
  });
  const endpoint = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"].find((key) => env.has(key));
  const address = endpoint === void 0 ? void 0 : env.get(endpoint);
  const attributes = env.get("OTEL_RESOURCE_ATTRIBUTES");
  const hasName = isSet(env, "OTEL_SERVICE_NAME") || /(?:^|,)\s*service\.name=[^,\s]/.test(attributes ?? "") || isFromElsewhere(env, "OTEL_RESOURCE_ATTRIBUTES");
  return [
    ...!isInjected && (endpoint === void 0 || address?.trim() === "") ? [add("no-endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT is not set, so traces go to localhost")] : [],
    ...!isInjected && !hasName ? [add("no-service-name", 'OTEL_SERVICE_NAME is not set, so its traces come from "unknown_service"')] : [],
    ...switchedOff(service).map((message) => add("tracing-off", message)),
    ...mixedUp(address, env).map((message) => add("protocol-port", message))
  ];
}
var isFromElsewhere = (env, key) => env.has(key) && env.get(key) === void 0;
var isSet = (env, key) => isFromElsewhere(env, key) || (env.get(key) ?? "").trim() !== "";
function switchedOff({ env }) {
  return [
    .../^true$/i.test(env.get("OTEL_SDK_DISABLED") ?? "") ? ["OTEL_SDK_DISABLED is true"] : [],
    ...env.get("OTEL_TRACES_EXPORTER") === "none" ? ["OTEL_TRACES_EXPORTER is none"] : [],
    ...samplingOf2(env) === 0 ? ["its sampler lets no trace through"] : []
  ];
}
function mixedUp(address, env) {
  const protocol = env.get("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL") ?? env.get("OTEL_EXPORTER_OTLP_PROTOCOL");
  const port = /:(\d+)(?:\/|$)/.exec(address ?? "")?.[1];
  if (protocol === "grpc" && port === "4318") return ["the protocol is grpc, and port 4318 takes HTTP"];
  if (protocol?.startsWith("http/") && port === "4317")
    return [`the protocol is ${protocol}, and port 4317 takes gRPC`];
  return [];
}
function samplingOf2(env) {
  if (isFromElsewhere(env, "OTEL_TRACES_SAMPLER")) return Number.NaN;
  const sampler = env.get("OTEL_TRACES_SAMPLER")?.replace(/^parentbased_/, "");
  if (sampler === "always_on") return 1;
  if (sampler === "always_off") return 0;
  if (sampler !== "traceidratio") return void 0;
  const share = env.has("OTEL_TRACES_SAMPLER_ARG") ? env.get("OTEL_TRACES_SAMPLER_ARG") : "1";
  return share === void 0 || share.trim() === "" ? Number.NaN : Number(share);
}

// src/engines/collector-config/services.ts
function servicesIn(sources) {
  const documents = sources.flatMap(
    (source) => source.yaml.documents.map((root) => ({ source, root, value: plainData(root).value }))
  );
  const objects = documents.flatMap(({ value }) => [value, ...listOf(at(value, "items"))]);
  const maps = new Map(
    objects.filter((value) => textOf(at(value, "kind")) === "ConfigMap").map((value) => [
      textOf(at(at(value, "metadata"), "name")) ?? "",
      new Map(entriesOf(at(value, "data")).map(([key, each]) => [key, textOf(each) ?? ""]))
    ])
  );
  return documents.flatMap((document) => [
    ...composeServices(document),
    ...workloads(document, document.value, [], maps),
    ...listOf(at(document.value, "items")).flatMap((item, index) => workloads(document, item, ["items", index], maps))
  ]);
}
var placed = ({ source, root }, path) => ({ source, offset: offsetAt(root, path) });
function composeServices(document) {
  return entriesOf(at(document.value, "services")).map(([name, service]) => {
    const environment = at(service, "environment");
    const env = new Map(entriesOf(environment).map(([key, each]) => [key, textOf(each)]));
    for (const line of listOf(environment)) {
      const [, key = "", , value] = /^([^=]*)(=([\s\S]*))?$/.exec(textOf(line) ?? "") ?? [];
      if (key !== "") env.set(key, value);
    }
    const isOpen = at(service, "env_file") !== void 0;
    return { name, ...placed(document, ["services", name]), env, isInjected: false, isOpen };
  });
}
var WORKLOADS = ["Deployment", "StatefulSet", "DaemonSet", "Rollout", "Pod"];
function workloads(document, value, path, maps) {
  const kind = textOf(at(value, "kind")) ?? "";
  if (!WORKLOADS.includes(kind)) return [];
  const template = kind === "Pod" ? value : at(at(value, "spec"), "template");
  const containers = listOf(at(at(template, "spec"), "containers"));
  const env = /* @__PURE__ */ new Map();
  let isOpen = false;
  for (const container of containers) {
    for (const from of listOf(at(container, "envFrom"))) {
      const map = maps.get(textOf(at(at(from, "configMapRef"), "name")) ?? "");
      if (map === void 0) isOpen = true;
      const prefix = textOf(at(from, "prefix")) ?? "";
      for (const [key, each] of map ?? []) env.set(`${prefix}${key}`, each);
    }
    for (const each of listOf(at(container, "env"))) {
      const name = textOf(at(each, "name"));
      if (name !== void 0) env.set(name, valueIn(each, maps));
    }
  }
  const annotations = entriesOf(at(at(template, "metadata"), "annotations"));
  return [
    {
      name: textOf(at(at(value, "metadata"), "name")) ?? "",
      ...placed(document, [...path, "metadata", "name"]),
      env,
      isInjected: annotations.some(
        ([key, each]) => key.startsWith("instrumentation.opentelemetry.io/inject-") && textOf(each) !== "false"
      ),
      isOpen
    }
  ];
}
function valueIn(entry, maps) {
  const from = at(entry, "valueFrom");
  if (from === void 0) return textOf(at(entry, "value")) ?? "";
  const ref = at(from, "configMapKeyRef");
  return maps.get(textOf(at(ref, "name")) ?? "")?.get(textOf(at(ref, "key")) ?? "");
}

// src/checks/tracing/run.ts
async function runTracing(options, ports) {
  const collectors = await configs("collector", options, ports);
  const jaegers = await configs("jaeger", options, ports);
  const manifests = options.manifests.length === 0 ? { sources: [], unreadable: [] } : await readSources(ports.files, { option: "manifests", patterns: options.manifests });
  const read = [
    ...collectors.sources.map((source) => ({ source, ...judgeCollector(source, { isJaeger: false }) })),
    ...jaegers.sources.map((source) => ({ source, ...judgeCollector(source, { isJaeger: true }) }))
  ];
  const broken = manifests.sources.filter(({ yaml }) => yaml.problem !== void 0);
  const services = chosen(servicesIn(manifests.sources), options);
  const located = [
    ...read.flatMap(({ source, problems }) => problems.map(inSource(source))),
    ...broken.map((source) => inSource(source)(notYaml(source))),
    ...services.filter(({ isOpen }) => !isOpen).flatMap((service) => serviceProblems(service).map(inSource(service.source)))
  ];
  const shares = [...read.flatMap(({ sampling: sampling2 }) => sampling2), ...services.flatMap(({ env }) => samplingOf2(env) ?? [])];
  const findings = [
    ...findingsOf(tracingRules, located, options.policies),
    ...byPolicies([...absent(servicesIn(manifests.sources), options), ...sampling(shares, options)], options.policies)
  ];
  const unknown = [
    ...collectors.unknown,
    ...jaegers.unknown,
    ...manifests.unreadable,
    ...open(services),
    ...options.require.sampling !== void 0 && shares.some(Number.isNaN) ? [noShare()] : [],
    ...options.manifests.length > 0 && services.length === 0 && findings.length === 0 ? [noService()] : []
  ];
  const summary = summaryOf(findings, [
    ...read.length > 0 ? [
      `${count(
        read.reduce((sum, { pipelines }) => sum + pipelines, 0),
        "pipeline"
      )} in ${count(read.length, "configuration")}`
    ] : [],
    ...options.manifests.length > 0 ? [count(services.length, "service")] : []
  ]);
  return unlessUnknown(byFindings(summary, { findings, measurements: measured(shares, options) }), unknown);
}
async function configs(option, options, { files }) {
  if (options[option].length === 0) return { sources: [], unknown: [] };
  const { sources, unreadable } = await readSources(files, { option, patterns: options[option] });
  const inside = sources.flatMap((source) => filesIn(source, /\.ya?ml$|^relay$/));
  const remedy = "Name configuration files, or ConfigMaps with .yaml files in their data.";
  const none = new CouldNotTell("nothing-checked", `${option}: the manifests hold no configuration`, remedy);
  return { sources: inside, unknown: [...unreadable, ...inside.length + unreadable.length === 0 ? [none] : []] };
}
function notYaml({ yaml }) {
  const { message = "", offset = 0 } = yaml.problem ?? {};
  return { rule: "yaml", message: `not YAML: ${message}`, offset, about: "" };
}
function chosen(services, { require: require2 }) {
  if (require2.services.length > 0) return services.filter(({ name }) => require2.services.includes(name));
  return services.filter(({ env, isInjected }) => isInjected || [...env.keys()].some((key) => key.startsWith("OTEL_")));
}
function absent(services, { require: require2 }) {
  const names = services.map(({ name }) => name);
  return require2.services.filter((name) => !names.includes(name)).map((name) => {
    const near = nearest(name, names);
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    return findingOf(tracingRules, { rule: "no-service", message: `no manifest holds a service "${name}"${hint}` });
  });
}
var open = (services) => services.filter((service) => service.isOpen && serviceProblems(service).length > 0).map(({ name, source }) => {
  const message = `${source.file}: ${name} takes variables from an object or a file that is not among the manifests`;
  return new CouldNotTell(
    "unreadable",
    message,
    "Name the ConfigMap under `manifests`, or set the variables of OpenTelemetry beside it."
  );
});
var noService = () => new CouldNotTell(
  "nothing-checked",
  "manifests: no service has a variable of OpenTelemetry",
  "Name the services under `require.services`, or the files that hold them."
);
var noShare = () => new CouldNotTell(
  "variable-missing",
  "the share of a sampler is filled in at deployment",
  "Name the files as they are deployed."
);
function sampling(shares, { require: require2 }) {
  const limits = require2.sampling;
  if (limits === void 0) return [];
  return (shares.length === 0 ? [1] : shares.filter((share) => !Number.isNaN(share))).flatMap((share) => {
    if ("holds" in judgeAll(limits, { value: share })) return [];
    const wanted = limits.map(({ text }) => text).join(" and ");
    const message = `${share * 100} % of the traces are kept, and it must be ${wanted}`;
    return [findingOf(tracingRules, { rule: "sampling", message, expected: wanted, actual: `${share * 100}%` })];
  });
}
var measured = (shares, { require: require2 }) => require2.sampling === void 0 ? [] : [{ name: "sampling", value: 100 * Math.min(1, ...shares.filter((share) => !Number.isNaN(share))), unit: "%" }];
export {
  runTracing
};
