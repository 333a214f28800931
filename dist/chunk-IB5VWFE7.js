import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/exposure/rules.ts
var OTHERS_HAVE_LOOKED = "Take it out of what is deployed, and replace every secret in it: others have looked as well.";
var KEEP_OUT = "Keep it out of what is served, or refuse the path before the application.";
var servedRules = {
  "env-file": { level: "error", means: "a file of environment variables is served", remedy: OTHERS_HAVE_LOOKED },
  repository: {
    level: "error",
    means: "a part of a version control repository is served: all of its history can be had",
    remedy: "Deploy a build, not a checkout, and replace every secret that was ever committed."
  },
  "credentials-file": {
    level: "error",
    means: "a file with logins, keys or settings of a server is served",
    remedy: OTHERS_HAVE_LOOKED
  },
  "config-dump": {
    level: "error",
    means: "JSON is served in which a key such as password has a value",
    remedy: OTHERS_HAVE_LOOKED
  },
  "backup-file": {
    level: "error",
    means: "a database, a dump, an archive or a script in source is served",
    remedy: KEEP_OUT
  },
  "build-file": { level: "error", means: "a Dockerfile or a compose file is served", remedy: KEEP_OUT },
  "folder-metadata": {
    level: "warning",
    means: "a .DS_Store is served, which names the files of its folder",
    remedy: KEEP_OUT
  },
  "source-map": {
    level: "error",
    means: "a source map is served, with the source of what was built",
    remedy: "Build without source maps, or do not deploy them; error trackers take them by upload."
  },
  "metrics-endpoint": {
    level: "error",
    means: "metrics are served",
    remedy: "Serve it on a port of its own that is not reachable from outside."
  },
  "debug-endpoint": {
    level: "error",
    means: "an endpoint for debugging or administration is served",
    remedy: "Turn it off in production, or serve it on a port that is not reachable from outside."
  },
  "directory-listing": {
    level: "error",
    means: "a folder lists its files",
    remedy: "Turn off listings: autoindex off, Options -Indexes."
  },
  "api-description": { level: "warning", means: "a description of the API is served", remedy: KEEP_OUT },
  "graphql-introspection": {
    level: "warning",
    means: "the schema of a GraphQL API can be asked for",
    remedy: KEEP_OUT
  }
};
var exposureRules = {
  ...servedRules,
  "exposed-path": { level: "error", means: "one of `paths` is served", remedy: KEEP_OUT },
  "open-port": {
    level: "error",
    means: "a port of `closed` takes connections",
    remedy: "Bind it to 127.0.0.1, or close it in the firewall. Compose: `127.0.0.1:5432:5432` under `ports`. Kubernetes: a Service of type ClusterIP."
  },
  allowed: {
    level: "note",
    means: "it is served, and `allow` says why it may be",
    remedy: "Take the entry out of `allow` once the reason is gone."
  },
  "allow-unused": {
    level: "note",
    means: "an entry of `allow` fits nothing that is served",
    remedy: "Take the entry out of `allow`."
  }
};

export {
  servedRules,
  exposureRules
};
