import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tlsRules
} from "./chunk-77MQVPYR.js";
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
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/tls/run.ts
import { domainToASCII } from "node:url";

// src/engines/certificates/certificate.ts
import { X509Certificate } from "node:crypto";

// src/formats/der.ts
var OBJECT_ID = 6;
var OCTETS = 4;
function readDer(bytes) {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === void 0 || first === void 0 || (tag & 31) === 31) return void 0;
  const octets = first < 128 ? 0 : first & 127;
  if (first === 128 || octets > 4 || bytes.length < 2 + octets) return void 0;
  const length = octets === 0 ? first : bytes.readUIntBE(2, octets);
  const end = 2 + octets + length;
  if (bytes.length < end) return void 0;
  return { tag, body: bytes.subarray(2 + octets, end), whole: bytes.subarray(0, end) };
}
function childrenOf({ body }) {
  const children = [];
  for (let at = 0; at < body.length; ) {
    const child = readDer(body.subarray(at));
    if (child === void 0) return void 0;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}
function objectIdOf({ tag, body }) {
  const [first] = body;
  if (tag !== OBJECT_ID || first === void 0) return void 0;
  const arcs = [Math.min(2, Math.floor(first / 40))];
  arcs.push(first - (arcs[0] ?? 0) * 40);
  let arc = 0;
  for (const byte of body.subarray(1)) {
    arc = arc * 128 + (byte & 127);
    if (byte >= 128) continue;
    arcs.push(arc);
    arc = 0;
  }
  return arcs.join(".");
}
function timeOf({ tag, body }) {
  if (tag !== 24) return void 0;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(body.toString("latin1"));
  if (parts === null) return void 0;
  const [, year, month, day2, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day2, hour, minute, second);
}

// src/engines/certificates/certificate.ts
var MUST_STAPLE = Buffer.from("06082b06010505070118", "hex");
function readCertificate(raw) {
  const fields = fieldsOf(raw);
  if (fields === void 0) return void 0;
  try {
    const x509 = new X509Certificate(raw);
    return {
      ...fields,
      raw,
      x509,
      subject: oneLine(x509.subject),
      issuer: oneLine(x509.issuer),
      notBefore: Date.parse(x509.validFrom),
      notAfter: Date.parse(x509.validTo),
      selfIssued: fields.subjectBytes.equals(fields.issuerBytes),
      mustStaple: raw.includes(MUST_STAPLE),
      namesIssuerAddress: /^CA Issuers/m.test(x509.infoAccess ?? "")
    };
  } catch {
    return void 0;
  }
}
var oneLine = (name) => /^CN=.*$/m.exec(name ?? "")?.[0] ?? ((name ?? "").split("\n").filter(Boolean).join(", ") || "a nameless subject");
function fieldsOf(raw) {
  const outer = readDer(raw);
  const [signed, algorithm] = (outer && childrenOf(outer)) ?? [];
  const parts = signed && childrenOf(signed);
  const signature = algorithm && signatureOf(algorithm);
  if (parts === void 0 || signature === void 0) return void 0;
  const [serial, , issuer, , subject] = parts[0]?.tag === 160 ? parts.slice(1) : parts;
  if (serial === void 0 || issuer === void 0 || subject === void 0) return void 0;
  return { serial: serial.body, issuerBytes: issuer.whole, subjectBytes: subject.whole, signature };
}
var PSS = "1.2.840.113549.1.1.10";
var SHA1 = "1.3.14.3.2.26";
function signatureOf(algorithm) {
  const [id, parameters] = childrenOf(algorithm) ?? [];
  const name = id && objectIdOf(id);
  if (name === void 0) return void 0;
  if (name !== PSS) return { algorithm: name, hash: void 0 };
  const tagged = (parameters && childrenOf(parameters))?.find(({ tag }) => tag === 160);
  const inner = tagged && readDer(tagged.body);
  const [hash] = (inner && childrenOf(inner)) ?? [];
  return { algorithm: name, hash: (hash && objectIdOf(hash)) ?? SHA1 };
}
function keyOf({ x509 }) {
  try {
    return x509.publicKey;
  } catch {
    return void 0;
  }
}

// src/engines/certificates/chain.ts
var DEEPEST = 10;
var MOST = 64;
var STEPS = 500;
function waysOf(leaf, { sent, authorities }) {
  const anchors = authoritiesOf(authorities);
  const trusted = [];
  let longest = [leaf];
  let steps = 0;
  const walk = (chain, last) => {
    if (chain.length > longest.length) longest = chain;
    steps += 1;
    if (trusted.length >= MOST || steps > STEPS || chain.length > DEEPEST) return;
    if (anchors.has(last)) trusted.push(chain);
    if (last.selfIssued && isIssued(last, last)) return;
    const issuers = [
      ...anchors.named(last.issuerBytes),
      ...sent.filter((each) => each.subjectBytes.equals(last.issuerBytes))
    ];
    const seen = [];
    for (const issuer of issuers) {
      if ([...chain, ...seen].some(({ raw }) => raw.equals(issuer.raw)) || !issuer.x509.ca || !isIssued(last, issuer))
        continue;
      seen.push(issuer);
      walk([...chain, issuer], issuer);
    }
  };
  walk([leaf], leaf);
  const best = trusted.toSorted((a, b) => endOf(b) - endOf(a) || a.length - b.length)[0];
  if (best) return { trusted: true, chain: best };
  const top = longest.at(-1) ?? leaf;
  if (!top.selfIssued) return { trusted: false, chain: longest, why: "no-issuer" };
  return { trusted: false, chain: longest, why: longest.length === 1 ? "self-signed" : "own-root" };
}
var endOf = (chain) => Math.min(...chain.map(({ notAfter }) => notAfter));
function isIssued(certificate, issuer) {
  const key = keyOf(issuer);
  if (key === void 0) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(key);
  } catch {
    return false;
  }
}
function authoritiesOf(authorities) {
  const read = /* @__PURE__ */ new Map();
  const certificateOf = (raw) => {
    if (!read.has(raw)) read.set(raw, readCertificate(raw));
    return read.get(raw);
  };
  return {
    has: ({ raw }) => authorities.some((authority) => authority.equals(raw)),
    named: (name) => authorities.filter((raw) => raw.includes(name)).flatMap((raw) => certificateOf(raw) ?? []).filter(({ subjectBytes }) => subjectBytes.equals(name))
  };
}

