import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/dns/rules.ts
var dnsRules = {
  missing: {
    level: "error",
    means: "a name does not exist, or has no record of this type",
    remedy: "Add the record to the zone. A resolver may remember for a while that there was none."
  },
  "wrong-value": {
    level: "error",
    means: "a name has other values than `equals`, `includes` or `matches` ask for",
    remedy: "Correct the record, and wait until its old time to live has passed."
  },
  unexpected: {
    level: "error",
    means: "a record that must not exist is there",
    remedy: "Take the record out of the zone."
  },
  "ttl-too-long": {
    level: "error",
    means: "a record, or an alias on the way to it, has a longer time to live (TTL) than `max-ttl`",
    remedy: "Lower its TTL some time before the change, at least as long before as the old TTL."
  },
  "resolvers-disagree": {
    level: "error",
    means: "resolvers answer with different values",
    remedy: "Check that every server of the zone has its newest version, and wait until the old TTL has passed."
  },
  "alias-loop": {
    level: "error",
    means: "aliases (CNAME) lead in a circle, or over more than eight steps",
    remedy: "Point the alias at a name that has an address."
  }
};

// src/engines/dns/values.ts
import { domainToASCII } from "node:url";
var RECORD_TYPES = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA", "PTR", "SOA"];
var isIPv4 = (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) && !/(?:^|\.)0\d/.test(text);
var isIPv6 = (text) => /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`);
function plainName(text) {
  const ascii = /^[\x21-\x7e]+$/.test(text) ? text : domainToASCII(text);
  const name = ascii.toLowerCase().replace(/\.$/, "");
  const fits = name.length <= 253 && name.split(".").every((label) => /^[a-z0-9_*](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return fits ? name : void 0;
}
function plainValue(type, text) {
  const words = text.trim().split(/\s+/);
  switch (type) {
    case "A":
      return isIPv4(text.trim()) ? text.trim() : void 0;
    case "AAAA":
      return isIPv6(text.trim()) ? new URL(`http://[${text.trim()}]/`).hostname.slice(1, -1) : void 0;
    case "CNAME":
    case "NS":
    case "PTR":
      return words.length === 1 ? nameOrRoot(words[0]) : void 0;
    case "MX":
      return numbersThenName(words, 1);
    case "SRV":
      return numbersThenName(words, 3);
    case "CAA":
      return caa(text);
    case "TXT":
      return unquoted(text);
    case "SOA":
      return text.trim().toLowerCase();
  }
}
var nameOrRoot = (text) => text === "." || text === "" ? "" : text === void 0 ? void 0 : plainName(text);
function numbersThenName(words, numbers) {
  const name = nameOrRoot(words[numbers] ?? "");
  const all = words.slice(0, numbers);
  if (words.length > numbers + 1 || words.length < numbers || !all.every((word) => /^\d{1,5}$/.test(word)))
    return void 0;
  return name === void 0 ? void 0 : [...all.map(Number), name].join(" ");
}
function caa(text) {
  const [, flags, tag, value] = /^\s*(\d{1,3})\s+([a-z0-9]+)\s+(.*?)\s*$/i.exec(text) ?? [];
  return value === void 0 ? void 0 : `${Number(flags)} ${tag?.toLowerCase()} ${value.replace(/^"(.*)"$/, "$1")}`;
}
function unquoted(text) {
  if (!/^\s*"[^"]*"(?:\s+"[^"]*")*\s*$/.test(text)) return text;
  return [...text.matchAll(/"([^"]*)"/g)].map(([, inner]) => inner).join("");
}

export {
  RECORD_TYPES,
  isIPv4,
  isIPv6,
  plainName,
  plainValue,
  dnsRules
};
