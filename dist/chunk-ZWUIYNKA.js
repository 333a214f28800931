import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/tracing/rules.ts
var tracingRules = {
  yaml: { level: "error", means: "a file is not YAML, or has a key twice", remedy: "Mend the file at this line." },
  "unknown-field": {
    level: "error",
    means: "a key that the Collector does not know",
    remedy: "Correct the name of the key, or its indentation."
  },
  pipeline: {
    level: "error",
    means: "a pipeline that the Collector refuses, or none at all",
    remedy: "Give each pipeline a signal, receivers and exporters, each of them once."
  },
  "undefined-component": {
    level: "error",
    means: "a pipeline or the service names a component that is not defined",
    remedy: "Correct the name, or define the component."
  },
  connector: {
    level: "error",
    means: "a connector that connects nothing",
    remedy: "Make it an exporter of one pipeline and a receiver of another."
  },
  "wrong-signal": {
    level: "error",
    means: "a component stands in a pipeline of a signal that it does not handle",
    remedy: "Move the component to a pipeline of its own signal."
  },
  "removed-component": {
    level: "error",
    means: "a component that the Collector no longer has",
    remedy: "Use what the finding names."
  },
  "same-port": {
    level: "error",
    means: "two components listen on the same port",
    remedy: "Give one of the two another port."
  },
  storage: {
    level: "error",
    means: "Jaeger's storage is not there, or is never started",
    remedy: "Define the backend under `jaeger_storage.backends`, and name the extensions under `service.extensions`."
  },
  "memory-storage": {
    level: "error",
    means: "Jaeger keeps traces in memory",
    remedy: "Use a backend that outlives a restart: badger, cassandra, elasticsearch, opensearch or clickhouse."
  },
  "no-service": {
    level: "error",
    means: "a service that `require.services` names is in no manifest",
    remedy: "Correct the name, or add the manifest."
  },
  "no-endpoint": {
    level: "error",
    means: "a service does not say where its traces go",
    remedy: "Set OTEL_EXPORTER_OTLP_ENDPOINT to the address of the Collector."
  },
  "no-service-name": {
    level: "error",
    means: "a service does not say its name",
    remedy: "Set OTEL_SERVICE_NAME."
  },
  "tracing-off": {
    level: "error",
    means: "a service whose tracing is switched off",
    remedy: "Take the variable out that the finding names."
  },
  "protocol-port": {
    level: "error",
    means: "a service that speaks gRPC to the port of HTTP, or the reverse",
    remedy: "Use port 4317 with grpc, and port 4318 with http/protobuf."
  },
  sampling: {
    level: "error",
    means: "the share of traces that is kept is not what `require` says",
    remedy: "Correct the sampler, or the limit."
  },
  "local-endpoint": {
    level: "warning",
    means: "a receiver that is reached from its own machine or pod alone",
    remedy: "Write 0.0.0.0:4317 or 0.0.0.0:4318, or ${env:MY_POD_IP}, unless the Collector is a sidecar."
  },
  "kept-nowhere": {
    level: "warning",
    means: "traces are written to a log and kept nowhere",
    remedy: "Add an exporter that sends them to a storage."
  },
  "processor-order": {
    level: "warning",
    means: "memory_limiter is not the first processor",
    remedy: "Move memory_limiter to the front."
  },
  "unused-component": {
    level: "warning",
    means: "a component that is defined and never started",
    remedy: "Use the component in a pipeline or under `service.extensions`, or take it out."
  }
};

export {
  tracingRules
};