// src/engines/certificates/staple.ts
var BASIC = "1.3.6.1.5.5.7.48.1.1";
var STATUS = { 128: "good", 161: "revoked", 130: "unknown" };
var nothing = (why) => ({ says: "nothing", why });
function readStaple(bytes, { serial }) {
  const outer = readDer(bytes);
  const [status, wrapped] = (outer && childrenOf(outer)) ?? [];
  if (status === void 0) return nothing("it is no OCSP response");
  if (status.body[0] !== 0) return nothing(`the responder answers with status ${status.body[0]}`);
  const holder = wrapped && readDer(wrapped.body);
  const [type, octets] = (holder && childrenOf(holder)) ?? [];
  if (type === void 0 || objectIdOf(type) !== BASIC || octets?.tag !== OCTETS)
    return nothing("it is no basic response");
  const basic = readDer(octets.body);
  const [data] = (basic && childrenOf(basic)) ?? [];
  const parts = (data && childrenOf(data)) ?? [];
  const list = parts.find((part, index) => part.tag === 48 && parts[index - 1]?.tag === 24);
  const single = (list && childrenOf(list))?.map((each) => childrenOf(each) ?? []).find((each) => isOf(each[0], serial));
  if (single === void 0) return nothing("it is about another certificate");
  const [, said, , next] = single;
  const says = STATUS[said?.tag];
  const nextUpdate = next?.tag === 160 ? readDer(next.body) : void 0;
  return says ? { says, nextUpdate: nextUpdate && timeOf(nextUpdate) } : nothing("it has no status");
}
function isOf(id, serial) {
  const number = (id && childrenOf(id))?.at(3);
  return number?.body.equals(serial) ?? false;
}

