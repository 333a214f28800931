import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  atMostOne,
  bool,
  isSet,
  listOf,
  mapOf,
  oneOf,
  refuse,
  strict,
  text,
  url
} from "./chunk-2T4QA7I4.js";

// src/engines/prometheus-config/http-client.ts
var tlsVersion = oneOf("TLS10", "TLS11", "TLS12", "TLS13");
var tls = strict({
  ca: text,
  ca_file: text,
  ca_ref: text,
  cert: text,
  cert_file: text,
  cert_ref: text,
  key: text,
  key_file: text,
  key_ref: text,
  server_name: text,
  insecure_skip_verify: bool,
  min_version: tlsVersion,
  max_version: tlsVersion
}).superRefine(
  refuse((value) => {
    const has = (kind) => [value[kind], value[`${kind}_file`], value[`${kind}_ref`]].some(isSet);
    return [
      ...["ca", "cert", "key"].map((kind) => atMostOne(value, [kind, `${kind}_file`, `${kind}_ref`])),
      has("cert") && !has("key") ? [[], "a client certificate needs key or key_file"] : void 0,
      has("key") && !has("cert") ? [[], "a client key needs cert or cert_file"] : void 0
    ];
  })
);
var proxy = {
  proxy_url: url,
  no_proxy: text,
  proxy_from_environment: bool,
  proxy_connect_header: mapOf(listOf(text))
};
var oauth2 = strict({
  client_id: text,
  client_secret: text,
  client_secret_file: text,
  client_secret_ref: text,
  client_certificate_key_id: text,
  client_certificate_key: text,
  client_certificate_key_file: text,
  client_certificate_key_ref: text,
  grant_type: text,
  signature_algorithm: text,
  iss: text,
  audience: text,
  claims: mapOf(text),
  scopes: listOf(text),
  token_url: text,
  endpoint_params: mapOf(text),
  tls_config: tls,
  ...proxy
}).superRefine(
  refuse((value) => [
    isSet(value.client_id) ? void 0 : [[], "oauth2 needs client_id"],
    isSet(value.token_url) ? void 0 : [[], "oauth2 needs token_url"],
    atMostOne(value, ["client_secret", "client_secret_file", "client_secret_ref"])
  ])
);
var basicAuth = strict({
  username: text,
  username_file: text,
  username_ref: text,
  password: text,
  password_file: text,
  password_ref: text
}).superRefine(
  refuse((value) => ["username", "password"].map((key) => atMostOne(value, [key, `${key}_file`, `${key}_ref`])))
);
var authorization = strict({
  type: text,
  credentials: text,
  credentials_file: text,
  credentials_ref: text
}).superRefine(
  refuse((value) => [
    atMostOne(value, ["credentials", "credentials_file", "credentials_ref"]),
    value.type?.trim().toLowerCase() === "basic" ? [["type"], 'use basic_auth instead of the type "basic"'] : void 0
  ])
);
var HTTP_CLIENT = {
  basic_auth: basicAuth,
  authorization,
  oauth2,
  bearer_token: text,
  bearer_token_file: text,
  tls_config: tls,
  follow_redirects: bool,
  enable_http2: bool,
  http_headers: mapOf(strict({ values: listOf(text), secrets: listOf(text), files: listOf(text) })),
  ...proxy
};
var RESERVED = new Set(
  "authorization host content-encoding content-length content-type user-agent connection keep-alive proxy-authenticate proxy-authorization www-authenticate accept-encoding x-prometheus-remote-write-version x-prometheus-remote-read-version x-amz-date x-amz-security-token x-amz-content-sha256".split(" ")
);
var reservedHeaders = (headers, path) => Object.keys(headers ?? {}).filter((name) => RESERVED.has(name.toLowerCase())).map((name) => [[...path, name], `${name} is a reserved header`]);
function httpClientWrongs(value) {
  const get = (key) => Reflect.get(value, key);
  const proxyUrl = isSet(get("proxy_url"));
  const fromEnvironment = get("proxy_from_environment") === true;
  const headers = get("http_headers");
  return [
    atMostOne(value, ["basic_auth", "oauth2", "authorization", "bearer_token", "bearer_token_file"]),
    fromEnvironment && proxyUrl ? [["proxy_url"], "not together with proxy_from_environment"] : void 0,
    fromEnvironment && isSet(get("no_proxy")) ? [["no_proxy"], "not together with proxy_from_environment"] : void 0,
    isSet(get("no_proxy")) && !proxyUrl && !fromEnvironment ? [["no_proxy"], "no_proxy needs proxy_url"] : void 0,
    isSet(get("proxy_connect_header")) && !proxyUrl && !fromEnvironment ? [["proxy_connect_header"], "proxy_connect_header needs proxy_url or proxy_from_environment"] : void 0,
    ...reservedHeaders(typeof headers === "object" && headers !== null ? headers : void 0, ["http_headers"])
  ];
}

export {
  tls,
  HTTP_CLIENT,
  reservedHeaders,
  httpClientWrongs
};