// src/engines/certificates/strength.ts
var LEAST_RSA_BITS = 2048;
var LEAST_CURVE_BITS = 256;
var CURVES = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512
};
var OTHERS = /^(?:ed25519|ed448|ml-dsa-\d+|slh-dsa-.+)$/;
function weaknessOfKey(certificate) {
  const key = keyOf(certificate);
  if (key === void 0) return "of a sort that this version of Node does not know";
  const { asymmetricKeyType: type = "unknown", asymmetricKeyDetails: details } = key;
  if (type === "rsa" || type === "rsa-pss") {
    const bits = details?.modulusLength ?? 0;
    return bits >= LEAST_RSA_BITS ? void 0 : `RSA of ${bits} bits, not ${LEAST_RSA_BITS}`;
  }
  if (type === "ec") {
    const curve = details?.namedCurve ?? "of no name";
    return (CURVES[curve] ?? 0) >= LEAST_CURVE_BITS ? void 0 : `on the curve ${curve}, under ${LEAST_CURVE_BITS} bits or not known`;
  }
  return OTHERS.test(type) ? void 0 : `of the sort ${type}`;
}
var HASHES = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512"
};
var RSA = "1.2.840.113549.1.1.";
var ECDSA = "1.2.840.10045.4.";
var NIST_SIGNATURES = "2.16.840.1.101.3.4.3.";
var WEAK = {
  [`${RSA}2`]: "MD2 with RSA",
  [`${RSA}3`]: "MD4 with RSA",
  [`${RSA}4`]: "MD5 with RSA",
  [`${RSA}5`]: "SHA-1 with RSA",
  "1.3.14.3.2.29": "SHA-1 with RSA",
  [`${ECDSA}1`]: "SHA-1 with ECDSA",
  "1.2.840.10040.4.3": "SHA-1 with DSA"
};
var STRONG = /* @__PURE__ */ new Set([
  ...[11, 12, 13, 14].map((number) => `${RSA}${number}`),
  ...[1, 2, 3, 4].map((number) => `${ECDSA}3.${number}`),
  "1.3.101.112",
  "1.3.101.113",
  ...Array.from({ length: 15 }, (_, index) => `${NIST_SIGNATURES}${17 + index}`)
]);
function weaknessOfSignature({ signature: { algorithm, hash } }) {
  if (STRONG.has(algorithm)) return void 0;
  if (algorithm === `${RSA}10`) {
    const name = HASHES[hash ?? ""];
    return name !== void 0 && name !== "SHA-1" ? void 0 : `${name ?? "a hash that is not known"} with RSASSA-PSS`;
  }
  return WEAK[algorithm] ?? `the algorithm ${algorithm}, which is not known`;
}

// src/checks/tls/judge-chain.ts
var DAY = 864e5;
var MOST_DAYS = 21;
function judgeChain(shown, basis) {
  const leaf = readCertificate(shown.leaf);
  if (leaf === void 0) return void 0;
  const sent = [...shown.others, ...basis.own].flatMap((raw) => readCertificate(raw) ?? []);
  const ways = waysOf(leaf, { sent, authorities: [...basis.authorities, ...basis.own] });
  const trust = trustFaults(ways, { shown, own: basis.own });
  const dates = ways.chain.flatMap((certificate) => dateFaults(certificate, basis));
  const said = new Set([...trust, ...dates].map(({ rule }) => rule));
  return {
    chain: ways.chain,
    trusted: ways.trusted,
    faults: [
      ...trust,
      ...ways.trusted ? shown.faults.flatMap((code) => unexplained(code, { said, ways, own: basis.own })) : [],
      ...nameFaults(leaf, basis.name),
      ...dates,
      ...ways.chain.flatMap(
        (certificate, index) => strengthFaults(certificate, { isLeaf: index === 0 && !ways.trusted })
      ),
      ...stapleFaults(leaf, { staple: shown.staple, now: basis.now }),
      ...ways.trusted ? extras(shown, ways.chain) : []
    ]
  };
}
function trustFaults(ways, { shown }) {
  if (ways.trusted) return [];
  const top = ways.chain.at(-1);
  if (top === void 0) return [];
  if (ways.why === "self-signed") {
    return [{ rule: "untrusted", message: `the certificate ${top.subject} is signed by itself, and is not trusted` }];
  }
  if (ways.why === "own-root") {
    return [{ rule: "untrusted", message: `the chain ends at ${top.subject}, an authority that is not trusted` }];
  }
  const untrusted = {
    rule: "untrusted",
    message: `no trusted authority is found for ${top.subject}: its issuer ${top.issuer} is not known here`
  };
  const isGap = ways.chain.length === 1 || top.namesIssuerAddress;
  const message = `${shown.presented?.length === 1 ? "one certificate is sent" : "the chain ends early"}: the issuer of ${top.subject}, ${top.issuer}, is not among what is sent`;
  return isGap ? [untrusted, { rule: "chain-incomplete", message }] : [untrusted];
}
var DATES = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "not-yet-valid"
};
var PARTIAL = /^UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)$/;
function unexplained(code, { said, ways, own }) {
  const dated = DATES[code];
  if (dated !== void 0 && said.has(dated)) return [];
  const anchor = ways.chain.at(-1);
  if (PARTIAL.test(code) && anchor && !anchor.selfIssued && own.some((raw) => raw.equals(anchor.raw))) return [];
  return [{ rule: dated ?? "untrusted", message: `OpenSSL refuses the chain with ${code}` }];
}
function nameFaults({ x509 }, name) {
  const isAddress = /^[\d.]+$|:/.test(name);
  const fits = isAddress ? x509.checkIP(name) : x509.checkHost(name, { subject: "never", partialWildcards: false });
  if (fits !== void 0) return [];
  const listed = x509.subjectAltName?.replaceAll("DNS:", "").replaceAll("IP Address:", "");
  const has = listed === void 0 ? "it lists no name at all, and clients leave its common name aside" : `it is for ${listed}`;
  return [
    { rule: "name-mismatch", message: `the certificate is not for ${name}: ${has}`, expected: name, actual: listed }
  ];
}
var daysWanted = ({ notBefore, notAfter }, { options }) => options["min-days"] ?? Math.min(MOST_DAYS, (notAfter - notBefore) / 4 / DAY);
var daysLeft = ({ notAfter }, now) => (notAfter - now) / DAY;
function dateFaults(certificate, basis) {
  const { subject, notBefore, notAfter } = certificate;
  const { now } = basis;
  const clock = `(this machine's clock says ${day(now)})`;
  if (!Number.isFinite(notAfter) || now >= notAfter) {
    return [{ rule: "expired", message: `${subject} ended on ${day(notAfter)} ${clock}`, actual: iso(notAfter) }];
  }
  if (!Number.isFinite(notBefore) || now < notBefore) {
    return [
      { rule: "not-yet-valid", message: `${subject} begins on ${day(notBefore)} ${clock}`, actual: iso(notBefore) }
    ];
  }
  const wanted = daysWanted(certificate, basis);
  const left = daysLeft(certificate, now);
  if (left >= wanted) return [];
  const message = `${subject} ends on ${day(notAfter)}, in ${show(left)} days; ${show(wanted)} are wanted`;
  return [{ rule: "expires-soon", message, expected: `${show(wanted)} days`, actual: `${show(left)} days` }];
}
var show = (days) => String(Math.floor(days * 10) / 10);
var iso = (ms) => Number.isFinite(ms) ? new Date(ms).toISOString() : "no date";
var day = (ms) => iso(ms).slice(0, 10);
function strengthFaults(certificate, { isLeaf }) {
  const key = weaknessOfKey(certificate);
  const signature = certificate.selfIssued && !isLeaf ? void 0 : weaknessOfSignature(certificate);
  return [
    ...key === void 0 ? [] : [{ rule: "weak-key", message: `the key of ${certificate.subject} is ${key}` }],
    ...signature === void 0 ? [] : [{ rule: "weak-signature", message: `${certificate.subject} is signed with ${signature}` }]
  ];
}
function stapleFaults(leaf, { staple, now }) {
  const read = staple && readStaple(staple, leaf);
  const missing = (why) => leaf.mustStaple ? [{ rule: "staple-missing", message: `${leaf.subject} demands a stapled OCSP response, and ${why}` }] : staple === void 0 ? [] : [{ rule: "staple-unusable", message: `the stapled OCSP response is of no use: ${why}` }];
  if (read === void 0) return missing("none is sent");
  if (read.says === "nothing") return missing(read.why);
  if (read.says === "revoked") {
    return [
      { rule: "revoked", message: `${leaf.subject} is revoked, by the OCSP response that the server itself sends` }
    ];
  }
  if (read.says === "unknown") return missing("its responder does not know the certificate");
  return read.nextUpdate !== void 0 && read.nextUpdate < now ? missing(`it is out of date since ${day(read.nextUpdate)}`) : [];
}
function extras({ presented }, chain) {
  return (presented ?? []).flatMap((raw) => {
    if (chain.some((used) => used.raw.equals(raw))) return [];
    const extra = readCertificate(raw);
    const what = extra ? `${extra.subject}, which ends on ${day(extra.notAfter)},` : "something that is no certificate";
    return [
      {
        rule: "extra-certificate",
        message: `${what} is sent beside the verified chain, which needs it nowhere`
      }
    ];
  });
}

// src/checks/tls/protocols.ts
var PROTOCOLS = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

// src/checks/tls/judge-server.ts
function judgeServer(seen, basis) {
  if (seen.notOffered !== void 0 && seen.secured.length === 0) {
    return {
      faults: [{ rule: "starttls-missing", message: `no TLS is offered: ${seen.notOffered}` }],
      unclear: [],
      chains: []
    };
  }
  if (seen.silence !== void 0 && seen.secured.length === 0 && seen.greeted.length === 0) {
    return { faults: [], unclear: [seen.silence.why], chains: [] };
  }
  const judged = shownBy(seen).map((shown) => judgeChain(shown, basis));
  const chains = judged.flatMap((each) => each ?? []);
  const hsts = basis.options.hsts ? hstsOf(seen.head) : {};
  return {
    chains,
    faults: [
      ...distinct(chains.flatMap(({ faults }) => faults)),
      ...oldProtocols(seen, basis),
      ...weakGroups(seen),
      ...hsts.fault ? [hsts.fault] : []
    ],
    unclear: [
      ...oldOnesUnclear(seen, basis),
      ...judged.includes(void 0) ? ["what it shows as its certificate cannot be read"] : [],
      ...chains.length === 0 && judged.length === 0 ? [`it shows no certificate: ${seen.silence?.why ?? "none was sent"}`] : [],
      ...hsts.unclear ? [hsts.unclear] : []
    ]
  };
}
function shownBy({ secured, greeted }) {
  const found = /* @__PURE__ */ new Map();
  const add = (leaf, { others, presented, fault, staple }) => {
    const key = leaf.toString("base64");
    const known = found.get(key);
    found.set(key, {
      leaf,
      others: [...known?.others ?? [], ...others],
      presented: known?.presented ?? presented,
      faults: [.../* @__PURE__ */ new Set([...known?.faults ?? [], ...fault === void 0 ? [] : [fault]])],
      staple: known?.staple ?? staple
    });
  };
  for (const { chain, fault, staple } of secured) {
    const [leaf, ...others] = chain;
    if (leaf) add(leaf, { others, presented: void 0, fault, staple });
  }
  for (const { presented, staple } of greeted) {
    const [leaf, ...others] = presented;
    if (leaf) add(leaf, { others, presented, staple });
  }
  return [...found.values()];
}
function distinct(faults) {
  return faults.filter((fault, at) => faults.findIndex((each) => keyOf2(each) === keyOf2(fault)) === at);
}
var keyOf2 = ({ rule, message }) => `${rule} ${message}`;
function oldProtocols({ versions }, { options }) {
  const wanted = options["min-version"];
  const old = PROTOCOLS.slice(0, PROTOCOLS.indexOf(wanted)).filter((protocol) => versions.get(protocol)?.is === "spoken");
  if (old.length === 0) return [];
  const newer = PROTOCOLS.slice(PROTOCOLS.indexOf(wanted)).some((protocol) => versions.get(protocol)?.is === "spoken");
  const message = `${old.join(" and ")} ${old.length === 1 ? "is" : "are"} spoken${newer ? "" : ", and nothing newer"}; ${wanted} is the oldest that may be`;
  return [{ rule: "old-protocol", message, expected: `${wanted} or newer`, actual: old.join(", ") }];
}
function oldOnesUnclear({ versions }, { options }) {
  return PROTOCOLS.slice(1, PROTOCOLS.indexOf(options["min-version"])).flatMap((protocol) => {
    const version = versions.get(protocol);
    return version?.is === "unclear" ? [`whether it speaks ${protocol} cannot be told: ${version.how}`] : [];
  });
}
var LEAST_GROUP = 2048;
function weakGroups({ secured }) {
  const least = Math.min(...secured.flatMap(({ groupBits }) => groupBits ?? []));
  if (least >= LEAST_GROUP) return [];
  return [{ rule: "weak-key", message: `keys are exchanged by Diffie-Hellman of ${least} bits, not ${LEAST_GROUP}` }];
}
var SIX_MONTHS = 15552e3;
function hstsOf(head) {
  if (head === void 0)
    return { unclear: "no answer over HTTP comes, so nothing is known of Strict-Transport-Security" };
  const value = /^strict-transport-security:[ \t]*(.*?)\s*$/im.exec(head)?.[1];
  if (value === void 0) return { fault: { rule: "hsts-missing", message: "Strict-Transport-Security is not sent" } };
  const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(value)?.[1];
  if (age === void 0 || Number(age) === 0) {
    return {
      fault: {
        rule: "hsts-missing",
        message: `Strict-Transport-Security does not hold: ${value.slice(0, 80)}`,
        actual: clip(value, 200)
      }
    };
  }
  if (Number(age) >= SIX_MONTHS) return {};
  const message = `Strict-Transport-Security lasts ${Math.floor(Number(age) / 86400)} days, less than six months`;
  return { fault: { rule: "hsts-short", message, expected: `${SIX_MONTHS} seconds`, actual: `${age} seconds` } };
}

// src/checks/tls/probe.ts
var HANDSHAKEN = ["TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1"];
async function probe(target, { tls, identity, options }) {
  const oldest = PROTOCOLS.indexOf(options["min-version"]);
  const [ssl, inTheClear, ...shakes] = await Promise.all([
    tls.hello(target, "SSLv3"),
    tls.hello(target, "TLSv1.2"),
    ...HANDSHAKEN.map(async (protocol) => {
      const verify = PROTOCOLS.indexOf(protocol) >= oldest;
      return { protocol, outcome: await tls.handshake(target, { ...identity, protocol, verify }) };
    })
  ]);
  const versions = /* @__PURE__ */ new Map();
  if (ssl.was === "greeted") versions.set("SSLv3", { is: "spoken", how: "chosen by the server" });
  const greeted = [ssl, inTheClear].flatMap((hello) => hello.was === "greeted" ? [hello] : []);
  for (const { protocol, outcome } of shakes) {
    const hello = await helloFor({ protocol, outcome, inTheClear }, () => tls.hello(target, protocol));
    if (hello?.was === "greeted" && hello !== inTheClear) greeted.push(hello);
    versions.set(protocol, versionOf(outcome, hello));
  }
  const outcomes = shakes.map(({ outcome }) => outcome);
  const secured = outcomes.flatMap((outcome) => outcome.was === "secured" ? [outcome] : []);
  const [best] = secured;
  return {
    address: target.address,
    versions,
    secured,
    greeted,
    notOffered: outcomes.flatMap((outcome) => outcome.was === "not-offered" ? [outcome.what] : [])[0],
    silence: secured.length > 0 || greeted.some(({ presented }) => presented.length > 0) ? void 0 : silenceOf(outcomes),
    head: options.hsts && best ? await headOf(target, { tls, identity, options }, best.protocol) : void 0
  };
}
async function helloFor({
  protocol,
  outcome,
  inTheClear
}, ask2) {
  if (outcome.was === "secured" || outcome.was === "version-refused" || outcome.was === "not-offered") return void 0;
  if (protocol === "TLSv1.3") return void 0;
  if (outcome.was === "not-reached" && (outcome.how === "refused" || outcome.how === "silent")) return void 0;
  return protocol === "TLSv1.2" ? inTheClear : ask2();
}
function versionOf(outcome, hello) {
  if (outcome.was === "secured") return { is: "spoken", how: outcome.cipher };
  if (outcome.was === "version-refused") return { is: "refused", how: outcome.what };
  if (hello?.was === "greeted") return { is: "spoken", how: `chosen by the server, then ${outcome.what}` };
  if (hello?.was === "version-refused" || hello?.was === "alerted") return { is: "refused", how: hello.what };
  return { is: "unclear", how: (hello ?? outcome).what };
}
function silenceOf(outcomes) {
  const [first] = outcomes;
  const plain2 = outcomes.find((outcome) => outcome.was === "not-reached") ?? first;
  const why = plain2 === void 0 || plain2.was === "secured" ? "nothing was asked" : plain2.what;
  return { why, noRoute: plain2?.was === "not-reached" && plain2.how === "no-route" };
}
async function headOf(target, { tls, identity, options }, protocol) {
  const host = options["server-name"] ?? (target.serverName || target.address);
  const send = `GET / HTTP/1.1\r
host: ${host}\r
user-agent: deploy-validate\r
accept: */*\r
connection: close\r
\r
`;
  const answer = await tls.handshake(target, { ...identity, protocol, verify: false, send });
  return answer.was === "secured" && answer.answer?.startsWith("HTTP/") ? answer.answer : void 0;
}

// src/checks/tls/run.ts
var AT_ONCE = 8;
var runTls = (options, ports) => until(() => ask(options, ports), { waiting: options, ports });
async function ask(options, ports) {
  const tls = await ports.tls();
  const [ca, cert, key] = await Promise.all([options.ca, options.cert, options.key].map((file) => pem(file, ports)));
  const own = ca === void 0 ? [] : certificatesOf(ca, options.ca ?? "");
  const prober = { tls, identity: { ca, cert, key }, options };
  const basis = { options, now: ports.clock.now().getTime(), authorities: await tls.authorities(), own };
  const hosts = [...new Map(options.hosts.map((host) => [`${host.name}:${host.port}`, host])).values()];
  const looked = [];
  const left = hosts.entries();
  const work = async () => {
    for (const [index, host] of left) looked[index] = await lookAt(host, { ports, prober, basis });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const findings = looked.flatMap(findingsOf);
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length === 0) mustBeTold(looked);
  return byFindings(summaryOf(looked, errors), {
    findings,
    measurements: looked.flatMap((each) => measurementsOf(each, basis)),
    details: looked.map((each) => ({ title: `What ${each.host.text} shows`, text: textOf(each, basis.now) }))
  });
}
async function pem(file, { files }) {
  return file === void 0 || file.includes("-----BEGIN ") ? file : files.text(file);
}
var PEM = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
function certificatesOf(text, file) {
  const found = [...text.matchAll(PEM)].map(([, body = ""]) => Buffer.from(body, "base64"));
  if (found.length > 0) return found;
  const what = file.includes("-----BEGIN ") ? "`ca`" : file;
  throw new CouldNotTell(
    "wrong-format",
    `${what}: no certificate in it`,
    "Give authorities as PEM, BEGIN CERTIFICATE."
  );
}
async function lookAt(host, { ports, prober, basis }) {
  const { options } = prober;
  const addresses = await (await ports.dns()).addresses(host.name);
  const name = plain(options["server-name"] ?? host.name);
  const isAddress = /^[\d.]+$|:/.test(name);
  const looks = addresses.map(async (address) => {
    const serverName = isAddress ? "" : name;
    const { port } = host;
    const target = { address, port, serverName, startTls: options.starttls, timeoutMs: options["request-timeout"] };
    const seen = await probe(target, prober);
    return { seen, verdict: judgeServer(seen, { ...basis, name }) };
  });
  return { host, addresses: await Promise.all(looks) };
}
var plain = (name) => (/^[\x20-\x7e]*$/.test(name) ? name : domainToASCII(name)).replace(/\.$/, "");
function findingsOf({ host, addresses }) {
  const told = /* @__PURE__ */ new Map();
  for (const { seen, verdict } of addresses) {
    for (const fault of verdict.faults) {
      const key = `${fault.rule} ${fault.message}`;
      const known = told.get(key) ?? { fault, at: [] };
      known.at.push(seen.address);
      told.set(key, known);
    }
  }
  const found = [...told.values()].map(({ fault, at }) => {
    const where = at.length === addresses.length ? "" : ` (at ${at.join(", ")})`;
    const { rule, message, expected, actual } = fault;
    return findingOf(tlsRules, {
      rule,
      message: `${host.text}: ${message}${where}`,
      expected,
      actual,
      subject: host.text
    });
  });
  const unasked = addresses.filter(({ seen }) => seen.silence?.noRoute && isExcused(seen, addresses));
  const notes = unasked.map(({ seen }) => {
    const message = `${host.text}: ${seen.address} cannot be asked: ${seen.silence?.why}`;
    return findingOf(tlsRules, { rule: "address-not-asked", message, subject: host.text });
  });
  return [...found, ...notes];
}
var isLoopback = (address) => address === "::1" || address.startsWith("127.");
function isExcused(seen, addresses) {
  if (seen.silence === void 0) return false;
  const others = addresses.filter((each) => each.seen.silence === void 0);
  return others.length > 0 && (seen.silence.noRoute || isLoopback(seen.address));
}
function mustBeTold(looked) {
  const unclear = [];
  for (const { host, addresses } of looked) {
    if (addresses.length === 0) unclear.push(`${host.text}: no address is found for ${host.name}`);
    for (const { seen, verdict } of addresses) {
      if (isExcused(seen, addresses)) continue;
      const where = addresses.length > 1 || seen.address !== host.name ? `${host.text} (${seen.address})` : host.text;
      unclear.push(...verdict.unclear.map((why) => `${where}: ${why}`));
    }
  }
  const [first] = unclear;
  if (first === void 0) return;
  const more = unclear.length > 1 ? `, and ${count(unclear.length - 1, "more thing")} could not be told` : "";
  const remedy = "Check that it is up, that host and port are right, and that it can be reached from here; `starttls` is for servers that begin in the clear.";
  throw new CouldNotTell("unreachable", `${first}${more}`, remedy);
}
function summaryOf(looked, errors) {
  const where = looked.length === 1 ? looked[0]?.host.text ?? "" : count(looked.length, "host");
  const addresses = looked.reduce((sum, each) => sum + each.addresses.length, 0);
  const asked = `at ${count(addresses, "address", "addresses")}`;
  if (errors.length > 0) return `${where}: ${count(errors.length, "fault")} in certificates and protocols, ${asked}`;
  return `${where}: certificates are trusted and last, and no old protocol is spoken, ${asked}`;
}
function measurementsOf({ host, addresses }, basis) {
  const certificates = addresses.flatMap(({ verdict }) => verdict.chains.flatMap(({ chain }) => chain));
  const margins = certificates.map((each) => ({ left: daysLeft(each, basis.now), wanted: daysWanted(each, basis) }));
  const [closest] = margins.toSorted((a, b) => a.left - a.wanted - (b.left - b.wanted));
  const shakes = addresses.flatMap(({ seen }) => seen.secured.slice(0, 1).map(({ ms }) => ms));
  return [
    ...closest ? [
      {
        name: `${host.text} lasts`,
        value: tenth(closest.left),
        unit: "days",
        limit: tenth(closest.wanted),
        bound: "min"
      }
    ] : [],
    ...shakes.length > 0 ? [{ name: `${host.text} handshake`, value: tenth(Math.max(...shakes)), unit: "ms" }] : []
  ];
}
var tenth = (value) => Math.floor(value * 10) / 10;
function textOf({ addresses }, now) {
  const lines = addresses.flatMap(({ seen, verdict }) => [
    seen.silence && verdict.chains.length === 0 ? `${seen.address}: ${seen.silence.why}` : `${seen.address}:`,
    ...PROTOCOLS.flatMap((protocol) => {
      const version = seen.versions.get(protocol);
      return version && verdict.chains.length > 0 ? [`  ${protocol} ${version.is}: ${version.how}`] : [];
    }),
    ...verdict.chains.flatMap(({ chain, trusted }) => [
      trusted ? "  verified chain:" : "  chain as far as it goes:",
      ...chain.map(
        (certificate) => `    ${certificate.subject}, ${day(certificate.notBefore)} to ${day(certificate.notAfter)} (${tenth(daysLeft(certificate, now))} days left)`
      )
    ])
  ]);
  return lines.length > 0 ? lines.join("\n") : "no address is found for its name";
}
export {
  runTls
};
