import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/secret-scan/key-stores.ts
var SEQUENCE = String.raw`\x30(?:[\x00-\x80]|\x81.|\x82.{2}|\x83.{3})`;
var SHOWN = 64;
var keyStoreRules = [
  {
    id: "der-private-key",
    title: "private key in DER (PKCS#1, PKCS#8 or SEC 1)",
    confidence: "high",
    begins: new RegExp(String.raw`^${SEQUENCE}\x02\x01(?:\x00\x02\x82|\x00${SEQUENCE}\x06|\x01\x04[\x10-\x48])`, "s")
  },
  {
    id: "pkcs12-store",
    title: "PKCS#12 container, which mostly holds a private key",
    confidence: "low",
    begins: new RegExp(String.raw`^${SEQUENCE}\x02\x01\x03${SEQUENCE}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07`, "s")
  },
  {
    id: "java-key-store",
    title: "Java key store with a private key",
    confidence: "low",
    // Its first entry is a private key: one that only holds certificates is a trust store, and no secret.
    begins: /^(?:\xfe\xed\xfe\xed|\xce\xce\xce\xce)\x00\x00\x00[\x01\x02]\x00\x00.{2}\x00\x00\x00[\x01\x03]/s
  },
  {
    id: "password-database",
    title: "database of passwords (KeePass)",
    confidence: "low",
    begins: /^\x03\xd9\xa2\x9a[\x65-\x67]\xfb\x4b\xb5/
  },
  {
    id: "pgp-secret-keys",
    title: "secret keys of OpenPGP",
    confidence: "low",
    names: /\.(?:gpg|pgp|key|kbx)$/i,
    begins: /^(?:\x94.|\x95.{2}|\xc5(?:[\x00-\xbf]|[\xc0-\xdf].|\xff.{4}))[\x03-\x06].{4}/s
  },
  {
    id: "browser-passwords",
    title: "passwords or keys of a browser's profile",
    confidence: "low",
    names: /(?:^|\/)(?:key[34]\.db|Login Data)$/,
    begins: /^(?:SQLite format 3\x00|\x00\x06\x15\x61)/
  },
  {
    id: "macos-keychain",
    title: "keychain of macOS",
    confidence: "low",
    names: /\.keychain(?:-db)?$/i,
    begins: /^(?:kych|SQLite format 3\x00)/
  }
];
var keyStoreIds = keyStoreRules.map(({ id }) => id);
function keyStoreOf(bytes, path) {
  const head = bytes.toString("latin1", 0, SHOWN);
  return keyStoreRules.find(({ names, begins }) => (names?.test(path) ?? true) && begins.test(head));
}

// src/engines/secret-scan/shape-rules/key-names.ts
var ENDINGS = /(?:^|[a-z0-9 ])(?:password|passwd|passphrase|passcode|secret|apikey|api key|accesskey|access key|secretkey|secret key|privatekey|private key|signing key|encryption key|auth key|authkey|master key|account key|shared key|service key|storage key|client key|webhook key|rpc key|crypt key|cipher key|hmac key|authtoken|accesstoken|bearertoken|apitoken|oauthtoken|refreshtoken|bottoken|dbpass|userpass|rootpass|mailpass|smtppass|ftppass|sshpass)$/;
var WHOLE_WORDS = /(?:^| )(?:pass|pwd|token|salt key|psk|credentials?|pw)$/;
var SUFFIXES = /(?: (?:base|base64|b64|value|plain|text|cleartext|prod|production|live|dev|staging|stage|old|new|primary|secondary|default|\d{1,2})|\d{1,2})$/;
var NO_CREDENTIAL = /(?:^| )(?:public|pub|csrf|xsrf|next|page|pagination|continuation|continue|cancel|cancellation|design|sync|resume|cursor|forgot|forgotten|reset|confirm|confirmation|invalid|missing|no|has|is|use|allow|require|required|needs|with|without|ask|prompt|show|hide|change|max|min|num|count|stop|start|end|begin|eos|bos|pad|unk|mask|sep|cls|syntax|lexer|parser|punctuation|theme|color|style|css|label|title|placeholder|message|error|hint|help|description|hash|hashed|digest|checksum|sha|sha1|sha256|md5|integrity|fingerprint|thumbprint|etag|commit|encrypted|enc|sealed|fake|mock|dummy|example|sample|test|expected|wrong|bad)(?: |$)/;
function wordsOf(name2) {
  return name2.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").replace(/[^A-Za-z0-9]+/g, " ").trim().toLowerCase();
}
var judged = /* @__PURE__ */ new Map();
var MOST_NAMES = 1e3;
function isSecretName(name2) {
  const known = judged.get(name2);
  if (known !== void 0) return known;
  if (judged.size >= MOST_NAMES) judged.clear();
  const is = saysSecret(name2);
  judged.set(name2, is);
  return is;
}
function saysSecret(name2) {
  let words = wordsOf(name2);
  for (let round = 0; round < 2; round += 1) words = words.replace(SUFFIXES, "");
  return (ENDINGS.test(words) || WHOLE_WORDS.test(words)) && !NO_CREDENTIAL.test(words);
}
function isPasswordName(name2) {
  return /pass|pwd|(?:^| )pw/.test(wordsOf(name2));
}

// src/engines/secret-scan/shape-rules/assignment.ts
var HINT = /pass|pwd|secret|token|psk|credential|key|pw/gi;
var REST_OF_NAME = /[\w-]{0,40}/y;
var BETWEEN = /\\?["'`]?\]?\)?[ \t]{0,20}(?:(?::[ \t]{0,4}(?:str|string|String|&str|Final)[ \t]{0,4})?(?:=>|:=|\?=|\|\|=|[=:>(])|,(?=[ \t]{0,8}\\?["'`])|[ \t]value=(?=["']))[ \t]{0,20}/y;
var AFTER_OPTION = /(?:=|["'],)?[ \t]{0,4}(?![-=])/y;
var QUOTED = /[bru]?(\\?)(["'`])((?:(?!\1\2)[^\r\n]){0,1000})\1\2/y;
var BARE = /[^\s"'`#,;][^\s"'`,;]{0,500}/y;
var IN_ELEMENT = /([^<>\r\n]{1,1000})<\//y;
function* assignmentsIn(text, syntax) {
  HINT.lastIndex = 0;
  for (let hint = HINT.exec(text); hint; hint = HINT.exec(text)) {
    const from = startOfName(text, hint.index);
    const end = matchAt(REST_OF_NAME, text, HINT.lastIndex)?.end ?? HINT.lastIndex;
    const next = HINT.lastIndex;
    HINT.lastIndex = Math.max(next, end);
    const between = matchAt(isOption(text, from) ? AFTER_OPTION : BETWEEN, text, end);
    if (!between || isComparison(text, between)) continue;
    const name2 = text.slice(from, end);
    if (!isSecretName(name2)) continue;
    const value = valueAt(text, between.end, {
      syntax,
      isElement: text[between.end - 1] === ">" && !between.text.includes("=")
    });
    if (value) {
      yield { name: name2, ...value };
      HINT.lastIndex = Math.max(HINT.lastIndex, value.end);
    }
  }
}
var isOption = (text, from) => text.startsWith("--", from);
function startOfName(text, index) {
  let from = index;
  while (from > 0 && index - from < 60 && /[\w-]/.test(text[from - 1] ?? "")) from -= 1;
  return from;
}
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { start: at, end: pattern.lastIndex, text: match[0], groups: match.slice(1) } : void 0;
}
function isComparison(text, { end, text: between }) {
  return /=[ \t]*$/.test(between) && /[=~]/.test(text[end] ?? "");
}
function valueAt(text, at, { syntax, isElement }) {
  const quoted = matchAt(QUOTED, text, at);
  if (quoted) {
    const [backslash = "", , value = ""] = quoted.groups;
    const end = quoted.end - 1 - backslash.length;
    return { value, start: end - value.length, end, isQuoted: true };
  }
  const element = isElement ? matchAt(IN_ELEMENT, text, at) : void 0;
  if (element) {
    const [value = ""] = element.groups;
    return { value, start: at, end: at + value.length, isQuoted: false };
  }
  if (syntax === "code" || isElement) return void 0;
  const bare = matchAt(BARE, text, at);
  if (!bare || syntax === "yaml" && text[at - 1] === ":") return void 0;
  return { value: bare.text, start: at, end: bare.end, isQuoted: false };
}

// src/engines/secret-scan/shape-rules/file-kinds.ts
var SETTINGS = /(?:^|\/)(?:\.env|env|\.?envrc|[^/]*\.env)(?:\.[\w.-]{1,40})?$|\.(?:properties|ini|cfg|conf|cnf|config|toml|tfvars|auto\.tfvars|sh|bash|zsh|ksh|fish|envrc|prefs|rc|credentials|desktop|service|bat|cmd)$|(?:^|\/)(?:\.?(?:bash|zsh|k?sh)(?:_profile|rc|env|_aliases|_login)|\.?profile|\.[\w-]{1,30}rc|\.[\w-]{1,30}cfg|Dockerfile[\w.-]*|Makefile|credentials|config|\.credentials)$/i;
var YAML = /\.(?:ya?ml|sls)(?:\.(?:j2|tmpl|tpl|erb|dist|sample))?$/i;
var NEITHER = /\.(?:svg|po|pot|xlf|xliff|resx|strings|arb|lock|sum|map|snap|csv|tsv|log|patch|diff|css|scss|less|ttf|woff2?|min\.js|min\.mjs|bundle\.js|d\.ts|proto|graphql|swagger\.json|html?|vue|svelte|tex|bib|1|8)$|(?:^|\/)(?:locales?|i18n|l10n|lang|translations?|messages)\/|(?:^|\/)(?:package\.json|composer\.json|tsconfig[\w.]*\.json|CHANGELOG[^/]*|LICENSE[^/]*|NOTICE)$/i;
var PROSE = /\.(?:md|mdx|markdown|rst|adoc|asciidoc)$/i;
var NOTES = /\.(?:txt|text)$/i;
var last;
function syntaxOf(path) {
  if (last?.path !== path) last = { path, syntax: readSyntax(path) };
  return last.syntax;
}
function readSyntax(path) {
  if (NEITHER.test(path)) return void 0;
  if (SETTINGS.test(path)) return "settings";
  if (YAML.test(path)) return "yaml";
  if (NOTES.test(path)) return "notes";
  return PROSE.test(path) ? void 0 : "code";
}

// src/engines/secret-scan/shape-rules/judged.ts
function byStrength(judge) {
  let last2;
  const of = (wanted) => (text, path) => {
    if (last2?.text !== text || last2.path !== path) last2 = { text, path, judged: [...judge(text, path)] };
    return last2.judged.filter(({ strength }) => strength === wanted);
  };
  return { strong: of("strong"), weak: of("weak") };
}

// src/engines/secret-scan/entropy.ts
var tally = new Uint32Array(256);
function countsOf(text) {
  const letters = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 255) {
      tally.fill(0);
      return countsOfAny(text);
    }
    const count = tally[code] ?? 0;
    if (count === 0) letters.push(code);
    tally[code] = count + 1;
  }
  return letters.map((code) => {
    const count = tally[code] ?? 0;
    tally[code] = 0;
    return count;
  });
}
function countsOfAny(text) {
  const counts = /* @__PURE__ */ new Map();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()];
}
function entropyOf(text) {
  let bits = 0;
  for (const count of countsOf(text)) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

// src/engines/secret-scan/structure.ts
function fromBase64(word) {
  return Buffer.from(word, "base64").toString("latin1");
}
function jsonBehind(word) {
  try {
    const value = JSON.parse(Buffer.from(word, "base64").toString("utf8"));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
    return { ...value };
  } catch {
    return void 0;
  }
}
function jwtPayload(token) {
  const [header, payload, signature] = token.split(".");
  if (header === void 0 || payload === void 0 || !signature) return void 0;
  const algorithm = jsonBehind(header)?.alg;
  if (typeof algorithm !== "string" || algorithm.toLowerCase() === "none") return void 0;
  return jsonBehind(payload);
}

// src/engines/secret-scan/placeholder.ts
var FILLED_IN_LATER = [
  // With a name in it: random characters may hold the brackets alone.
  /\$\{[A-Za-z_][\w.:-]*|\$\([\w./-]+[ )]|\{\{[^{}]*(?:\}\}|$)|\{%.*%\}|#\{[\w.@ -]+\}|<%.*(?:%>|$)|\[\[\w+\]\]|%\(\w+\)[sdr]/,
  /^\$[A-Za-z_]\w*$/,
  /^\$env:|^env[.:]/i,
  /^%[A-Za-z_]\w*%$/,
  /^%[-+0 #]*\d*[sdvqxr]$/,
  /^<[^<>]*>$|<[A-Za-z][\w .-]*>/,
  /^\{[\w .-]+\}$/,
  /^@[\w.-]+@$|^@\w+\(/,
  /^__\w+__$/,
  /^ENC\[|^ENC\(|^\{cipher\}|^\$ANSIBLE_VAULT|^!vault|^AQICAH|^vault:v\d|^Ag[A-Z][A-Za-z0-9+/]{300}/i,
  // dotenvx: only the private key, which is not committed, opens it.
  /^encrypted:[A-Za-z0-9+/]{60,}={0,2}$/,
  /^(?:op|ssm|vault|secret|secrets|keyvault|akv|gcpsm|awssm|awskms|sops|ref\+\w+|env|file|kms|keyring|doppler):\/{0,3}[\w/{$]/i,
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):/,
  /^projects\/[\w-]+\/secrets\//,
  /\bprocess\.env\b|\bos\.environ\b|\bos\.getenv\b|\bgetenv\(|\bENV\[|\bSystem\.getenv\b|\bKeyVault\b.*SecretUri/
];
var OF_EMULATORS = /^(?:Eby8vdM02xNOcqFlqUwJ|C2y6yDjf5\/R\+ob0N8A7C)[A-Za-z0-9+/]{60,70}={0,2}$|^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJpc3MiOiJzdXBhYmFzZS1kZW1v/;
var NO_VALUE = /^(?:null|nil|none|undefined|true|false|yes|no|on|off|string|str|bool|boolean|int|integer|number|float|object|array|bytes?|char|any|void|text|password|optional\[\w+\]|required|optional|empty|default|unset|n\/a|tbd|todo|-+|_+|\.+|\*+)$/i;
var TELLING = /example|changeme|change[-_ ]?this|change[-_ ]it|placeholder|redacted|dummy|sample|foobar|insert[-_ ]|replace[-_ ]|not[-_]?a?[-_]?real|never[-_]?commit|your[-_ ]|yourpass|yoursecret|yourtoken|yourkey|enter[-_ ]|goes[-_ ]?here|[-_ ]here\b|xxxxx|lorem|removed|hidden|masked|obfuscated|deadbeef|invalid|fixme|(?<![a-z])(?:fake|mock)(?![a-z])/i;
var WORDS = new Set(
  `a an the my our some this that is for of to in new old real real1 secret secrets password passwords passwd passphrase pass pwd pw token tokens key keys
  api apikey auth access client private public user username name admin root test tests testing tester tested fake mock stub foo bar baz qux quux
  value values string text here default demo local localhost dev development staging prod production app application service server database db
  mysql postgres postgresql redis mongo mongodb rabbitmq elastic guest none null empty super supersecret topsecret credential credentials login bearer basic
  hello world abc abcd xyz hunter temp tmp todo set me it please use with and or not no yes your mine user1 id code data field param
  refresh session shared signing encryption aws azure gcp google github gitlab docker npm my_secret`.split(/\s+/)
);
var SEQUENCES = /0?12345678|23456789|87654321|abcdefgh|qwerty|asdfgh|a1b2c3d4|1a2b3c4d|1q2w3e|01234567|fedcba98/i;
function isPlaceholder(value) {
  const text = value.trim();
  return text === "" || NO_VALUE.test(text) || FILLED_IN_LATER.some((pattern) => pattern.test(text)) || TELLING.test(text) || SEQUENCES.test(text) || OF_EMULATORS.test(text) || isIdentifier(text) || isMonotonous(text) || isPath(text) || isWords(text) || isEncodedPlaceholder(text);
}
function isIdentifier(text) {
  if (text.length < 12 || !/^[A-Za-z][a-z]+(?:_?[A-Z][a-z]+|_[a-z]{2,})+$/.test(text)) return false;
  return text.split(/_|(?=[A-Z])/).filter((word) => word !== "").length * 4 <= text.length;
}
function isEncodedPlaceholder(text) {
  if (!/^[A-Za-z0-9+/]{16,400}={0,2}$/.test(text)) return false;
  const decoded2 = fromBase64(text);
  return /^[ -~]{12,}$/.test(decoded2) && (TELLING.test(decoded2) || isWords(decoded2));
}
function isMonotonous(text) {
  if (/[xX]{5}|\*{3}|\.{3}|…|\xe2\x80\xa6|_{5}|-{5}|#{4}|0{8}/.test(text)) return true;
  const counts = countsOf(text);
  if (text.length >= 4 && counts.length <= 2) return true;
  if (text.length >= 16 && counts.length <= 4) return true;
  return text.length >= 6 && Math.max(...counts) > text.length / 2;
}
function isPath(text) {
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i.test(text)) return true;
  if (/^(?:~|\.{1,2})?[\\/](?:[\w.@-]{1,60}[\\/]){1,20}[\w.@-]{0,80}$|^~\//.test(text) && !/[+=]/.test(text)) {
    return /[\\/](?:etc|usr|var|opt|home|run|tmp|root|mnt|srv|app|data|secrets?|certs?|keys?|config)[\\/]|\.\w{1,5}$|^[~.]/.test(
      text
    );
  }
  return /^[A-Za-z]:\\[^\s]/.test(text) || /^[\w./\\@-]{1,200}\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|cfg|ini|xml|js|ts|py|rb|go|sh|php|html|properties)$/.test(
    text
  );
}
function isWords(text) {
  if (!/^[\w\s./:-]+$/.test(text)) return false;
  const words = text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
  const isStandIn = (word) => WORDS.has(word.replace(/\d$/, "")) || /^\d{1,3}$/.test(word);
  return words.length > 0 && words.length <= 12 && words.every(isStandIn);
}

// src/engines/secret-scan/shape-rules/value-strength.ts
var CODE = /[()[\]{}<>|]|^[$&*!@%]|\\|::|->|=>|&&|\$[A-Za-z{(]/;
var NAME_OR_NUMBER = /^\w+(?:\.[A-Za-z_]\w*)+$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^\d+(?:\.\d+)*$|^[\d:.\-/TZ ]+$|\(\)$|^[$@]\w+$|\{[\w:.,-]{0,40}\}|\$(?:2[abxy]|[156y]|apr1|argon2\w*)\$|^[/^].*[/$]$|^<.*>$|\[\w+\]/;
var UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
var WORDS_ALONE = /^[A-Za-z]+(?:[-_./ :][A-Za-z]+)*\d?$/;
function passwordStrength(value, { isQuoted } = { isQuoted: false }) {
  if (isNoValue(value, isQuoted) || value.length < 5) return void 0;
  if (WORDS_ALONE.test(value)) return /\d$/.test(value) ? "weak" : void 0;
  const kinds = kindsOf(value);
  const isLong = value.length >= 12 && kinds >= 2 && entropyOf(value) >= 3.1;
  if (value.length >= 8 && kinds >= 3 && entropyOf(value) >= 2.75) return "strong";
  return isLong && /\d/.test(value) ? "strong" : "weak";
}
function tokenStrength(value, { isQuoted } = { isQuoted: false }) {
  if (isNoValue(value, isQuoted) || value.length < 16 || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return void 0;
  if (UUID.test(value)) return "weak";
  if (!/^[\w+/=.~:!@#$%^&*-]+$/.test(value))
    return value.length >= 32 && kindsOf(value) >= 3 && entropyOf(value) >= 4 ? "strong" : void 0;
  const digits = value.replace(/\D/g, "").length;
  const isSpread = entropyOf(value) >= (/^[0-9a-f]+$/i.test(value) ? 3 : 3.5);
  const isNumbered = /^[A-Za-z]+(?:[-_./][A-Za-z]+)*[-_.]?\d{1,4}$/.test(value);
  return isSpread && digits >= 2 && !isNumbered && !hasWords(value) ? "strong" : "weak";
}
function kindsOf(value) {
  let [small, capital, digit, other] = [0, 0, 0, 0];
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code >= 97 && code <= 122) small = 1;
    else if (code >= 65 && code <= 90) capital = 1;
    else if (code >= 48 && code <= 57) digit = 1;
    else other = 1;
  }
  return small + capital + digit + other;
}
function isNoValue(value, isQuoted) {
  if (isPlaceholder(value) || /\s/.test(value) || NAME_OR_NUMBER.test(value)) return true;
  return !isQuoted && CODE.test(value) || /^https?:\/\/[^@]*$|^[\w.-]+@[\w-]+\.\w+$/.test(value);
}
function hasWords(value) {
  const words = value.split(/[-_.:/ ]/).filter((word) => /^[A-Za-z]?[a-z]{3,}$/.test(word));
  return words.join("").length >= value.length / 2;
}

// src/engines/secret-scan/shape-rules/assigned-secrets.ts
var KEYWORDS = [
  "passw",
  "passphrase",
  "pass",
  "pwd",
  "secret",
  "token",
  "psk",
  "api_key",
  "apikey",
  "api-key",
  "access_key",
  "accesskey",
  "access-key",
  "private_key",
  "privatekey",
  "private-key",
  "signing_key",
  "signingkey",
  "encryption_key",
  "encryptionkey",
  "auth_key",
  "authkey",
  "master_key",
  "masterkey",
  "account_key",
  "accountkey",
  "shared_key",
  "sharedkey",
  "service_key",
  "storage_key",
  "client_key",
  "credential"
];
var THIRD_PARTY = /(?:^|\/)(?:vendor|node_modules|bower_components|third[_-]?party|external|Pods)\//i;
function* assignedIn(text, path) {
  const syntax = syntaxOf(path);
  if (!syntax) return;
  for (const { name: name2, value, start, end, isQuoted } of assignmentsIn(text, syntax)) {
    const strength = isPasswordName(name2) ? passwordStrength(value, { isQuoted }) : tokenStrength(value, { isQuoted });
    if (syntax === "notes" && (strength !== "strong" || !isWholeLine(text, { start, end }))) continue;
    yield { start, end, strength: strength && THIRD_PARTY.test(path) ? "weak" : strength };
  }
}
function isWholeLine(text, { start, end }) {
  const from = text.lastIndexOf("\n", start) + 1;
  const behind = text.indexOf("\n", end);
  const before = text.slice(from, start);
  return /^[ \t]{0,8}[\w.-]{2,60}[ \t]{0,4}[=:][ \t]{0,4}["']?$/.test(before) && /^["']?\s*$/.test(text.slice(end, behind < 0 ? void 0 : behind));
}
var found = byStrength(assignedIn);
var assignedSecrets = [
  {
    id: "assigned-secret",
    title: "password, key or token beside its name",
    confidence: "high",
    keywords: KEYWORDS,
    scope: "line",
    applies: (path) => syntaxOf(path) !== void 0,
    find: found.strong
  },
  {
    id: "assigned-weak-secret",
    title: "possible password, key or token beside its name",
    confidence: "low",
    keywords: KEYWORDS,
    scope: "line",
    applies: (path) => syntaxOf(path) !== void 0,
    find: found.weak
  }
];

// src/engines/secret-scan/shape-rules/commands.ts
var VALUE = `(?:(["'])(?<quoted>[^"'\\n]{4,200})\\1|(?<bare>[^\\s"'\`;|&$<>(){}]{4,200}))`;
var option = (command, name2, behind) => new RegExp(`(?<![\\w.])(?:${command})\\b[^\\n;|&]{0,300}?[ \\t](?:${name2})${behind}${VALUE}`, "g");
var GAP = "(?:=|[ \\t]{1,4})";
var COMMANDS = [
  // With a blank between them the word is the database's name.
  option("(?:mysql|mariadb)(?:dump|admin|import|show|check|-dump|-admin|-import)?", "-p|--password=", ""),
  option("(?:docker|podman|nerdctl|buildah|skopeo|oras|helm|crane)\\b[^\\n;|&]{0,60}\\blogin", "-p|--password", GAP),
  option("sshpass", "-p", "[ \\t]{0,4}"),
  option("redis-cli|valkey-cli", "-a|--pass", GAP),
  option("ldap(?:search|add|modify|delete|passwd|whoami)", "-w", "[ \\t]{0,4}"),
  option("mongo(?:sh|dump|restore|import|export|stat|top)?", "-p|--password", GAP),
  option("(?:un)?zip|7z[a-z]?", "-P|-p", "[ \\t]{0,4}"),
  option("keytool|jarsigner", "-(?:store|key|src|dest)[a-z]{0,5}pass", GAP),
  option("openssl", "-pass(?:in|out)?", `${GAP}pass:`),
  option("az\\b[^\\n;|&]{0,20}\\blogin", "-p|--password", GAP),
  option("htpasswd[ \\t]+-[a-zA-Z]*b[a-zA-Z]*", "[\\w./-]{1,100}[ \\t]+[\\w.@-]{1,60}", "[ \\t]+")
];
var SQL = /\b(?:password|identified\s{1,4}(?:with\s{1,4}["'`]?\w{1,40}["'`]?\s{1,4})?by(?:\s{1,4}password)?)\s{1,4}(?<quote>['"])(?<quoted>[^'"\s]{4,200})\k<quote>/gi;
function* passwordsIn(text) {
  for (const pattern of [...COMMANDS, SQL]) {
    for (const match of text.matchAll(pattern)) {
      const { quoted, bare } = match.groups ?? {};
      const password = quoted ?? bare ?? "";
      const start = match.index + match[0].lastIndexOf(password);
      const strength = passwordStrength(password, { isQuoted: quoted !== void 0 });
      if (strength) yield { start, end: start + password.length, strength };
    }
  }
}
var PROPERTY = /<key>(?<name>[^<>\n]{2,80})<\/key>\s{0,40}<string>(?<value>[^<>\n]{4,500})<\/string>/g;
function* propertiesIn(text) {
  for (const match of text.matchAll(PROPERTY)) {
    const { name: name2 = "", value = "" } = match.groups ?? {};
    if (!isSecretName(name2)) continue;
    const how = { isQuoted: true };
    const start = match.index + match[0].length - "</string>".length - value.length;
    const strength = isPasswordName(name2) ? passwordStrength(value, how) : tokenStrength(value, how);
    if (strength) yield { start, end: start + value.length, strength };
  }
}
var commands = byStrength(passwordsIn);
var properties = byStrength(propertiesIn);
var COMMAND_LINES = {
  keywords: [
    "mysql",
    "mariadb",
    "login",
    "sshpass",
    "redis-cli",
    "valkey-cli",
    "ldap",
    "mongo",
    "zip",
    "7z ",
    "keytool",
    "jarsigner",
    "openssl",
    "htpasswd",
    "password ",
    "identified "
  ],
  scope: "line",
  applies: () => true
};
var PROPERTY_LISTS = {
  keywords: ["</key>"],
  applies: (path) => /\.(?:plist|xml|mobileconfig|entitlements|tmpl|tpl|j2)$/i.test(path)
};
var commandRules = [
  {
    id: "command-password",
    title: "password in a command or a statement of SQL",
    confidence: "high",
    ...COMMAND_LINES,
    find: commands.strong
  },
  {
    id: "command-weak-password",
    title: "possible password in a command or a statement of SQL",
    confidence: "low",
    ...COMMAND_LINES,
    find: commands.weak
  },
  {
    id: "property-list-secret",
    title: "password, key or token in a property list",
    confidence: "high",
    ...PROPERTY_LISTS,
    find: properties.strong
  },
  {
    id: "property-list-weak-secret",
    title: "possible password, key or token in a property list",
    confidence: "low",
    ...PROPERTY_LISTS,
    find: properties.weak
  }
];

// src/engines/secret-scan/shape-rules/connections.ts
var CONNECTION = /\b(?:server|data source|host|hostname|address|addr|network address|datasource|database|initial catalog|dbname|uid|user id|user|username|accountname)\s{0,3}=[^;\n"']{1,200};[^\n"']{0,400}?\b(?:password|pwd)\s{0,3}=\s{0,3}(?<password>[^;\s"'`<>&]{1,128})/gi;
var PAIRS = /\b(?:host|user|dbname)=[^\s"'&]{1,120}[ &][^\n"']{0,300}?\bpassword=(?<password>[^\s"'`<>&;]{1,128})/gi;
var LOGIN = /\.(?:login|authenticate|signIn|basicAuth|setBasicAuth|http_basic_auth|auth)\(\s{0,5}(["'])[^"'\s]{1,80}\1\s{0,5},\s{0,5}(["'])(?<password>[^"'\s]{4,100})\2/gi;
function* connectionsIn(text) {
  for (const pattern of [CONNECTION, PAIRS]) {
    for (const match of text.matchAll(pattern)) {
      const { password = "" } = match.groups ?? {};
      const strength = passwordStrength(password);
      const start = match.index + match[0].length - password.length;
      if (strength) yield { start, end: start + password.length, strength };
    }
  }
}
function* loginsIn(text) {
  for (const match of text.matchAll(LOGIN)) {
    const { password = "" } = match.groups ?? {};
    const start = match.index + match[0].length - 1 - password.length;
    if (!isPlaceholder(password)) yield { start, end: start + password.length };
  }
}
var found2 = byStrength(connectionsIn);
var CONNECTIONS = {
  keywords: ["password=", "pwd=", "password =", "pwd ="],
  scope: "line",
  applies: () => true
};
var connections = [
  {
    id: "connection-password",
    title: "password in a connection string",
    confidence: "high",
    ...CONNECTIONS,
    find: found2.strong
  },
  {
    id: "connection-weak-password",
    title: "possible password in a connection string",
    confidence: "low",
    ...CONNECTIONS,
    find: found2.weak
  },
  {
    id: "login-call",
    title: "password as an argument of a login",
    confidence: "low",
    keywords: [".login(", ".authenticate(", ".signin(", "basicauth(", "basic_auth(", ".auth("],
    scope: "line",
    applies: () => true,
    find: loginsIn
  }
];

// src/engines/secret-scan/shape-rules/credential-files.ts
var name = (pattern) => new RegExp(`(?:^|/)(?:${pattern})$`, "i");
var JSON_PASSWORD = /"(?:[a-z]{0,20}pass(?:word|wd|phrase)?|[a-z_]{0,20}secret(?:[_-]?key)?|[a-z_-]{0,20}token|api[_-]?key|encryptedpassword|encryptedusername)"[ \t]{0,8}:[ \t]{0,8}"(?<secret>[^"\r\n]{1,2000})"/gi;
var PLAIN_PASSWORD = /^[ \t]*[\w.-]{0,40}(?:pass(?:word|wd|phrase|code)?|secret(?:[_-]?key)?|token|psk|api[_-]?key|auth[_-]?key)["']?[ \t]{0,8}(?:[=:][ \t]{0,8}|[ \t]{1,8})["']?(?<secret>[^\s"'#][^\r\n"']{0,300}?)["']?(?:[ \t]{1,20}[#;].{0,300})?[ \t]{0,20}$/gim;
var XML_ATTRIBUTE = /\b(?:password|passphrase|secret|keystorepass|truststorepass)="(?<secret>[^"\r\n]{1,500})"/gi;
var XML_ELEMENT = /<(?<tag>pass|password|passphrase|privatekey|secret|secretbytes|apitoken|token)(?:[ \t][^>]{0,100})?>(?<secret>[^<>\r\n]{1,1000})<\/\k<tag>>/gi;
var isUserAndPassword = (secret) => /^[^:]+:.{1,}/s.test(fromBase64(secret));
var FILES = [
  {
    names: name("\\.npmrc|\\.yarnrc"),
    secrets: [
      /^[ \t]*(?:\/\/[^\s=]{1,200}:)?_?(?:authToken|password|auth)[ \t]{0,4}=[ \t]{0,4}"?(?<secret>[^\s"]{4,1000})/gim
    ]
  },
  {
    names: name("\\.yarnrc\\.yml"),
    secrets: [/^[ \t]*npmAuth(?:Token|Ident):[ \t]*["']?(?<secret>[^\s"']{6,1000})/gm]
  },
  {
    names: name("\\.netrc|_netrc|\\.authinfo"),
    secrets: [/\bpassword[ \t\r\n]{1,8}(?<secret>[^\s"]{1,200})/g]
  },
  { names: name("\\.pgpass|pgpass\\.conf"), secrets: [/^(?!#)(?:[^:\r\n]{1,120}:){4}(?<secret>[^\r\n]{1,200})$/gm] },
  {
    names: name("\\.git-credentials"),
    secrets: [/^https?:\/\/[^\s/:]{1,100}:(?<secret>[^\s/]{1,300})@[\w.:-]{1,120}$/gm]
  },
  {
    names: name("\\.docker/config\\.json|\\.dockercfg|\\.dockerconfigjson|config/docker\\.json"),
    secrets: [/"auth"[ \t]*:[ \t]*"(?<secret>[A-Za-z0-9+/]{8,1000}={0,2})"/g],
    valid: isUserAndPassword
  },
  {
    names: name("\\.(?:esmtp|msmtp|fetchmail|mutt|mpop|getmail|offlineimap)rc|msmtp/config"),
    secrets: [
      PLAIN_PASSWORD,
      /^[ \t]*set[ \t]{1,4}(?:imap|smtp)_pass[ \t]{0,4}=[ \t]{0,4}["']?(?<secret>[^\s"']{1,100})/gm
    ]
  },
  {
    names: name(
      "\\.pypirc|\\.s3cfg|\\.boto|\\.tugboat|\\.my\\.cnf|\\.mylogin\\.cnf|\\.smbcredentials|\\.cifs|\\.odbc\\.ini"
    ),
    secrets: [PLAIN_PASSWORD]
  },
  {
    names: name(
      "\\.?credentials|\\.aws/(?:credentials|config)|\\.gem/credentials|\\.cargo/credentials(?:\\.toml)?|rclone\\.conf"
    ),
    secrets: [PLAIN_PASSWORD]
  },
  {
    names: name("\\.?vault[-_]?pass(?:word)?(?:\\.txt)?|\\.vault-token|master\\.key|credentials/[\\w-]+\\.key"),
    secrets: [/^(?<secret>[^\s#!$][^\r\n]{7,200})\s*$/gm]
  },
  {
    names: name("wpa_supplicant\\.conf"),
    secrets: [/^[ \t]*(?:psk|password|wep_key\d)[ \t]*=[ \t]*"?(?<secret>[^"\r\n]{8,64})/gm]
  },
  { names: name("(?:chap|pap)-secrets"), secrets: [/^(?!#)\S+[ \t]+\S+[ \t]+"?(?<secret>[^\s"]{1,100})/gm] },
  {
    names: name(
      "\\.ftpconfig|\\.?sftp(?:-config)?(?:-alt\\d?)?\\.json|\\.remote-sync\\.json|deployment-config\\.json|\\.ftp-(?:sync|config)\\.json|\\.?ftpsync\\.settings|remote-ssh\\.json"
    ),
    secrets: [JSON_PASSWORD]
  },
  {
    names: name(
      "robomongo\\.json|robo3t\\.json|logins\\.json|\\.mc/config\\.json|composer/auth\\.json|auth\\.json|\\.dbshell\\.json|sqltools\\.json|credentials-config\\.json|application_default_credentials\\.json"
    ),
    secrets: [JSON_PASSWORD]
  },
  {
    names: name(
      "(?:filezilla|recentservers|sitemanager)\\.xml|\\.idea/(?:webservers|datasources\\.local|deployment)\\.xml|(?:dbeaver-)?data-sources\\.xml|tomcat-users\\.xml|\\.m2/settings(?:-security)?\\.xml|credentials\\.xml|winscp\\.xml|(?:\\.remmina|remmina)[^/]*\\.xml"
    ),
    secrets: [XML_ATTRIBUTE, XML_ELEMENT]
  },
  {
    names: name("nuget\\.config"),
    secrets: [/<add[ \t]+key="(?:ClearText)?Password"[ \t]+value="(?<secret>[^"\r\n]{1,300})"/gi]
  },
  {
    names: name(
      "ventrilo_srv\\.ini|winscp\\.ini|server\\.properties|unrealircd\\.conf|znc\\.conf|irssi/config|irc\\.conf|sendmail/authinfo"
    ),
    secrets: [PLAIN_PASSWORD]
  },
  {
    names: name("wp-config(?:[.-][\\w-]+)?\\.php"),
    secrets: [
      /define\([ \t]*['"](?:DB_PASSWORD|FTP_PASS|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))['"][ \t]*,[ \t]*'(?<secret>[^'\r\n]{1,200})'/g,
      /define\([ \t]*['"](?:DB_PASSWORD|FTP_PASS|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))['"][ \t]*,[ \t]*"(?<secret>[^"\r\n]{1,200})"/g
    ]
  },
  {
    names: name("(?:config(?:uration)?(?:\\.inc)?|LocalSettings|settings|database|db|parameters)\\.php"),
    secrets: [
      /\$[\w>-]{0,40}(?:passw(?:or)?d|passphrase|secret(?:Key)?)["']?\]?[ \t]*=[ \t]*(?:'(?<secret>[^'\r\n]{4,200})')/gi
    ]
  },
  {
    names: name("settings(?:/\\w+)?\\.py|(?:local|production|prod)_?settings\\.py"),
    secrets: [
      /^SECRET_KEY[ \t]*=[ \t]*[ru]?(?:'(?<secret>[^'\r\n]{20,200})')/gm,
      /^SECRET_KEY[ \t]*=[ \t]*[ru]?"(?<secret>[^"\r\n]{20,200})"/gm
    ]
  },
  {
    names: name("hub|gh/hosts\\.yml|\\.config/hub"),
    secrets: [/^[ \t-]*oauth_token:[ \t]*["']?(?<secret>[\w-]{20,100})/gm]
  },
  {
    names: name("\\.?kube/?config|kubeconfig(?:\\.ya?ml)?|[\\w.-]*kubeconfig[\\w.-]*"),
    secrets: [/^[ \t-]*(?:token|password|client-key-data):[ \t]*["']?(?<secret>[^\s"']{8,8000})/gm]
  },
  {
    names: name("database\\.ya?ml|mongoid\\.ya?ml|secrets\\.ya?ml"),
    secrets: [
      /^[ \t]*(?:password|secret_key_base|secret|\w{0,30}_(?:token|secret|key|password)):[ \t]*["']?(?<secret>[^\s"'#<{][^\s"']{0,300})/gm
    ]
  },
  {
    names: name("etc/(?:g?shadow|security/passwd)|shadow(?:\\.bak|-)?"),
    secrets: [/^[\w.-]{1,40}:(?<secret>[A-Za-z0-9./]{13}|\$[^:\r\n]{10,200}):\d/gm]
  }
];
function* secretsIn(text, path) {
  for (const { names, secrets, valid } of FILES) {
    if (!names.test(path)) continue;
    for (const match of secrets.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const { secret = "" } = match.groups ?? {};
      if (isLeftOut(secret) || valid?.(secret) === false) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      yield { start, end: start + secret.length, strength: isPlaceholder(secret) ? "weak" : "strong" };
    }
  }
}
function isLeftOut(secret) {
  if (/^(?:|null|none|true|false|nil|prompt|ask|undefined|xxx+|changeme|redacted|your\w+|hidden|empty)$/i.test(secret))
    return true;
  return isPlaceholder(secret) && !/^[a-z]{4,}\d{0,4}$/i.test(secret);
}
var found3 = byStrength(secretsIn);
var ANY = new RegExp(FILES.map(({ names }) => names.source).join("|"), "i");
var applies = (path) => ANY.test(path);
var credentialFiles = [
  {
    id: "credential-file",
    title: "credential in a file made for credentials",
    confidence: "high",
    keywords: [],
    applies,
    find: found3.strong
  },
  {
    id: "credential-file-poor-password",
    title: "poor password in a file made for credentials",
    confidence: "low",
    keywords: [],
    applies,
    find: found3.weak
  }
];

// src/engines/secret-scan/shape-rules/kubernetes-secrets.ts
var YAML2 = /\.(?:ya?ml)(?:\.(?:j2|tmpl|tpl|gotmpl))?$/i;
function* manifestSecrets(text) {
  let offset = 0;
  for (const document of text.split(/^(?=---)/m)) {
    if (/^kind:[ \t]*["']?Secret["']?[ \t\r]*$/m.test(document) && !/^sops:/m.test(document)) {
      for (const judged2 of valuesIn(document))
        yield { ...judged2, start: judged2.start + offset, end: judged2.end + offset };
    }
    offset += document.length;
  }
}
function* valuesIn(document) {
  const blocks = `${document}
`.matchAll(
    /^(?<kind>data|stringData):[ \t]{0,20}\r?\n(?<body>(?:(?:[ \t][^\r\n]*)?\r?\n){1,500})/gm
  );
  for (const block of blocks) {
    const { kind, body = "" } = block.groups ?? {};
    const from = block.index + block[0].length - body.length;
    for (const line of body.matchAll(
      /^[ \t]+["']?(?<key>[\w.-]{1,100})["']?:[ \t]+["']?(?<value>[^\s"'|>#][^\s"']{3,8000})/gm
    )) {
      const { key = "", value = "" } = line.groups ?? {};
      const strength = strengthOf(key, kind === "data" ? fromBase64(value) : value);
      const start = from + line.index + line[0].length - value.length;
      if (strength && !isPlaceholder(value)) yield { start, end: start + value.length, strength };
    }
  }
}
function strengthOf(key, value) {
  if (value.length < 4 || isPlaceholder(value) || /[\x00-\x08\x80-\xff]/.test(value)) return void 0;
  if (!isSecretName(key)) return void 0;
  return (isPasswordName(key) ? passwordStrength(value.trim()) : tokenStrength(value.trim())) ?? "weak";
}
var found4 = byStrength(manifestSecrets);
var MANIFESTS = { keywords: ["kind: secret", 'kind: "secret"'], applies: (path) => YAML2.test(path) };
var kubernetesSecrets = [
  {
    id: "kubernetes-secret",
    title: "value in the manifest of a Kubernetes Secret",
    confidence: "high",
    ...MANIFESTS,
    find: found4.strong
  },
  {
    id: "kubernetes-weak-secret",
    title: "possible credential in the manifest of a Kubernetes Secret",
    confidence: "low",
    ...MANIFESTS,
    find: found4.weak
  }
];

// src/engines/secret-scan/shape-rules/named-values.ts
var FILES2 = /\.(?:ya?ml|json|tf|hcl)(?:\.(?:j2|tmpl|tpl|gotmpl))?$/i;
var WORD = "value";
var NAME = /\b(?:name|key|variable)["']?[ \t]{0,5}[:=][ \t]{0,5}["']?(?<name>[A-Za-z][\w.-]{2,80})["']?,?\s{1,40}["']?$/;
var LONGEST_NAME = 160;
var VALUE2 = /value["']?[ \t]{0,5}[:=][ \t]{1,5}(?<quote>["']?)(?<value>[^\s"',}]{4,500})\k<quote>/y;
function* pairsIn(text) {
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    if (!/\s["']?$/.test(text.slice(Math.max(0, at - 2), at))) continue;
    VALUE2.lastIndex = at;
    const { value = "", quote = "" } = VALUE2.exec(text)?.groups ?? {};
    if (value === "") continue;
    const { name: name2 = "" } = NAME.exec(text.slice(Math.max(0, at - LONGEST_NAME), at))?.groups ?? {};
    if (!isSecretName(name2)) continue;
    const how = { isQuoted: quote !== "" };
    const end = VALUE2.lastIndex - quote.length;
    const strength = isPasswordName(name2) ? passwordStrength(value, how) : tokenStrength(value, how);
    yield { start: end - value.length, end, strength };
  }
}
var found5 = byStrength(pairsIn);
var MANIFESTS2 = {
  keywords: ["password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "private_key"],
  applies: (path) => FILES2.test(path)
};
var namedValues = [
  {
    id: "environment-secret",
    title: "credential in the environment of a container",
    confidence: "high",
    ...MANIFESTS2,
    find: found5.strong
  },
  {
    id: "environment-weak-secret",
    title: "possible credential in the environment of a container",
    confidence: "low",
    ...MANIFESTS2,
    find: found5.weak
  }
];

// src/engines/secret-scan/shape-rules/password-hashes.ts
var HASHES = [
  /\$2[abxy]\$\d{2}\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])/g,
  /\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}(?![./A-Za-z0-9])/g,
  /\$5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/g,
  /\$6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}(?![./A-Za-z0-9])/g,
  /\$y\$[./A-Za-z0-9]{1,10}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/g,
  /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{22,172}/g,
  /pbkdf2_sha256\$\d{4,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=/g,
  /\{(?:SSHA|SHA|SMD5|SSHA256|SSHA512)\}[A-Za-z0-9+/]{24,140}={0,2}/g
];
function* hashesIn(text) {
  for (const pattern of HASHES) {
    for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
  }
}
var passwordHashes = [
  {
    id: "password-hash",
    title: "hash of a password, open to guessing",
    confidence: "low",
    keywords: [
      "$2a$",
      "$2b$",
      "$2x$",
      "$2y$",
      "$1$",
      "$apr1$",
      "$5$",
      "$6$",
      "$y$",
      "$argon2",
      "pbkdf2_sha256$",
      "{ssha",
      "{sha}",
      "{smd5}"
    ],
    scope: "line",
    applies: () => true,
    find: hashesIn
  }
];

// src/engines/secret-scan/shape-rules/private-keys.ts
var BEGIN = /-----BEGIN ((?:RSA |EC |DSA |OPENSSH |ENCRYPTED |ANY |SSH2 ENCRYPTED )?PRIVATE KEY|PGP PRIVATE KEY BLOCK|OpenVPN Static key V1)-----/g;
var LONGEST = 16 * 1024;
var OBJECT = 6 * 1024;
var SHORTEST = 60;
function* pemKeys(text) {
  for (const begin of text.matchAll(BEGIN)) {
    const from = begin.index + begin[0].length;
    const rest = text.slice(from, from + LONGEST);
    const close = rest.indexOf("-----");
    const body = close < 0 ? rest : rest.slice(0, close);
    const kind = begin[1] ?? "";
    const base64 = bodyOf(body);
    if (!isKey(kind, base64)) continue;
    const isEncrypted = /ENCRYPTED/.test(kind) || /Proc-Type: 4,ENCRYPTED/.test(body) || isEncryptedOpenSsh(base64);
    yield {
      start: begin.index,
      end: from + (close < 0 ? base64.length : body.length),
      strength: isEncrypted ? "weak" : "strong"
    };
  }
}
function bodyOf(text) {
  return text.replace(/\\[nrt]|\\$/gm, "\n").replace(/^[ \t"'+]*[A-Za-z][\w-]{1,30}: .*$/gm, "").replace(/[\s"'`,;+\\]+(?=[\s"'`,;+\\])|[\s"'`,;\\]/g, "").match(/^[A-Za-z0-9+/=#]*/)?.[0] ?? "";
}
function isKey(kind, base64) {
  if (base64.length < SHORTEST || new Set(base64.slice(0, 400)).size < 16)
    return kind.startsWith("OpenVPN") && base64.length >= 256;
  if (kind.startsWith("PGP") || kind.startsWith("SSH2") || kind.startsWith("OpenVPN")) return true;
  return base64.startsWith("M") || base64.startsWith("b3BlbnNzaC1rZXktdjE");
}
function isEncryptedOpenSsh(base64) {
  const bytes = fromBase64(base64.slice(0, 80));
  return bytes.startsWith("openssh-key-v1\0") && bytes.slice(19, 23) !== "none";
}
function* puttyKeys(text) {
  const begins = [...text.matchAll(/^PuTTY-User-Key-File-\d: /gm)];
  for (const [index, begin] of begins.entries()) {
    const next = begins[index + 1]?.index ?? text.length;
    const rest = text.slice(begin.index, Math.min(next, begin.index + LONGEST));
    const body = /^Private-Lines: \d+\r?\n((?:[A-Za-z0-9+/=]{1,80}\r?\n){1,200})/m.exec(rest);
    if (!body) continue;
    const start = begin.index + body.index + body[0].length - (body[1]?.length ?? 0);
    const isEncrypted = !/^Encryption: none\s*$/m.test(rest.slice(0, body.index));
    yield { start, end: start + (body[1]?.trimEnd().length ?? 0), strength: isEncrypted ? "weak" : "strong" };
  }
}
function* webKeys(text) {
  const marks = [...text.matchAll(/"kty"\s{0,5}:\s{0,5}"(?:RSA|EC|OKP)"/g)];
  let last2 = 0;
  for (const [index, mark] of marks.entries()) {
    const before = text.slice(Math.max(last2, mark.index - OBJECT), mark.index);
    const from = mark.index - before.length + Math.max(0, before.lastIndexOf("{"));
    const next = marks[index + 1]?.index ?? text.length;
    const part = text.slice(from, Math.min(next, mark.index + OBJECT)).split("}", 1)[0] ?? "";
    last2 = mark.index;
    const secret = /"d"\s{0,5}:\s{0,5}"(?<d>[\w-]{40,1200})"/.exec(part);
    if (!secret?.groups?.d) continue;
    const start = from + secret.index + secret[0].length - 1 - secret.groups.d.length;
    yield { start, end: start + secret.groups.d.length, strength: "strong" };
  }
}
function* xmlKeys(text) {
  for (const match of text.matchAll(/<D>(?<d>[A-Za-z0-9+/]{80,1400}={0,2})<\/D>/g)) {
    const start = match.index + 3;
    yield { start, end: start + (match.groups?.d?.length ?? 0), strength: "strong" };
  }
}
function* wrappedKeys(text) {
  for (const match of text.matchAll(
    /(?<![A-Za-z0-9+/])(?:ewog|eyJ0eXBlIjog|eyJ0eXBlIjoi|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{200,8000}={0,2}/g
  )) {
    const decoded2 = fromBase64(match[0]);
    const isKeyFile = typeof jsonBehind(match[0])?.private_key === "string" || /^-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(decoded2);
    if (isKeyFile && !/ENCRYPTED/.test(decoded2))
      yield { start: match.index, end: match.index + match[0].length, strength: "strong" };
  }
}
function* keysIn(text) {
  if (text.includes("-----BEGIN")) yield* pemKeys(text);
  if (text.includes("PuTTY-User-Key-File")) yield* puttyKeys(text);
  if (text.includes('"kty"')) yield* webKeys(text);
  if (text.includes("<RSAKeyValue>")) yield* xmlKeys(text);
  if (/ewog|eyJ0eXBlIjo|LS0tLS1CRUdJTi/.test(text)) yield* wrappedKeys(text);
}
var found6 = byStrength(keysIn);
var KEYWORDS2 = [
  "private key-----",
  "private key block-----",
  "openvpn static key",
  "putty-user-key-file-",
  '"kty"',
  "<rsakeyvalue>",
  "ls0tls1crudjtibqukl",
  "ls0tls1crudjtibsu0e",
  "ls0tls1crudjtibfqy",
  "ls0tls1crudjtibpueu",
  "eyj0exblijoi",
  "eyj0exblijog",
  "ewogicj0exbl",
  "ewogicaid"
];
var privateKeys = [
  {
    id: "private-key",
    title: "private key",
    confidence: "high",
    keywords: KEYWORDS2,
    applies: () => true,
    find: found6.strong
  },
  {
    id: "encrypted-private-key",
    title: "private key under a passphrase",
    confidence: "low",
    keywords: KEYWORDS2,
    applies: () => true,
    find: found6.weak
  }
];

// src/engines/secret-scan/shape-rules/url-passwords.ts
var URL_WITH_PASSWORD = /(?<![A-Za-z])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/?#@"'`<>()[\]{}$%|\\]{0,80}):(?<password>[^\s/?"'`<>]{1,200})@(?<host>[\w.-]{1,120}|\[[0-9a-f:]{2,40}\])/gi;
var URL_WITH_TOKEN = /(?<![A-Za-z])(?:git\+)?https?:\/\/(?<token>[A-Za-z0-9_-]{20,255})(?::(?:x-oauth-basic|x-oauth-token)?)?@(?<host>[\w.-]{1,120})(?<path>[^\s"'`<>]{0,200})/gi;
var BASIC = /\bbasic[ \t]{1,4}(?<encoded>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=])/gi;
var BEARER = /\bbearer[ \t]{1,4}(?<token>[A-Za-z0-9._~+/=-]{20,500})/gi;
var CURL_USER = /\bcurl\b[^\n]{0,300}?[ \t](?:-u|--user)[ \t=]{1,3}["']?(?<user>[^\s:"'$]{1,60}):(?<password>[^\s"']{1,100})/g;
var OWN_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z0-9_-]+|(?:[\w-]+\.)*(?:example|test|invalid|localhost|local)(?:\.(?:com|org|net|io))?|(?:[\w-]+\.)*(?:host|domain|server|foo|bar|mycompany|acme)\.(?:com|org|net|tld))$/i;
function* urlPasswords(text) {
  if (!text.includes("@")) return;
  for (const match of text.matchAll(URL_WITH_PASSWORD)) {
    const { user = "", password = "", host = "" } = match.groups ?? {};
    if (/^x-oauth-(?:basic|token)$/i.test(password)) continue;
    if (isPlaceholder(password) || password === user || /^\d{1,5}$|^.{1,3}$/.test(password)) continue;
    const start = match.index + match[0].length - host.length - 1 - password.length;
    const isGrave = !OWN_HOST.test(host) && passwordStrength(decoded(password)) === "strong";
    yield { start, end: start + password.length, strength: isGrave ? "strong" : "weak" };
  }
}
function* urlTokens(text) {
  if (!text.includes("@")) return;
  for (const match of text.matchAll(URL_WITH_TOKEN)) {
    const { token = "", host = "", path = "" } = match.groups ?? {};
    const isDsn = /sentry/i.test(host) || /^(?::\d+)?\/(?:[\w-]+\/)*\d+$/.test(path);
    if (isDsn || OWN_HOST.test(host) || tokenStrength(token) !== "strong") continue;
    const start = match.index + match[0].indexOf(token);
    yield { start, end: start + token.length, strength: "strong" };
  }
}
function decoded(password) {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
function* headerPasswords(text) {
  for (const match of text.matchAll(BASIC)) {
    const { encoded = "" } = match.groups ?? {};
    const pair = /^([\x21-\x39\x3b-\x7e]{0,80}):([\x20-\x7e]{4,200})$/.exec(fromBase64(encoded));
    if (!pair?.[2] || isPlaceholder(pair[2]) || /^[Aa]ladd?in$/.test(pair[1] ?? "")) continue;
    const start = match.index + match[0].length - encoded.length;
    yield { start, end: start + encoded.length, strength: passwordStrength(pair[2]) ?? "weak" };
  }
  for (const match of text.matchAll(BEARER)) {
    const { token = "" } = match.groups ?? {};
    const start = match.index + match[0].length - token.length;
    if (!token.startsWith("eyJ") && tokenStrength(token) === "strong")
      yield { start, end: start + token.length, strength: "strong" };
  }
  for (const match of text.matchAll(CURL_USER)) {
    const { password = "" } = match.groups ?? {};
    const strength = passwordStrength(password);
    const start = match.index + match[0].length - password.length;
    if (strength) yield { start, end: start + password.length, strength };
  }
}
var urls = byStrength(urlPasswords);
var headers = byStrength(headerPasswords);
var tokens = byStrength(urlTokens);
var URLS = { keywords: ["://"], scope: "line", applies: () => true };
var HEADERS = { keywords: ["basic ", "bearer ", "curl "], scope: "line", applies: () => true };
var urlPasswordRules = [
  { id: "url-password", title: "password in a URL", confidence: "high", ...URLS, find: urls.strong },
  {
    id: "url-weak-password",
    title: "possible password in a URL",
    confidence: "low",
    ...URLS,
    find: urls.weak
  },
  { id: "url-token", title: "token as the user of a URL", confidence: "high", ...URLS, find: tokens.strong },
  {
    id: "authorization-header",
    title: "credential in an authorization header or a call of curl",
    confidence: "high",
    ...HEADERS,
    find: headers.strong
  },
  {
    id: "authorization-header-weak",
    title: "possible password in an authorization header or a call of curl",
    confidence: "low",
    ...HEADERS,
    find: headers.weak
  }
];

// src/engines/secret-scan/shape-rules.ts
var shapeRules = [
  ...privateKeys,
  ...credentialFiles,
  ...urlPasswordRules,
  ...commandRules,
  ...connections,
  ...kubernetesSecrets,
  ...namedValues,
  ...assignedSecrets,
  ...passwordHashes
];

// src/engines/secret-scan/token-rules/pattern.ts
var BEFORE = String.raw`(?:(?<![A-Za-z0-9_])|(?<=\\[nrt]))`;
var BETWEEN2 = String.raw`(?=[\w .-]{0,50}[\\"'\x60\]\t=:,>(])[\w .-]{0,40}?\\?["'\x60]?\]?[ \t]{0,10}(?:=>|:=|==?|[:,>(])[ \t]{0,10}(?:\\?["'\x60])?`;
function alone(token) {
  const after = token.source.includes("+/") ? "A-Za-z0-9_+/-" : "A-Za-z0-9_-";
  return new RegExp(`${BEFORE}(?<secret>${token.source})(?![${after}])`, token.ignoreCase ? "gi" : "g");
}
function beside(name2, value) {
  return new RegExp(`(?:${name2})${BETWEEN2}(?<secret>${value.source})(?![A-Za-z0-9_+/-])`, "gi");
}

// src/engines/secret-scan/token-rules/ai.ts
var ANTHROPIC = "https://platform.claude.com/docs/en/api/overview";
var OPENAI = "https://developers.openai.com/api/reference/overview";
var LANGSMITH = "https://docs.langchain.com/langsmith/create-account-api-key";
var aiRules = [
  {
    id: "openai-api-key",
    title: "OpenAI API key",
    source: OPENAI,
    keywords: ["t3blbkfj"],
    pattern: alone(/sk-(?:(?:proj|svcacct|admin|None)-)?[\w-]{20,80}T3BlbkFJ[\w-]{20,80}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "anthropic-api-key",
    title: "Anthropic API key",
    source: ANTHROPIC,
    keywords: ["sk-ant-api"],
    pattern: alone(/sk-ant-api\d{2}-[\w-]{93}AA/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "anthropic-admin-key",
    title: "Anthropic Admin API key",
    source: ANTHROPIC,
    keywords: ["sk-ant-admin"],
    pattern: alone(/sk-ant-admin\d{2}-[\w-]{93}AA/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "anthropic-oauth-token",
    title: "Anthropic OAuth token",
    source: "https://code.claude.com/docs/en/authentication",
    keywords: ["sk-ant-oat", "sk-ant-ort"],
    pattern: alone(/sk-ant-o[ar]t\d{2}-[\w-]{93}AA/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "huggingface-token",
    title: "Hugging Face user access token",
    source: "https://huggingface.co/docs/hub/security-tokens",
    keywords: ["hf_"],
    pattern: alone(/hf_[A-Za-z]{34}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "huggingface-organization-token",
    title: "Hugging Face organization token",
    source: "https://huggingface.co/docs/hub/security-tokens",
    keywords: ["api_org_"],
    pattern: alone(/api_org_[A-Za-z]{34}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "replicate-token",
    title: "Replicate API token",
    source: "https://replicate.com/docs/topics/security/api-tokens",
    keywords: ["r8_"],
    pattern: alone(/r8_[A-Za-z0-9]{37}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "groq-api-key",
    title: "Groq API key",
    source: "https://console.groq.com/docs/quickstart",
    keywords: ["gsk_"],
    pattern: alone(/gsk_[A-Za-z0-9]{52}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "perplexity-api-key",
    title: "Perplexity API key",
    source: "https://docs.perplexity.ai/guides/getting-started",
    keywords: ["pplx-"],
    pattern: alone(/pplx-[A-Za-z0-9]{48}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "xai-api-key",
    title: "xAI API key",
    source: "https://docs.x.ai/docs/tutorial",
    keywords: ["xai-"],
    pattern: alone(/xai-[A-Za-z0-9]{80}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "openrouter-api-key",
    title: "OpenRouter API key",
    source: "https://openrouter.ai/docs/api-reference/authentication",
    keywords: ["sk-or-v1-"],
    pattern: alone(/sk-or-v1-[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "nvidia-api-key",
    title: "NVIDIA NIM or NGC API key",
    source: "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html#generating-api-key",
    keywords: ["nvapi-"],
    pattern: alone(/nvapi-[\w-]{60,70}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "langsmith-api-key",
    title: "LangSmith API key",
    source: LANGSMITH,
    keywords: ["lsv2_"],
    pattern: alone(/lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "langfuse-secret-key",
    title: "Langfuse secret key",
    source: "https://langfuse.com/docs/observability/get-started",
    keywords: ["sk-lf-"],
    pattern: alone(/sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "together-api-key",
    title: "Together AI API key",
    source: "https://docs.together.ai/docs/quickstart",
    keywords: ["tgp_v1_"],
    pattern: alone(/tgp_v1_[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "cerebras-api-key",
    title: "Cerebras API key",
    source: "https://inference-docs.cerebras.ai/quickstart",
    keywords: ["csk-"],
    pattern: alone(/csk-[a-z0-9]{48}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "tavily-api-key",
    title: "Tavily API key",
    source: "https://docs.tavily.com/documentation/api-reference/introduction",
    keywords: ["tvly-"],
    pattern: alone(/tvly-(?:(?:dev|prod)-)?[A-Za-z0-9-]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "jina-api-key",
    title: "Jina AI API key",
    source: "https://jina.ai/reader/",
    keywords: ["jina_"],
    pattern: alone(/jina_[a-f0-9]{32}[\w-]{28}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "pinecone-api-key",
    title: "Pinecone API key",
    source: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    keywords: ["pcsk_"],
    pattern: alone(/pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "elevenlabs-api-key",
    title: "ElevenLabs API key",
    source: "https://elevenlabs.io/docs/api-reference/authentication",
    keywords: ["eleven", "xi-api-key", "xi_api_key"],
    pattern: alone(/sk_[a-f0-9]{48}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "deepseek-api-key",
    title: "DeepSeek API key",
    source: "https://api-docs.deepseek.com/",
    keywords: ["deepseek"],
    pattern: beside("deepseek[\\w.-]{0,20}(?:key|token|secret)", /sk-[a-f0-9]{32}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "cohere-api-key",
    title: "Cohere API key",
    source: "https://docs.cohere.com/reference/about",
    keywords: ["cohere", "co_api_key"],
    pattern: beside("cohere[\\w.-]{0,20}(?:key|token)|co_api_key", /[A-Za-z0-9]{40}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "mistral-api-key",
    title: "Mistral AI API key",
    source: "https://docs.mistral.ai/getting-started/quickstart",
    keywords: ["mistral"],
    pattern: beside("mistral[\\w.-]{0,20}(?:key|token)", /[A-Za-z0-9]{32}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "deepgram-api-key",
    title: "Deepgram API key",
    source: "https://developers.deepgram.com/docs/create-additional-api-keys",
    keywords: ["deepgram"],
    pattern: beside("deepgram", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "low"
  },
  {
    id: "wandb-api-key",
    title: "Weights & Biases API key",
    source: "https://docs.wandb.ai/support/find_api_key/",
    keywords: ["wandb", "api.wandb.ai"],
    pattern: beside("wandb[\\w.-]{0,20}(?:key|token)", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/azure.ts
var KEYS = "https://github.com/microsoft/security-utilities/tree/main/GeneratedRegexPatterns";
var SAS = "https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas";
var EMULATORS = /^(?:Eby8vdM02xNOcqFlq|C2y6yDjf5)/;
function marked(id, title, before, mark, after) {
  return {
    id,
    title,
    source: KEYS,
    keywords: [mark.toLowerCase()],
    pattern: alone(new RegExp(`[A-Za-z0-9+/]{${before}}${mark.replace("+", "\\+")}${after}`)),
    entropy: 4,
    confidence: "high"
  };
}
var SHORT = "[A-P][A-Za-z0-9+/]{5}=";
var LONG = "[A-Za-z0-9+/]{5}[AQgw]==";
var azureRules = [
  {
    id: "azure-client-secret",
    title: "Microsoft Entra application client secret",
    source: "https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret",
    keywords: ["7q~", "8q~"],
    pattern: /(?<![\w.~-])(?<secret>[\w.~-]{3}[78]Q~[\w.~-]{31,34})(?![\w.~-])/g,
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "azure-account-key",
    title: "Azure Storage or Cosmos DB account key",
    source: "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
    keywords: ["accountkey"],
    pattern: /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/gi,
    entropy: 4,
    valid: (key) => !EMULATORS.test(key),
    confidence: "high"
  },
  {
    id: "azure-shared-access-key",
    title: "Azure Service Bus, Event Hubs or IoT Hub shared access key",
    source: "https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas",
    keywords: ["sharedaccesskey="],
    pattern: /SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)/gi,
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "azure-shared-access-signature",
    title: "Azure shared access signature",
    source: SAS,
    keywords: ["sig="],
    pattern: /[?&;](?:sv|se|sp|sr|spr|st|srt|ss)=[^\s"'<>]{1,300}?&sig=(?<secret>[A-Za-z0-9%+/]{43,70}(?:=|%3D))/gi,
    entropy: 4,
    confidence: "high"
  },
  {
    id: "azure-annotated-key",
    title: "Azure service key (AI services, DevOps, Maps and others)",
    source: KEYS,
    keywords: ["jqqj9"],
    pattern: alone(
      /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?/
    ),
    confidence: "high"
  },
  {
    ...marked("azure-functions-key", "Azure Functions key", 44, "AzFu", "[\\w-]{5}[AQgw]=="),
    pattern: alone(/[\w-]{44}AzFu[\w-]{5}[AQgw]==/)
  },
  {
    ...marked("azure-search-key", "Azure AI Search key", 42, "AzSe", "[A-D][A-Za-z0-9]{5}"),
    pattern: alone(/[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}/)
  },
  marked("azure-relay-key", "Azure Relay key", 33, "+ARm", SHORT),
  marked("azure-event-hubs-key", "Azure Event Hubs key", 33, "+AEh", SHORT),
  marked("azure-service-bus-key", "Azure Service Bus key", 33, "+ASb", SHORT),
  marked("azure-iot-key", "Azure IoT Hub or device key", 33, "AIoT", SHORT),
  marked("azure-event-grid-key", "Azure Event Grid key", 33, "AZEG", SHORT),
  marked("azure-redis-key", "Azure Cache for Redis key", 33, "AzCa", SHORT),
  marked("azure-storage-key", "Azure Storage account key", 76, "+ASt", LONG),
  marked("azure-cosmos-key", "Azure Cosmos DB key", 76, "ACDb", LONG),
  marked("azure-batch-key", "Azure Batch key", 76, "+ABa", LONG),
  marked("azure-api-management-key", "Azure API Management key", 76, "APIM", LONG),
  marked("azure-registry-key", "Azure Container Registry key", 42, "+ACR", "[A-D][A-Za-z0-9+/]{5}")
];

// src/engines/secret-scan/checksum.ts
import { crc32 } from "node:zlib";
var BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
function base62(value, width) {
  let rest = value;
  let digits = "";
  while (rest > 0) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(width, "0");
}
function hasBase62Checksum(token) {
  const body = token.slice(token.indexOf("_") + 1, -6);
  return base62(crc32(body), 6) === token.slice(-6);
}
function hasBase36Checksum(token) {
  return crc32(token.slice(0, -7)).toString(36).padStart(7, "0") === token.slice(-7);
}
function hasTrailingBase62Checksum(token) {
  const mark = token.lastIndexOf("_");
  return base62(crc32(token.slice(0, mark)), 6).toLowerCase() === token.slice(mark + 1).toLowerCase();
}
var BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
var GENERATOR = [996825010, 642813549, 513874426, 1027748829, 705979059];
function hasBech32Checksum(text) {
  const lower = text.toLowerCase();
  const mark = lower.lastIndexOf("1");
  const prefix = [...lower.slice(0, mark)].map((letter) => letter.charCodeAt(0));
  const data = [...lower.slice(mark + 1)].map((letter) => BECH32.indexOf(letter));
  if (mark < 1 || data.length < 6 || data.includes(-1)) return false;
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = (sum & 33554431) << 5 ^ value;
    for (const [bit, factor] of GENERATOR.entries()) if (top >>> bit & 1) sum ^= factor;
  }
  return sum === 1;
}

// src/engines/secret-scan/token-rules/chat.ts
var SLACK = "https://docs.slack.dev/authentication/tokens";
var UUID2 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var chatRules = [
  {
    id: "slack-bot-token",
    title: "Slack bot token",
    source: SLACK,
    keywords: ["xoxb-"],
    pattern: alone(/xoxb-\d{9,14}-(?:\d{9,14}-)?[A-Za-z0-9]{18,34}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-user-token",
    title: "Slack user token",
    source: SLACK,
    keywords: ["xoxp-"],
    pattern: alone(/xoxp-\d{9,14}-\d{9,14}-(?:\d{9,14}-)?[A-Za-z0-9]{28,40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-app-token",
    title: "Slack app-level token",
    source: SLACK,
    keywords: ["xapp-"],
    pattern: alone(/xapp-\d-A[A-Z0-9]{8,12}-\d{10,14}-[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-configuration-token",
    title: "Slack configuration access token",
    source: SLACK,
    keywords: ["xoxe.xox"],
    pattern: alone(/xoxe\.xox[bp]-\d-[A-Za-z0-9]{146,170}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-refresh-token",
    title: "Slack refresh token",
    source: SLACK,
    keywords: ["xoxe-"],
    pattern: alone(/xoxe-\d-[A-Za-z0-9]{140,150}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-legacy-token",
    title: "Slack legacy or workspace token",
    source: "https://docs.slack.dev/legacy/legacy-custom-integrations/legacy-custom-integrations-tokens",
    keywords: ["xoxo-", "xoxs-", "xoxa-", "xoxr-"],
    pattern: alone(/xox[osar]-(?:\d-)?\d{9,14}-\d{9,14}(?:-\d{9,14})?-[a-f0-9]{10,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-session-cookie",
    title: "Slack session token of a browser",
    source: SLACK,
    keywords: ["xoxc-"],
    pattern: alone(/xoxc-\d{9,14}-\d{9,14}-\d{9,14}-[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "slack-webhook",
    title: "Slack incoming webhook",
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    keywords: ["hooks.slack.com"],
    pattern: /hooks\.slack\.com\/(?<secret>services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{24}|(?:workflows|triggers)\/T?[A-Z0-9]{7,12}\/[A-Z0-9]{8,20}\/(?:\d{8,20}\/)?[A-Za-z0-9]{24,34})(?![A-Za-z0-9])/g,
    entropy: 3,
    confidence: "high"
  },
  {
    id: "discord-bot-token",
    title: "Discord bot token",
    source: "https://docs.discord.com/developers/reference#authentication",
    keywords: ["discord", "bot_token", "bottoken", "bot.run", "client.login", "client.run"],
    pattern: alone(/[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,38}/),
    valid: (token) => /^\d{16,21}$/.test(fromBase64(token.slice(0, token.indexOf(".")))),
    confidence: "high"
  },
  {
    id: "discord-webhook",
    title: "Discord webhook",
    source: "https://docs.discord.com/developers/resources/webhook",
    keywords: ["/api/webhooks/"],
    pattern: /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{17,20}\/[\w-]{60,72})(?![\w-])/g,
    entropy: 4,
    confidence: "high"
  },
  {
    id: "telegram-bot-token",
    title: "Telegram bot token",
    source: "https://core.telegram.org/bots/api#authorizing-your-bot",
    keywords: [":aa"],
    pattern: alone(/\d{8,10}:AA[\w-]{33}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "teams-webhook",
    title: "Microsoft Teams incoming webhook",
    source: "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
    keywords: ["/incomingwebhook/"],
    pattern: new RegExp(
      `webhook\\.office\\.com/webhookb2/(?<secret>${UUID2}@${UUID2}/IncomingWebhook/[0-9a-f]{32}/${UUID2})(?:/[\\w-]{40,60})?`,
      "gi"
    ),
    confidence: "high"
  },
  {
    id: "power-automate-webhook",
    title: "Power Automate or Logic Apps trigger",
    source: "https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-http-endpoint",
    keywords: ["triggers/manual/paths/invoke", "triggers%2fmanual"],
    pattern: /triggers\/manual\/paths\/invoke\?[^\s"'<>]{1,200}?&sig=(?<secret>[\w-]{43})(?![\w-])/g,
    entropy: 4,
    confidence: "high"
  },
  {
    id: "google-chat-webhook",
    title: "Google Chat webhook",
    source: "https://developers.google.com/workspace/chat/quickstart/webhooks",
    keywords: ["chat.googleapis.com"],
    pattern: /chat\.googleapis\.com\/v1\/spaces\/[\w-]{5,40}\/messages\?key=(?<secret>AIza[\w-]{35}&token=[\w%-]{43,60})/g,
    confidence: "high"
  },
  {
    id: "webex-bot-token",
    title: "Webex bot access token",
    source: "https://developer.webex.com/docs/bots",
    keywords: ["webex", "ciscospark", "bearer"],
    pattern: alone(new RegExp(`[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_${UUID2}`)),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "matrix-access-token",
    title: "Matrix (Synapse) access token",
    source: "https://spec.matrix.org/latest/client-server-api/#client-authentication",
    keywords: ["syt_"],
    pattern: alone(/syt_[A-Za-z0-9+/=]{1,200}_[A-Za-z]{20}_[A-Za-z0-9]{6}/),
    checksum: hasTrailingBase62Checksum,
    confidence: "high"
  },
  {
    id: "mattermost-token",
    title: "Mattermost access token",
    source: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
    keywords: ["mattermost"],
    pattern: beside("mattermost[\\w.-]{0,20}token", /[a-z0-9]{26}/),
    entropy: 3.5,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/ci.ts
var ciRules = [
  {
    id: "circleci-personal-token",
    title: "CircleCI personal API token",
    source: "https://circleci.com/docs/guides/toolkit/managing-api-tokens/",
    keywords: ["ccipat_"],
    pattern: alone(/CCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}/),
    confidence: "high"
  },
  {
    id: "circleci-project-token",
    title: "CircleCI project API token",
    source: "https://circleci.com/docs/guides/toolkit/managing-api-tokens/",
    keywords: ["cciprj_"],
    pattern: alone(/CCIPRJ_[A-Za-z0-9]{22}_[a-f0-9]{40}/),
    confidence: "high"
  },
  {
    id: "circleci-legacy-token",
    title: "CircleCI API token, older form",
    source: "https://circleci.com/docs/guides/toolkit/managing-api-tokens/",
    keywords: ["circle"],
    pattern: beside("circle(?:ci)?[\\w.-]{0,20}token", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "buildkite-api-token",
    title: "Buildkite API access token",
    source: "https://buildkite.com/docs/apis/managing-api-tokens",
    keywords: ["bkua_"],
    pattern: alone(/bkua_[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "jenkins-api-token",
    title: "Jenkins API token",
    source: "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/",
    keywords: ["jenkins"],
    pattern: beside("jenkins[\\w.-]{0,20}(?:token|key|password)", /11[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "teamcity-token",
    title: "TeamCity access token",
    source: "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens",
    keywords: ["eyj0exaioiaivenwmij9"],
    pattern: alone(/eyJ0eXAiOiAiVENWMiJ9\.[\w-]{30,100}\.[\w-]{30,100}/),
    confidence: "high"
  },
  {
    id: "travis-ci-token",
    title: "Travis CI API token",
    source: "https://docs.travis-ci.com/api/#authentication",
    keywords: ["travis"],
    pattern: beside("travis[\\w.-]{0,20}token", /[A-Za-z0-9_-]{22}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "drone-token",
    title: "Drone or Woodpecker token",
    source: "https://docs.drone.io/cli/configure/",
    keywords: ["drone_token", "drone_secret", "drone_rpc_secret", "woodpecker"],
    pattern: beside("drone_(?:rpc_)?(?:token|secret)|woodpecker_(?:agent_)?secret", /[A-Za-z0-9]{32,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "harness-token",
    title: "Harness personal or service account token",
    source: "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
    keywords: ["pat.", "sat."],
    pattern: alone(/[ps]at\.[\w-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}/),
    confidence: "high"
  },
  {
    id: "terraform-cloud-token",
    title: "HCP Terraform API token",
    source: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
    keywords: [".atlasv1."],
    pattern: alone(/[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/),
    confidence: "high"
  },
  {
    id: "pulumi-access-token",
    title: "Pulumi access token",
    source: "https://www.pulumi.com/docs/administration/access-identity/access-tokens/",
    keywords: ["pul-"],
    pattern: alone(/pul-[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "octopus-api-key",
    title: "Octopus Deploy API key",
    source: "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
    keywords: ["octopus"],
    pattern: alone(/API-[A-Z0-9]{25,36}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "sonarqube-token",
    title: "SonarQube or SonarCloud token",
    source: "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens",
    keywords: ["squ_", "sqp_", "sqa_"],
    pattern: alone(/sq[upa]_[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "snyk-token",
    title: "Snyk API token",
    source: "https://docs.snyk.io/snyk-api/authentication-for-api",
    keywords: ["snyk"],
    pattern: beside(
      "snyk[\\w.-]{0,20}(?:token|key|secret)",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "codecov-token",
    title: "Codecov upload token",
    source: "https://docs.codecov.com/docs/codecov-tokens",
    keywords: ["codecov"],
    pattern: beside("codecov[\\w.-]{0,20}token", /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "low"
  },
  {
    id: "launchdarkly-key",
    title: "LaunchDarkly SDK key or access token",
    source: "https://launchdarkly.com/docs/home/account/api",
    keywords: ["launchdarkly", "ld_sdk", "ldclient", "sdk_key", "sdkkey"],
    pattern: alone(/(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "statsig-secret",
    title: "Statsig server secret key",
    source: "https://docs.statsig.com/sdk-keys/api-keys",
    keywords: ["statsig"],
    pattern: beside("statsig[\\w.-]{0,30}", /secret-[A-Za-z0-9]{40,50}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "prefect-api-key",
    title: "Prefect Cloud API key",
    source: "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
    keywords: ["pnu_", "pnb_"],
    pattern: alone(/pn[ub]_[A-Za-z0-9]{36}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "doppler-token",
    title: "Doppler token",
    source: "https://docs.doppler.com/docs/auth-token-formats",
    keywords: ["dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit.", "dp.said."],
    pattern: alone(/dp\.(?:pt|sa|ct|scim|audit|said)\.[A-Za-z0-9]{40,44}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "doppler-service-token",
    title: "Doppler service token",
    source: "https://docs.doppler.com/docs/auth-token-formats",
    keywords: ["dp.st."],
    pattern: alone(/dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "postman-api-key",
    title: "Postman API key",
    source: "https://learning.postman.com/docs/developer/postman-api/authentication/",
    keywords: ["pmak-"],
    pattern: alone(/PMAK-[a-f0-9]{24}-[a-f0-9]{34}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "postman-collection-key",
    title: "Postman collection access key",
    source: "https://learning.postman.com/docs/collections/use-collections/share-collections/",
    keywords: ["pmat-"],
    pattern: alone(/PMAT-[A-Z0-9]{26}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "browserstack-access-key",
    title: "BrowserStack access key",
    source: "https://www.browserstack.com/docs/automate/selenium/authentication",
    keywords: ["browserstack"],
    pattern: beside("browserstack[\\w.-]{0,20}key", /[A-Za-z0-9]{20}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "saucelabs-access-key",
    title: "Sauce Labs access key",
    source: "https://docs.saucelabs.com/basics/environment-variables/",
    keywords: ["sauce"],
    pattern: beside("sauce[\\w.-]{0,20}key", /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/cloud.ts
var AWS_IDS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids";
var AWS_KEYS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
var GOOGLE_OAUTH = "https://developers.google.com/identity/protocols/oauth2";
var BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
function hasAwsAccount(id) {
  if (BASE32.indexOf(id.charAt(4)) < 16) return true;
  let bits = 0n;
  for (const letter of id.slice(4, 14)) bits = bits * 32n + BigInt(BASE32.indexOf(letter));
  return (bits >> 9n & 0xffffffffffn) <= 999999999999n;
}
var cloudRules = [
  {
    id: "aws-access-key-id",
    title: "AWS access key id",
    source: AWS_IDS,
    keywords: ["akia", "asia", "abia", "acca", "a3t"],
    pattern: alone(/(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}/),
    entropy: 3,
    valid: hasAwsAccount,
    confidence: "high"
  },
  {
    id: "aws-secret-access-key",
    title: "AWS secret access key",
    source: AWS_KEYS,
    keywords: ["secret_access_key", "secretaccesskey", "secret-access-key", "aws_secret", "awssecret", "aws-secret"],
    pattern: beside("secret[_-]?access[_-]?key|aws[_-]?secret(?:[_-]?key)?", /[A-Za-z0-9/+]{40}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "aws-session-token",
    title: "AWS session token",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
    keywords: ["session_token", "sessiontoken", "security_token", "securitytoken"],
    pattern: beside("(?:session|security)_?token", /(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9/+=]{100,2000}/),
    confidence: "high"
  },
  {
    id: "aws-bedrock-key",
    title: "Amazon Bedrock API key",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
    keywords: ["absk"],
    pattern: alone(/ABSK[A-Za-z0-9+/]{109,269}={0,2}/),
    valid: (key) => fromBase64(key.slice(4)).startsWith("BedrockAPIKey-"),
    confidence: "high"
  },
  {
    id: "aws-bedrock-session-key",
    title: "Amazon Bedrock short-term API key",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
    keywords: ["bedrock-api-key-"],
    pattern: alone(/bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{50,4000}/),
    confidence: "high"
  },
  {
    id: "aws-marketplace-token",
    title: "Amazon Marketplace Web Service token",
    source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-faq",
    keywords: ["amzn.mws."],
    pattern: alone(/amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    confidence: "high"
  },
  {
    id: "aws-appsync-key",
    title: "AWS AppSync API key",
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
    keywords: ["da2-"],
    pattern: alone(/da2-[a-z0-9]{26}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "google-api-key",
    title: "Google API key",
    source: "https://docs.cloud.google.com/docs/authentication/api-keys",
    keywords: ["aiza"],
    pattern: alone(/AIza[\w-]{35}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "google-oauth-client-secret",
    title: "Google OAuth client secret",
    source: GOOGLE_OAUTH,
    keywords: ["gocspx-"],
    pattern: alone(/GOCSPX-[\w-]{28}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "google-oauth-access-token",
    title: "Google OAuth access token",
    source: GOOGLE_OAUTH,
    keywords: ["ya29."],
    pattern: alone(/ya29\.[\w-]{60,1000}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "google-oauth-refresh-token",
    title: "Google OAuth refresh token",
    source: GOOGLE_OAUTH,
    keywords: ["1//0"],
    pattern: alone(/1\/\/0[\w-]{60,250}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "google-messaging-key",
    title: "Firebase Cloud Messaging server key",
    source: "https://firebase.google.com/docs/cloud-messaging/auth-server",
    keywords: [":apa91b"],
    pattern: alone(/AAAA[\w-]{7}:APA91b[\w-]{134}/),
    confidence: "high"
  },
  {
    id: "google-storage-hmac-id",
    title: "Google Cloud Storage HMAC access id",
    source: "https://docs.cloud.google.com/storage/docs/authentication/hmackeys",
    keywords: ["goog1e"],
    pattern: alone(/GOOG1E[A-Z0-9]{55}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "alibaba-access-key-id",
    title: "Alibaba Cloud access key id",
    source: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
    keywords: ["ltai"],
    pattern: alone(/LTAI[A-Za-z0-9]{12,20}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "alibaba-access-key-secret",
    title: "Alibaba Cloud access key secret",
    source: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
    keywords: ["alibaba", "aliyun", "alicloud"],
    pattern: beside("(?:alibaba|aliyun|alicloud)[\\w.-]{0,30}secret", /[A-Za-z0-9]{30}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "tencent-secret-id",
    title: "Tencent Cloud secret id",
    source: "https://www.tencentcloud.com/document/product/598/32675",
    keywords: ["akid"],
    pattern: alone(/AKID[A-Za-z0-9]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "ibm-cloud-api-key",
    title: "IBM Cloud API key",
    source: "https://cloud.ibm.com/docs/account?topic=account-manapikey",
    keywords: ["ibm", "bluemix", "ic_api_key"],
    pattern: beside("(?:ibm(?:cloud)?|bluemix)[\\w.-]{0,20}(?:api|key)|ic_api_key", /[\w-]{44}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "yandex-api-key",
    title: "Yandex Cloud API key",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
    keywords: ["aqvn"],
    pattern: alone(/AQVN[\w-]{35,38}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "yandex-static-key",
    title: "Yandex Cloud static access key",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
    keywords: ["yandex", "yc_", "ycs3", "yandexcloud"],
    pattern: beside("(?:yandex|yc)[\\w.-]{0,30}(?:key|secret)", /YC[\w-]{38}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "yandex-oauth-token",
    title: "Yandex OAuth token",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token",
    keywords: ["y0_"],
    pattern: alone(/y0_[\w-]{39,60}/),
    entropy: 3.5,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/collaboration.ts
var collaborationRules = [
  {
    id: "notion-token",
    title: "Notion integration token",
    source: "https://developers.notion.com/docs/authorization",
    keywords: ["ntn_"],
    pattern: alone(/ntn_[0-9]{11}[A-Za-z0-9]{35}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "notion-legacy-token",
    title: "Notion integration token, older form",
    source: "https://developers.notion.com/docs/authorization",
    keywords: ["secret_"],
    pattern: beside("notion[\\w.-]{0,20}(?:token|key|secret)", /secret_[A-Za-z0-9]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "asana-token",
    title: "Asana personal access token",
    source: "https://developers.asana.com/docs/personal-access-token",
    keywords: ["asana"],
    pattern: alone(/[12]\/\d{13,17}(?:\/\d{13,17})?:[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "clickup-token",
    title: "ClickUp personal API token",
    source: "https://developer.clickup.com/docs/authentication",
    keywords: ["pk_1", "pk_2", "pk_3", "pk_4", "pk_5", "pk_6", "pk_7", "pk_8", "pk_9"],
    pattern: alone(/pk_\d{6,10}_[A-Z0-9]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "linear-api-key",
    title: "Linear API key",
    source: "https://linear.app/developers/graphql",
    keywords: ["lin_api_"],
    pattern: alone(/lin_api_[A-Za-z0-9]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "linear-oauth-token",
    title: "Linear OAuth token",
    source: "https://linear.app/developers/oauth-2-0-authentication",
    keywords: ["lin_oauth_"],
    pattern: alone(/lin_oauth_[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "linear-webhook-secret",
    title: "Linear webhook signing secret",
    source: "https://linear.app/developers/webhooks",
    keywords: ["lin_wh_"],
    pattern: alone(/lin_wh_[A-Za-z0-9]{20,50}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "figma-token",
    title: "Figma personal access token",
    source: "https://developers.figma.com/docs/rest-api/authentication/",
    keywords: ["figd_"],
    pattern: alone(/figd_[\w-]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "figma-oauth-token",
    title: "Figma OAuth token",
    source: "https://developers.figma.com/docs/rest-api/authentication/",
    keywords: ["figu_", "figor_", "figoh_"],
    pattern: alone(/fig(?:u|or|oh)_[\w-]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "trello-token",
    title: "Trello API token",
    source: "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    // The letter after the mark, but for the one that makes it the beginning of "attach".
    keywords: [
      "trello",
      "atta0",
      "atta1",
      "atta2",
      "atta3",
      "atta4",
      "atta5",
      "atta6",
      "atta7",
      "atta8",
      "atta9",
      "attaa",
      "attab",
      "attad",
      "attae",
      "attaf"
    ],
    pattern: alone(/ATTA[a-f0-9]{64}[A-F0-9]{8}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "dropbox-access-token",
    title: "Dropbox short-lived access token",
    source: "https://developers.dropbox.com/oauth-guide",
    keywords: ["sl.u.", "dropbox"],
    pattern: alone(/sl\.(?:u\.)?[\w-]{130,1400}/),
    entropy: 4,
    reach: 1500,
    confidence: "high"
  },
  {
    id: "dropbox-long-lived-token",
    title: "Dropbox long-lived access token",
    source: "https://developers.dropbox.com/oauth-guide",
    keywords: ["dropbox"],
    pattern: alone(/[A-Za-z0-9]{11}AAAAAAAAAA[\w-]{43}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "readme-api-key",
    title: "ReadMe API key",
    source: "https://docs.readme.com/main/reference/intro/authentication",
    keywords: ["rdme_"],
    pattern: alone(/rdme_[a-z0-9]{70}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "gitbook-token",
    title: "GitBook API token",
    source: "https://gitbook.com/docs/developers/gitbook-api/authentication",
    keywords: ["gb_api_"],
    pattern: alone(/gb_api_[A-Za-z0-9]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "frame-io-token",
    title: "Frame.io developer token",
    source: "https://developer.frame.io/docs/getting-started/authentication",
    keywords: ["fio-u-"],
    pattern: alone(/fio-u-[\w-]{64}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "typeform-token",
    title: "Typeform personal access token",
    source: "https://www.typeform.com/developers/get-started/personal-access-token/",
    keywords: ["tfp_"],
    pattern: alone(/tfp_[\w-]{43,44}_[\w-]{14}|tfp_[\w.-]{59}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "zapier-webhook",
    title: "Zapier webhook",
    source: "https://help.zapier.com/hc/en-us/articles/8496288690317",
    keywords: ["hooks.zapier.com"],
    pattern: /hooks\.zapier\.com\/hooks\/catch\/(?<secret>\d{4,10}\/[a-z0-9]{6,10})(?![a-z0-9])/g,
    confidence: "low"
  },
  {
    id: "todoist-token",
    title: "Todoist API token",
    source: "https://developer.todoist.com/api/v1/#tag/Authorization",
    keywords: ["todoist"],
    pattern: beside("todoist[\\w.-]{0,20}(?:token|key)", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "shortcut-token",
    title: "Shortcut API token",
    source: "https://developer.shortcut.com/api/rest/v3#Authentication",
    keywords: ["shortcut", "clubhouse"],
    pattern: beside(
      "(?:shortcut|clubhouse)[\\w.-]{0,20}token",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "zendesk-token",
    title: "Zendesk API token",
    source: "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
    keywords: ["zendesk"],
    pattern: beside("zendesk[\\w.-]{0,20}(?:token|secret)", /[A-Za-z0-9]{40}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "lokalise-token",
    title: "Lokalise API token",
    source: "https://developers.lokalise.com/reference/api-authentication",
    keywords: ["lokalise"],
    pattern: beside("lokalise[\\w.-]{0,20}(?:token|key)", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/commerce.ts
var commerceRules = [
  {
    id: "shopify-access-token",
    title: "Shopify access token",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    keywords: ["shpat_", "shpua_", "shptka_"],
    pattern: alone(/shp(?:at|ua|tka)_[A-Za-z0-9]{32,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "shopify-custom-app-token",
    title: "Shopify custom app access token",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    keywords: ["shpca_"],
    pattern: alone(/shpca_[A-Za-z0-9]{32,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "shopify-private-app-token",
    title: "Shopify private app access token",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    keywords: ["shppa_"],
    pattern: alone(/shppa_[A-Za-z0-9]{32,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "shopify-shared-secret",
    title: "Shopify app shared secret",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    keywords: ["shpss_"],
    pattern: alone(/shpss_[A-Za-z0-9]{32,64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "woocommerce-consumer-secret",
    title: "WooCommerce consumer secret",
    source: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
    keywords: ["woocommerce", "consumer_secret", "consumersecret"],
    pattern: alone(/cs_[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "contentful-management-token",
    title: "Contentful management token",
    source: "https://www.contentful.com/developers/docs/references/authentication/",
    keywords: ["cfpat-"],
    pattern: alone(/CFPAT-[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "sanity-token",
    title: "Sanity API token",
    source: "https://www.sanity.io/docs/content-lake/http-auth",
    keywords: ["sanity"],
    pattern: beside("sanity[\\w.-]{0,30}token", /sk[A-Za-z0-9]{150,190}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "salesforce-session-token",
    title: "Salesforce access token",
    source: "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_oauth_and_connected_apps.htm",
    keywords: ["!aq"],
    pattern: /(?<![\w!])(?<secret>00D[A-Za-z0-9]{12,15}!AQ[\w.]{90,130})(?![\w.])/g,
    entropy: 4,
    confidence: "high"
  },
  {
    id: "mapbox-secret-token",
    title: "Mapbox secret access token",
    source: "https://docs.mapbox.com/accounts/guides/tokens/",
    keywords: ["sk.eyj"],
    pattern: alone(/sk\.eyJ[\w-]{50,120}\.[\w-]{22}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "rapidapi-key",
    title: "RapidAPI key",
    source: "https://docs.rapidapi.com/docs/keys-and-key-rotation",
    keywords: ["jsn"],
    pattern: alone(/[a-f0-9]{10}msh[a-f0-9]{15}p1[a-f0-9]{5,6}jsn[a-f0-9]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "adobe-client-secret",
    title: "Adobe client secret",
    source: "https://developer.adobe.com/developer-console/docs/guides/authentication/",
    keywords: ["p8e-", "p8s-"],
    pattern: alone(/p8[es]-[\w-]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "canva-client-secret",
    title: "Canva Connect client secret",
    source: "https://www.canva.dev/docs/connect/authentication/",
    keywords: ["cnvca"],
    pattern: alone(/cnvca[\w-]{51}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "segment-token",
    title: "Segment public API token",
    source: "https://docs.segmentapis.com/tag/Getting-Started",
    keywords: ["sgp_"],
    pattern: alone(/sgp_[A-Za-z0-9]{64}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "mixpanel-secret",
    title: "Mixpanel API secret",
    source: "https://docs.mixpanel.com/docs/orgs-and-projects/managing-projects",
    keywords: ["mixpanel"],
    pattern: beside("mixpanel[\\w.-]{0,20}secret", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "bigcommerce-token",
    title: "BigCommerce access token",
    source: "https://docs.bigcommerce.com/developer/docs/overview/api-accounts",
    keywords: ["bigcommerce"],
    pattern: beside("bigcommerce[\\w.-]{0,20}token", /[a-z0-9]{31}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "etsy-api-secret",
    title: "Etsy shared secret",
    source: "https://developers.etsy.com/documentation/essentials/authentication/",
    keywords: ["etsy"],
    pattern: beside("etsy[\\w.-]{0,20}secret", /[a-z0-9]{10}/),
    entropy: 2,
    confidence: "low"
  }
];

// src/engines/secret-scan/token-rules/databases.ts
var databaseRules = [
  {
    id: "databricks-token",
    title: "Databricks personal access token",
    source: "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
    keywords: ["dapi"],
    pattern: alone(/dapi[a-f0-9]{32}(?:-\d)?/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "databricks-oauth-secret",
    title: "Databricks OAuth secret",
    source: "https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m",
    keywords: ["dose"],
    pattern: alone(/dose[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "planetscale-password",
    title: "PlanetScale database password",
    source: "https://planetscale.com/docs/vitess/connecting/connection-strings",
    keywords: ["pscale_pw_"],
    pattern: alone(/pscale_pw_[\w.-]{32,64}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "planetscale-token",
    title: "PlanetScale service token",
    source: "https://planetscale.com/docs/cli/service-tokens",
    keywords: ["pscale_tkn_"],
    pattern: alone(/pscale_tkn_[\w.-]{32,64}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "planetscale-oauth-token",
    title: "PlanetScale OAuth token",
    source: "https://planetscale.com/docs/api/planetscale-api-oauth-applications",
    keywords: ["pscale_oauth_"],
    pattern: alone(/pscale_oauth_[\w.-]{32,64}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "supabase-access-token",
    title: "Supabase access token",
    source: "https://supabase.com/docs/reference/cli/introduction",
    keywords: ["sbp_"],
    pattern: alone(/sbp_(?:v0_)?[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "supabase-secret-key",
    title: "Supabase secret API key",
    source: "https://supabase.com/docs/guides/api/api-keys",
    keywords: ["sb_secret_"],
    pattern: alone(/sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "supabase-service-role-key",
    title: "Supabase service role key",
    source: "https://supabase.com/docs/guides/api/api-keys",
    keywords: ["eyjhbgcioi", "eyj0exaioi"],
    pattern: alone(/eyJ[\w-]{10,200}\.eyJ[\w-]{40,1000}\.[\w-]{20,200}/),
    reach: 1500,
    valid: (token) => jwtPayload(token)?.role === "service_role",
    confidence: "high"
  },
  {
    id: "neon-api-key",
    title: "Neon API key",
    source: "https://neon.com/docs/manage/api-keys",
    keywords: ["napi_"],
    pattern: alone(/napi_[a-z0-9]{60,70}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "mongodb-atlas-secret",
    title: "MongoDB Atlas service account secret",
    source: "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
    keywords: ["mdb_sa_sk_"],
    pattern: alone(/mdb_sa_sk_[\w-]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "clickhouse-cloud-secret",
    title: "ClickHouse Cloud API key secret",
    source: "https://clickhouse.com/docs/cloud/manage/openapi",
    keywords: ["4b1d"],
    pattern: alone(/4b1d[A-Za-z0-9]{38}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "tinybird-token",
    title: "Tinybird token",
    source: "https://www.tinybird.co/docs/forward/administration/tokens",
    keywords: ["p.eyj"],
    pattern: alone(/p\.eyJ[\w-]{40,300}\.[\w-]{40,60}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "elastic-cloud-key",
    title: "Elastic Cloud API key",
    source: "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
    keywords: ["essu_"],
    pattern: alone(/essu_[A-Za-z0-9+/]{60,200}={0,2}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "confluent-api-secret",
    title: "Confluent Cloud API secret",
    source: "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    keywords: ["confluent", "ccloud", "kafka"],
    pattern: beside("(?:confluent|ccloud|kafka)[\\w.-]{0,20}secret", /(?:cflt)?[A-Za-z0-9+/]{60,64}/),
    entropy: 4.2,
    confidence: "high"
  },
  {
    id: "algolia-admin-key",
    title: "Algolia admin API key",
    source: "https://www.algolia.com/doc/guides/security/api-keys/",
    keywords: ["algolia"],
    pattern: beside("algolia[\\w.-]{0,20}(?:admin|write|secret)[\\w.-]{0,10}", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "airtable-token",
    title: "Airtable personal access token",
    source: "https://airtable.com/developers/web/guides/personal-access-tokens",
    keywords: ["airtable"],
    pattern: alone(/pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "snowflake-token",
    title: "Snowflake programmatic access token",
    source: "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
    keywords: ["snowflake"],
    pattern: beside(
      "snowflake[\\w.-]{0,20}(?:token|pat|password)",
      /eyJ[\w-]{10,300}\.eyJ[\w-]{10,1000}\.[\w-]{20,700}/
    ),
    reach: 2e3,
    valid: (token) => jwtPayload(token) !== void 0,
    confidence: "high"
  },
  {
    id: "fivetran-api-secret",
    title: "Fivetran API secret",
    source: "https://fivetran.com/docs/rest-api/getting-started",
    keywords: ["fivetran"],
    pattern: beside("fivetran[\\w.-]{0,20}secret", /[A-Za-z0-9]{30,44}/),
    entropy: 3.8,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/email.ts
var emailRules = [
  {
    id: "sendgrid-api-key",
    title: "SendGrid API key",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    keywords: ["sg."],
    pattern: alone(/SG\.[\w-]{22}\.[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "mailgun-api-key",
    title: "Mailgun API key",
    source: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
    keywords: ["mailgun"],
    pattern: beside("mailgun[\\w.-]{0,20}", /(?:key-[a-f0-9]{32}|[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "mailchimp-api-key",
    title: "Mailchimp API key",
    source: "https://mailchimp.com/developer/marketing/guides/quick-start/",
    keywords: ["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
    pattern: alone(/[a-f0-9]{32}-us\d{1,2}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "mandrill-api-key",
    title: "Mandrill API key",
    source: "https://mailchimp.com/developer/transactional/docs/fundamentals/",
    keywords: ["mandrill"],
    pattern: beside("mandrill[\\w.-]{0,20}", /md-[\w-]{22}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "brevo-api-key",
    title: "Brevo API key",
    source: "https://developers.brevo.com/docs/getting-started",
    keywords: ["xkeysib-"],
    pattern: alone(/xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "brevo-smtp-key",
    title: "Brevo SMTP key",
    source: "https://help.brevo.com/hc/en-us/articles/7959631848850",
    keywords: ["xsmtpsib-"],
    pattern: alone(/xsmtpsib-[a-f0-9]{64}-[A-Za-z0-9]{16}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "resend-api-key",
    title: "Resend API key",
    source: "https://resend.com/docs/api-reference/introduction",
    keywords: ["resend"],
    pattern: alone(/re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "mailersend-token",
    title: "MailerSend API token",
    source: "https://developers.mailersend.com/general.html#authentication",
    keywords: ["mlsn."],
    pattern: alone(/mlsn\.[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "postmark-token",
    title: "Postmark server token",
    source: "https://postmarkapp.com/developer/api/overview#authentication",
    keywords: ["postmark"],
    pattern: beside(
      "postmark[\\w.-]{0,30}token|x-postmark-server-token",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "mailjet-secret",
    title: "Mailjet secret key",
    source: "https://dev.mailjet.com/email/guides/getting-started/",
    keywords: ["mailjet", "mj_apikey"],
    pattern: beside("mailjet[\\w.-]{0,20}secret[\\w.-]{0,10}|mj_apikey_private", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "klaviyo-private-key",
    title: "Klaviyo private API key",
    source: "https://developers.klaviyo.com/en/docs/authenticate_",
    keywords: ["klaviyo"],
    pattern: beside("klaviyo[\\w.-]{0,30}", /pk_[a-f0-9]{34}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "hubspot-token",
    title: "HubSpot private app token",
    source: "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
    keywords: ["pat-na", "pat-eu", "pat-ap"],
    pattern: alone(/pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "onesignal-key",
    title: "OneSignal API key",
    source: "https://documentation.onesignal.com/docs/en/keys-and-ids",
    keywords: ["os_v2_"],
    pattern: alone(/os_v2_(?:app|org)_[a-z2-7]{90,110}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "twilio-api-key",
    title: "Twilio API key",
    source: "https://www.twilio.com/docs/iam/api-keys",
    keywords: ["twilio"],
    pattern: alone(/SK[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "twilio-auth-token",
    title: "Twilio auth token",
    source: "https://www.twilio.com/docs/iam/api/authtoken",
    keywords: ["twilio"],
    pattern: beside("twilio[\\w.-]{0,20}(?:token|secret)", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "telnyx-api-key",
    title: "Telnyx API key",
    source: "https://developers.telnyx.com/docs/overview/authentication",
    keywords: ["key0"],
    pattern: alone(/KEY0[0-9A-F]{31}_[A-Za-z0-9]{22}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vonage-api-secret",
    title: "Vonage API secret",
    source: "https://developer.vonage.com/en/getting-started/concepts/authentication",
    keywords: ["vonage", "nexmo"],
    pattern: beside("(?:vonage|nexmo)[\\w.-]{0,20}secret", /[A-Za-z0-9]{16}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "messagebird-access-key",
    title: "MessageBird access key",
    source: "https://developers.messagebird.com/api/#authentication",
    keywords: ["messagebird"],
    pattern: beside("messagebird[\\w.-]{0,20}(?:key|token)", /(?:live_)?[A-Za-z0-9]{25}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "intercom-access-token",
    title: "Intercom access token",
    source: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    keywords: ["dg9roj", "dg9rom"],
    pattern: alone(/dG9rO[A-Za-z0-9+/]{45,75}={0,2}/),
    entropy: 4,
    valid: (token) => /^tok:[0-9a-f_]{30,50}:\d:\d$/.test(fromBase64(token)),
    confidence: "high"
  },
  {
    id: "sparkpost-api-key",
    title: "SparkPost API key",
    source: "https://developers.sparkpost.com/api/#header-authentication",
    keywords: ["sparkpost"],
    pattern: beside("sparkpost[\\w.-]{0,20}key", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/hosting.ts
function isTunnelToken(token) {
  const value = jsonBehind(token);
  return typeof value?.a === "string" && typeof value.t === "string" && typeof value.s === "string";
}
var hostingRules = [
  {
    id: "digitalocean-personal-token",
    title: "DigitalOcean personal access token",
    source: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
    keywords: ["dop_v1_"],
    pattern: alone(/dop_v1_[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "digitalocean-oauth-token",
    title: "DigitalOcean OAuth token",
    source: "https://docs.digitalocean.com/reference/api/oauth-api/",
    keywords: ["doo_v1_"],
    pattern: alone(/doo_v1_[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "digitalocean-refresh-token",
    title: "DigitalOcean refresh token",
    source: "https://docs.digitalocean.com/reference/api/oauth-api/",
    keywords: ["dor_v1_"],
    pattern: alone(/dor_v1_[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "digitalocean-spaces-secret",
    title: "DigitalOcean Spaces secret key",
    source: "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
    keywords: ["spaces"],
    pattern: beside("spaces[\\w.-]{0,20}secret[\\w.-]{0,10}", /[A-Za-z0-9/+]{43}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "heroku-api-key",
    title: "Heroku API key",
    source: "https://devcenter.heroku.com/articles/authentication",
    keywords: ["hrku-"],
    pattern: alone(/HRKU-[A-Za-z0-9_-]{60}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "heroku-legacy-key",
    title: "Heroku API key, older form",
    source: "https://devcenter.heroku.com/articles/authentication",
    keywords: ["heroku"],
    pattern: beside(
      "heroku[\\w.-]{0,20}(?:key|token|secret)",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "fly-access-token",
    title: "Fly.io access token",
    source: "https://fly.io/docs/security/tokens/",
    keywords: ["fm1_", "fm1a_", "fm1r_", "fm2_"],
    pattern: alone(/fm(?:1[ar]?|2)_[A-Za-z0-9+/]{100,2000}={0,3}/),
    entropy: 4,
    reach: 2200,
    confidence: "high"
  },
  {
    id: "fly-oauth-token",
    title: "Fly.io OAuth token",
    source: "https://fly.io/docs/security/tokens/",
    keywords: ["fo1_"],
    pattern: alone(/fo1_[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "render-api-key",
    title: "Render API key",
    source: "https://render.com/docs/api",
    keywords: ["rnd_"],
    pattern: alone(/rnd_[A-Za-z0-9]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "netlify-token",
    title: "Netlify personal access token",
    source: "https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/",
    keywords: ["nfp_", "nfc_", "nfo_", "nfu_"],
    pattern: alone(/nf[pcou]_[A-Za-z0-9_]{36}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vercel-blob-token",
    title: "Vercel Blob read and write token",
    source: "https://vercel.com/docs/vercel-blob/using-blob-sdk",
    keywords: ["vercel_blob_rw_"],
    pattern: alone(/vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vercel-marked-token",
    title: "Vercel token: of a person, an integration, an app or the gateway",
    source: "https://vercel.com/docs/rest-api#authentication",
    keywords: ["vcp_", "vci_", "vca_", "vcr_", "vck_"],
    pattern: alone(/vc[piark]_[A-Za-z0-9]{24,80}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "vercel-token",
    title: "Vercel access token",
    source: "https://vercel.com/docs/rest-api#authentication",
    keywords: ["vercel"],
    pattern: beside("vercel[\\w.-]{0,20}token", /[A-Za-z0-9]{24,60}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "cloudflare-origin-key",
    title: "Cloudflare Origin CA key",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
    keywords: ["v1.0-"],
    pattern: alone(/v1\.0-[a-f0-9]{24}-[a-f0-9]{146}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "cloudflare-marked-token",
    title: "Cloudflare token of a user or an account, or global API key",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
    keywords: ["cfat_", "cfut_", "cfk_"],
    pattern: alone(/cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "cloudflare-api-token",
    title: "Cloudflare API token",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
    keywords: ["cloudflare", "cf_api_token"],
    pattern: beside("cloudflare[\\w.-]{0,20}(?:token|secret)|cf_api_token", /[A-Za-z0-9_-]{40}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "cloudflare-global-key",
    title: "Cloudflare global API key",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/keys/",
    keywords: ["cloudflare", "cf_api_key", "x-auth-key"],
    pattern: beside("cloudflare[\\w.-]{0,20}key|cf_api_key|x-auth-key", /[a-f0-9]{37}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "cloudflare-tunnel-token",
    title: "Cloudflare Tunnel token",
    source: "https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/remote-tunnel-permissions/",
    keywords: ["eyjhijoi"],
    pattern: alone(/eyJhIjoi[A-Za-z0-9+/=_-]{120,260}/),
    valid: isTunnelToken,
    confidence: "high"
  },
  {
    id: "scaleway-secret-key",
    title: "Scaleway secret key",
    source: "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
    keywords: ["scw_secret", "scaleway"],
    pattern: beside(
      "scw_secret_key|scaleway[\\w.-]{0,20}secret[\\w.-]{0,10}",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "linode-token",
    title: "Linode (Akamai) API token",
    source: "https://techdocs.akamai.com/linode-api/reference/get-started",
    keywords: ["linode"],
    pattern: beside("linode[\\w.-]{0,20}token", /[a-f0-9]{64}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "hetzner-token",
    title: "Hetzner Cloud API token",
    source: "https://docs.hetzner.cloud/reference/cloud#authentication",
    keywords: ["hcloud", "hetzner"],
    pattern: beside("(?:hcloud|hetzner)[\\w.-]{0,20}token", /[A-Za-z0-9]{64}/),
    entropy: 4.2,
    confidence: "high"
  },
  {
    id: "vultr-api-key",
    title: "Vultr API key",
    source: "https://docs.vultr.com/platform/other/api",
    keywords: ["vultr"],
    pattern: beside("vultr[\\w.-]{0,20}(?:key|token)", /[A-Z0-9]{36}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "fastly-api-token",
    title: "Fastly API token",
    source: "https://www.fastly.com/documentation/reference/api/auth-tokens/",
    keywords: ["fastly"],
    pattern: beside("fastly[\\w.-]{0,20}(?:key|token)", /[A-Za-z0-9_-]{32}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "ovh-application-secret",
    title: "OVHcloud application secret or consumer key",
    source: "https://docs.ovhcloud.com/en/guides/manage-and-operate/api/first-steps",
    keywords: ["ovh"],
    pattern: beside("ovh[\\w.-]{0,20}(?:application_?secret|consumer_?key)", /[A-Za-z0-9]{32}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "apify-token",
    title: "Apify API token",
    source: "https://docs.apify.com/platform/integrations/api",
    keywords: ["apify_api_"],
    pattern: alone(/apify_api_[A-Za-z0-9]{36}/),
    entropy: 3.5,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/identity.ts
function isServiceAccount(token) {
  const payload = jwtPayload(token);
  return payload !== void 0 && (payload.iss === "kubernetes/serviceaccount" || "kubernetes.io" in payload);
}
var identityRules = [
  {
    id: "vault-service-token",
    title: "HashiCorp Vault service token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    keywords: ["hvs."],
    pattern: alone(/hvs\.[\w-]{24,200}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vault-batch-token",
    title: "HashiCorp Vault batch token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    keywords: ["hvb."],
    pattern: alone(/hvb\.[\w-]{100,300}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vault-recovery-token",
    title: "HashiCorp Vault recovery token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    keywords: ["hvr."],
    pattern: alone(/hvr\.[\w-]{24,200}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "vault-legacy-token",
    title: "HashiCorp Vault token of before 1.10",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    keywords: ["vault"],
    pattern: beside("vault[\\w.-]{0,20}token", /s\.[A-Za-z0-9]{24}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "one-password-service-token",
    title: "1Password service account token",
    source: "https://developer.1password.com/docs/service-accounts/security/",
    keywords: ["ops_eyj"],
    pattern: alone(/ops_eyJ[A-Za-z0-9+/_-]{250,2000}={0,3}/),
    entropy: 4,
    reach: 2200,
    confidence: "high"
  },
  {
    id: "one-password-secret-key",
    title: "1Password secret key",
    source: "https://support.1password.com/secret-key-security/",
    keywords: ["a3-"],
    pattern: alone(/A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "bitwarden-access-token",
    title: "Bitwarden Secrets Manager access token",
    source: "https://bitwarden.com/help/access-tokens/",
    keywords: ["bws_", "bitwarden", "access_token", "access-token", "accesstoken"],
    pattern: /(?<![\w.])(?<secret>0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==)/g,
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "infisical-service-token",
    title: "Infisical service token",
    source: "https://infisical.com/docs/documentation/platform/token",
    keywords: ["infisical"],
    pattern: alone(/st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "akeyless-access-key",
    title: "Akeyless access key",
    source: "https://docs.akeyless.io/docs/api-key",
    keywords: ["akeyless"],
    pattern: beside("akeyless[\\w.-]{0,20}access_?key", /[A-Za-z0-9+/]{43}=/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "okta-api-token",
    title: "Okta API token",
    source: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    keywords: ["okta"],
    pattern: beside("okta[\\w.-]{0,30}(?:token|key)", /00[\w-]{40}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "okta-ssws-header",
    title: "Okta API token in a header",
    source: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    keywords: ["ssws 00"],
    pattern: /SSWS (?<secret>00[\w-]{40})(?![\w-])/g,
    entropy: 4,
    confidence: "high"
  },
  {
    id: "auth0-client-secret",
    title: "Auth0 client secret",
    source: "https://auth0.com/docs/get-started/applications/rotate-client-secret",
    keywords: ["auth0"],
    pattern: beside("auth0[\\w.-]{0,20}secret", /[\w-]{64}/),
    entropy: 4.2,
    confidence: "high"
  },
  {
    id: "stytch-secret",
    title: "Stytch secret",
    source: "https://stytch.com/docs/api/authentication",
    keywords: ["secret-live-"],
    pattern: alone(/secret-live-[\w-]{35,40}={0,2}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "kubernetes-service-token",
    title: "Kubernetes service account token",
    source: "https://kubernetes.io/docs/concepts/security/service-accounts/#manually-create-an-api-token-for-a-serviceaccount",
    keywords: ["eyjhbgcioijsuzi1nii"],
    pattern: alone(/eyJhbGciOiJSUzI1NiI[\w-]{0,200}\.eyJ[\w-]{100,1500}\.[\w-]{300,700}/),
    reach: 2400,
    valid: isServiceAccount,
    confidence: "high"
  },
  {
    id: "openshift-token",
    title: "OpenShift OAuth access token",
    source: "https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-oauth-access-tokens",
    keywords: ["sha256~"],
    pattern: alone(/sha256~[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "json-web-token",
    title: "JSON Web Token",
    source: "https://www.rfc-editor.org/rfc/rfc7519",
    keywords: ["eyjhbgcioi", "eyj0exaioi", "eyjrawqioi"],
    pattern: alone(/eyJ[\w-]{10,600}\.eyJ[\w-]{10,2000}\.[\w-]{20,700}/),
    reach: 3400,
    valid: (token) => jwtPayload(token) !== void 0,
    confidence: "low"
  },
  {
    id: "age-secret-key",
    title: "age secret key",
    source: "https://age-encryption.org/v1",
    keywords: ["age-secret-key-1"],
    pattern: alone(/AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/),
    checksum: hasBech32Checksum,
    confidence: "high"
  },
  {
    id: "authress-access-key",
    title: "Authress service client access key",
    source: "https://authress.io/knowledge-base/docs/authorization/service-clients",
    keywords: ["authress", "sc_", "scauth_"],
    pattern: alone(
      /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/
    ),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "jumpcloud-api-key",
    title: "JumpCloud API key",
    source: "https://jumpcloud.com/support/jumpcloud-apis1",
    keywords: ["jumpcloud", "jca_"],
    pattern: alone(/jca_[A-Za-z0-9]{36}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "clerk-secret-key",
    title: "Clerk secret key",
    source: "https://clerk.com/docs/deployments/clerk-environment-variables",
    keywords: ["clerk"],
    pattern: beside("clerk[\\w.-]{0,20}secret[\\w.-]{0,10}", /sk_(?:live|test)_[A-Za-z0-9]{42}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "laravel-app-key",
    title: "Laravel application key",
    source: "https://laravel.com/docs/encryption#configuration",
    keywords: ["app_key", "app-key", "appkey"],
    pattern: beside("app_?key", /base64:[A-Za-z0-9+/]{43}=?/),
    entropy: 3.8,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/monitoring.ts
function isGrafanaKey(key) {
  const value = jsonBehind(key);
  return typeof value?.k === "string" && typeof value.n === "string";
}
var monitoringRules = [
  {
    id: "datadog-api-key",
    title: "Datadog API key",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    keywords: ["datadog", "dd_api_key"],
    pattern: beside("datadog[\\w.-]{0,20}api[\\w.-]{0,4}key|dd_api_key", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "datadog-application-key",
    title: "Datadog application key",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    keywords: ["datadog", "dd_app"],
    pattern: beside(
      "datadog[\\w.-]{0,20}app(?:lication)?[\\w.-]{0,4}key|dd_app(?:lication)?_key",
      /(?:ddapp_[A-Za-z0-9]{34}|[a-f0-9]{40})/
    ),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "new-relic-user-key",
    title: "New Relic user key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    keywords: ["nrak-"],
    pattern: alone(/NRAK-[A-Z0-9]{27}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "new-relic-insert-key",
    title: "New Relic Insights insert key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    keywords: ["nrii-", "nriq-"],
    pattern: alone(/NRI[IQ]-[\w-]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "new-relic-license-key",
    title: "New Relic license key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    keywords: ["nral"],
    pattern: alone(/[a-z0-9]{36}NRAL/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "new-relic-admin-key",
    title: "New Relic admin or REST key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    keywords: ["nrra-"],
    pattern: alone(/NRRA-[a-f0-9]{42}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "sentry-organization-token",
    title: "Sentry organization token",
    source: "https://docs.sentry.io/account/auth-tokens/",
    keywords: ["sntrys_"],
    pattern: alone(/sntrys_eyJ[A-Za-z0-9+/=]{40,400}_[A-Za-z0-9+/]{43}/),
    valid: (token) => jsonBehind(token.slice(7, token.lastIndexOf("_")))?.iat !== void 0,
    confidence: "high"
  },
  {
    id: "sentry-user-token",
    title: "Sentry personal token",
    source: "https://docs.sentry.io/account/auth-tokens/",
    keywords: ["sntryu_", "sntrya_", "sntryr_", "sntryi_"],
    pattern: alone(/sntry[uari]_[a-f0-9]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "sentry-legacy-token",
    title: "Sentry token, older form",
    source: "https://docs.sentry.io/account/auth-tokens/",
    keywords: ["sentry"],
    pattern: beside("sentry[\\w.-]{0,20}token", /[a-f0-9]{64}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "grafana-service-account-token",
    title: "Grafana service account token",
    source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
    keywords: ["glsa_"],
    pattern: alone(/glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "grafana-cloud-token",
    title: "Grafana Cloud access policy token",
    source: "https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/",
    keywords: ["glc_"],
    pattern: alone(/glc_[A-Za-z0-9+/]{40,400}={0,2}/),
    valid: (token) => jsonBehind(token.slice(4)) !== void 0,
    confidence: "high"
  },
  {
    id: "grafana-api-key",
    title: "Grafana API key",
    source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/",
    keywords: ["eyjrijoi"],
    pattern: alone(/eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}/),
    valid: isGrafanaKey,
    confidence: "high"
  },
  {
    id: "dynatrace-token",
    title: "Dynatrace token",
    source: "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
    keywords: ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s03.", "dt0s04.", "dt0s08.", "dt0s16."],
    pattern: alone(/dt0[cs]\d{2}\.[A-Z2-7]{24}\.[A-Z2-7]{64}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "honeycomb-ingest-key",
    title: "Honeycomb ingest key",
    source: "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
    keywords: ["hcaik_", "hcbik_", "hccik_"],
    pattern: alone(/hc[a-z]ik_01[a-z0-9]{56}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "honeycomb-management-key",
    title: "Honeycomb management key",
    source: "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
    keywords: ["honeycomb"],
    pattern: beside("honeycomb[\\w.-]{0,30}key", /[A-Za-z0-9]{22}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "splunk-hec-token",
    title: "Splunk HTTP Event Collector token",
    source: "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
    keywords: ["splunk"],
    pattern: beside("splunk[\\w.-]{0,20}token", /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "splunk-authorization",
    title: "Splunk authorization of an event collector",
    source: "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
    keywords: ["authorization: splunk"],
    pattern: /authorization: splunk (?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/gi,
    entropy: 3,
    confidence: "high"
  },
  {
    id: "sumo-logic-access-key",
    title: "Sumo Logic access key",
    source: "https://help.sumologic.com/docs/manage/security/access-keys/",
    keywords: ["sumo"],
    pattern: beside("sumo[\\w.-]{0,20}(?:key|token|secret)", /[A-Za-z0-9]{64}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "pagerduty-api-key",
    title: "PagerDuty API key",
    source: "https://support.pagerduty.com/main/docs/api-access-keys",
    keywords: ["pagerduty", "pager_duty"],
    pattern: beside("pager_?duty[\\w.-]{0,20}(?:key|token)", /(?:u\+[\w-]{18}|[A-Za-z0-9_-]{20})/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "opsgenie-api-key",
    title: "Opsgenie API key",
    source: "https://docs.opsgenie.com/docs/api-key-management",
    keywords: ["opsgenie", "geniekey"],
    pattern: beside(
      "ops_?genie[\\w.-]{0,20}key|geniekey",
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
    ),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "rollbar-access-token",
    title: "Rollbar access token",
    source: "https://docs.rollbar.com/docs/project-access-tokens",
    keywords: ["rollbar"],
    pattern: beside("rollbar[\\w.-]{0,30}token", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "axiom-token",
    title: "Axiom API token",
    source: "https://axiom.co/docs/reference/tokens",
    keywords: ["xaat-", "xapt-"],
    pattern: alone(/xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "posthog-personal-key",
    title: "PostHog personal API key",
    source: "https://posthog.com/docs/api#personal-api-keys",
    keywords: ["phx_"],
    pattern: alone(/phx_[A-Za-z0-9]{40,56}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "uptimerobot-api-key",
    title: "UptimeRobot API key",
    source: "https://uptimerobot.com/api/",
    keywords: ["uptimerobot", "uptime_robot"],
    pattern: beside("uptime_?robot[\\w.-]{0,20}key", /[um]\d{5,12}-[a-f0-9]{24}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "bugsnag-api-key",
    title: "BugSnag API key",
    source: "https://docs.bugsnag.com/api/",
    keywords: ["bugsnag"],
    pattern: beside("bugsnag[\\w.-]{0,20}key", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "low"
  },
  {
    id: "logzio-token",
    title: "Logz.io shipping token",
    source: "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/",
    keywords: ["logzio", "logz.io", "logz_io"],
    pattern: beside("logz[._]?io[\\w.-]{0,20}token", /[A-Za-z]{32}/),
    entropy: 3.5,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/network.ts
var networkRules = [
  {
    id: "tailscale-key",
    title: "Tailscale auth, API, client or webhook key",
    source: "https://tailscale.com/docs/reference/key-secret-management",
    keywords: ["tskey-"],
    pattern: alone(/tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{10,22}-[A-Za-z0-9]{20,40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "ngrok-token",
    title: "ngrok authtoken or API key",
    source: "https://ngrok.com/docs/agent/#authtokens",
    keywords: ["ngrok", "authtoken"],
    pattern: alone(/[12][A-Za-z0-9]{26}_[A-Za-z0-9]{20,22}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "netbird-token",
    title: "NetBird personal access token",
    source: "https://docs.netbird.io/how-to/access-netbird-public-api",
    keywords: ["nbp_"],
    pattern: alone(/nbp_[A-Za-z0-9]{36}/),
    checksum: hasBase62Checksum,
    confidence: "high"
  },
  {
    id: "defined-networking-key",
    title: "Defined Networking API key",
    source: "https://docs.defined.net/guides/automating-host-creation/",
    keywords: ["dnkey-"],
    pattern: alone(/dnkey-[A-Z0-9]{26}-[A-Z0-9]{52}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "wireguard-private-key",
    title: "WireGuard private or preshared key",
    source: "https://man7.org/linux/man-pages/man8/wg.8.html",
    keywords: ["privatekey", "private_key", "private-key", "presharedkey", "preshared_key", "preshared-key"],
    pattern: beside("(?:private|preshared)[_-]?key", /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "meraki-api-key",
    title: "Cisco Meraki API key",
    source: "https://developer.cisco.com/meraki/api-v1/authorization/",
    keywords: ["meraki"],
    pattern: beside("meraki[\\w.-]{0,20}key", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  },
  {
    id: "zerotier-token",
    title: "ZeroTier API token",
    source: "https://docs.zerotier.com/api/tokens/",
    keywords: ["zerotier"],
    pattern: beside("zerotier[\\w.-]{0,30}token", /[A-Za-z0-9]{32}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "shodan-api-key",
    title: "Shodan API key",
    source: "https://developer.shodan.io/api/requirements",
    keywords: ["shodan"],
    pattern: beside("shodan[\\w.-]{0,20}key", /[A-Za-z0-9]{32}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "maxmind-license-key",
    title: "MaxMind license key",
    source: "https://support.maxmind.com/knowledge-base/articles/using-license-keys",
    keywords: ["_mmk"],
    pattern: alone(/[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "virustotal-api-key",
    title: "VirusTotal API key",
    source: "https://docs.virustotal.com/reference/authentication",
    keywords: ["virustotal", "vt_api"],
    pattern: beside("virustotal[\\w.-]{0,20}key|vt_api_?key", /[a-f0-9]{64}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/payment.ts
var paymentRules = [
  {
    id: "stripe-live-key",
    title: "Stripe live secret or restricted key",
    source: "https://docs.stripe.com/keys",
    keywords: ["sk_live_", "rk_live_"],
    pattern: alone(/[sr]k_live_[A-Za-z0-9]{20,247}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "stripe-test-key",
    title: "Stripe test secret or restricted key",
    source: "https://docs.stripe.com/keys",
    keywords: ["sk_test_", "rk_test_"],
    pattern: alone(/[sr]k_test_[A-Za-z0-9]{20,247}/),
    entropy: 3,
    confidence: "low"
  },
  {
    id: "stripe-webhook-secret",
    title: "Stripe or Svix webhook signing secret",
    source: "https://docs.stripe.com/webhooks/signature",
    keywords: ["whsec_"],
    pattern: alone(/whsec_[A-Za-z0-9+/]{32,64}={0,2}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "square-access-token",
    title: "Square access token",
    source: "https://developer.squareup.com/docs/build-basics/access-tokens",
    keywords: ["square", "sq0atp-"],
    pattern: alone(/(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "square-oauth-secret",
    title: "Square OAuth application secret",
    source: "https://developer.squareup.com/docs/oauth-api/overview",
    keywords: ["sq0csp-"],
    pattern: alone(/sq0csp-[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "braintree-access-token",
    title: "PayPal Braintree access token",
    source: "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens/",
    keywords: ["access_token$production$"],
    pattern: /(?<![\w$])(?<secret>access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32})(?!\w)/g,
    entropy: 3,
    confidence: "high"
  },
  {
    id: "paypal-client-secret",
    title: "PayPal client secret",
    source: "https://developer.paypal.com/api/rest/authentication/",
    keywords: ["paypal"],
    pattern: beside("paypal[\\w.-]{0,20}secret", /E[A-Z][\w-]{78}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "plaid-access-token",
    title: "Plaid access token",
    source: "https://plaid.com/docs/api/items/#itempublic_tokenexchange",
    keywords: ["access-production-", "access-development-"],
    pattern: alone(/access-(?:production|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "plaid-secret",
    title: "Plaid secret",
    source: "https://plaid.com/docs/quickstart/glossary/#secret",
    keywords: ["plaid"],
    pattern: beside("plaid[\\w.-]{0,20}secret", /[a-f0-9]{30}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "flutterwave-secret-key",
    title: "Flutterwave secret key",
    source: "https://developer.flutterwave.com/v3.0/docs/authentication",
    keywords: ["flwseck-"],
    pattern: alone(/FLWSECK-[a-f0-9]{32}-(?:[a-f0-9]{10,14}vt-)?X/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "razorpay-key-secret",
    title: "Razorpay key secret",
    source: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    keywords: ["razorpay"],
    pattern: beside("razorpay[\\w.-]{0,20}secret", /[A-Za-z0-9]{24}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "paddle-api-key",
    title: "Paddle API key",
    source: "https://developer.paddle.com/api-reference/about/api-keys",
    keywords: ["pdl_live_apikey_"],
    pattern: alone(/pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "mercado-pago-token",
    title: "Mercado Pago access token",
    source: "https://www.mercadopago.com/developers/en/docs/your-integrations/credentials",
    keywords: ["app_usr-"],
    pattern: alone(/APP_USR-\d{10,16}-\d{6}-[a-f0-9]{32}-\d{5,12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "cashfree-secret-key",
    title: "Cashfree secret key",
    source: "https://www.cashfree.com/docs/api-reference/authentication",
    keywords: ["cfsk_ma_prod_"],
    pattern: alone(/cfsk_ma_prod_[a-f0-9]{32}_[a-f0-9]{8}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "midtrans-server-key",
    title: "Midtrans server key",
    source: "https://docs.midtrans.com/docs/midtrans-account",
    keywords: ["mid-server-"],
    pattern: alone(/Mid-server-[\w-]{24}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "xendit-secret-key",
    title: "Xendit secret key",
    source: "https://docs.xendit.co/docs/api-keys",
    keywords: ["xnd_production_"],
    pattern: alone(/xnd_production_[A-Za-z0-9]{40,70}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "gocardless-token",
    title: "GoCardless access token",
    source: "https://developer.gocardless.com/api-reference/#making-requests-api-keys",
    keywords: ["gocardless"],
    pattern: beside("gocardless[\\w.-]{0,20}(?:token|key)", /live_[\w-]{40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "mollie-api-key",
    title: "Mollie API key",
    source: "https://docs.mollie.com/reference/authentication",
    keywords: ["mollie"],
    pattern: beside("mollie[\\w.-]{0,20}key", /live_[A-Za-z0-9]{30,40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "polar-token",
    title: "Polar access token",
    source: "https://polar.sh/docs/integrate/oat",
    keywords: ["polar_oat_", "polar_pat_"],
    pattern: alone(/polar_[op]at_[A-Za-z0-9]{36,50}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "shippo-token",
    title: "Shippo live API token",
    source: "https://docs.goshippo.com/docs/guides_general/authentication/",
    keywords: ["shippo_live_"],
    pattern: alone(/shippo_live_[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "easypost-api-key",
    title: "EasyPost production API key",
    source: "https://docs.easypost.com/docs/authentication",
    keywords: ["ezak"],
    pattern: alone(/EZAK[A-Za-z0-9]{54}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "duffel-token",
    title: "Duffel live access token",
    source: "https://duffel.com/docs/api/overview/authentication",
    keywords: ["duffel_live_"],
    pattern: alone(/duffel_live_[\w-]{43}/),
    entropy: 3.5,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/registries.ts
function isPypiMacaroon(token) {
  return /^\x02\x01.(?:test\.)?pypi\.org/s.test(fromBase64(token.slice("pypi-".length)));
}
var registryRules = [
  {
    id: "npm-access-token",
    title: "npm access token",
    source: "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
    keywords: ["npm_"],
    pattern: alone(/npm_[A-Za-z0-9]{36}/),
    checksum: hasBase62Checksum,
    confidence: "high"
  },
  {
    id: "pypi-token",
    title: "PyPI API token",
    source: "https://pypi.org/help/#apitoken",
    keywords: ["pypi-ageichlwas5vcmc", "pypi-agendgvzdc5wexbplm9yz"],
    pattern: alone(/pypi-[\w-]{80,1000}/),
    valid: isPypiMacaroon,
    confidence: "high"
  },
  {
    id: "rubygems-api-key",
    title: "RubyGems API key",
    source: "https://guides.rubygems.org/api-key-scopes/",
    keywords: ["rubygems_"],
    pattern: alone(/rubygems_[a-f0-9]{48}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "nuget-api-key",
    title: "NuGet API key",
    source: "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys",
    keywords: ["oy2"],
    pattern: alone(/oy2[a-z2-7]{43}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "clojars-token",
    title: "Clojars deploy token",
    source: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    keywords: ["clojars_"],
    pattern: alone(/CLOJARS_[a-f0-9]{60}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "crates-io-token",
    title: "crates.io API token",
    source: "https://doc.rust-lang.org/cargo/reference/publishing.html",
    keywords: ["cio"],
    pattern: alone(/cio[A-Za-z0-9]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "docker-hub-token",
    title: "Docker Hub personal access token",
    source: "https://docs.docker.com/security/access-tokens/",
    keywords: ["dckr_pat_"],
    pattern: alone(/dckr_pat_[\w-]{27}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "docker-hub-organization-token",
    title: "Docker Hub organization access token",
    source: "https://docs.docker.com/enterprise/security/access-tokens/",
    keywords: ["dckr_oat_"],
    pattern: alone(/dckr_oat_[\w-]{32}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "jfrog-api-key",
    title: "JFrog Artifactory API key",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
    keywords: ["akcp"],
    pattern: alone(/AKCp[A-Za-z0-9]{69}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "jfrog-reference-token",
    title: "JFrog reference token",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
    keywords: ["cmvmdgtuoj"],
    pattern: alone(/cmVmdGtuOj[A-Za-z0-9+/=]{54}/),
    entropy: 4,
    valid: (token) => fromBase64(token).startsWith("reftkn:"),
    confidence: "high"
  },
  {
    id: "open-vsx-token",
    title: "Open VSX access token",
    source: "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions",
    keywords: ["ovsxp_", "ovsxat_"],
    pattern: alone(/ovsx(?:p|at)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "deno-deploy-token",
    title: "Deno Deploy access token",
    source: "https://docs.deno.com/deploy/classic/",
    keywords: ["ddp_", "ddw_"],
    pattern: alone(/dd[pw]_[A-Za-z0-9]{36}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "galaxy-api-token",
    title: "Ansible Galaxy API token",
    source: "https://docs.ansible.com/ansible/latest/galaxy/user_guide.html",
    keywords: ["galaxy"],
    pattern: beside("galaxy[\\w.-]{0,30}token", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/social.ts
var socialRules = [
  {
    id: "facebook-page-token",
    title: "Facebook page or user access token",
    source: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
    keywords: ["eaa"],
    pattern: alone(/EAA[A-Za-z0-9]{120,260}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "facebook-app-token",
    title: "Facebook app access token",
    source: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
    keywords: ["facebook", "fb_", "access_token"],
    pattern: /(?<![\w|])(?<secret>\d{15,16}\|[\w-]{27})(?![\w-])/g,
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "facebook-app-secret",
    title: "Facebook app secret",
    source: "https://developers.facebook.com/docs/facebook-login/security/",
    keywords: ["facebook", "fb_"],
    pattern: beside("(?:facebook|fb)[\\w.-]{0,20}secret", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "instagram-token",
    title: "Instagram access token",
    source: "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login",
    keywords: ["igq", "igaa"],
    pattern: alone(/IG(?:Q|AA)[A-Za-z0-9_-]{100,250}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "twitter-bearer-token",
    title: "X (Twitter) bearer token",
    source: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
    keywords: ["twitter", "bearer"],
    pattern: alone(/A{20,22}[A-Za-z0-9]{8,12}(?:%2[BF]|%3D|[A-Za-z0-9]){60,90}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "twitter-api-secret",
    title: "X (Twitter) API or access token secret",
    source: "https://docs.x.com/fundamentals/authentication/oauth-1-0-a/api-key-and-secret",
    keywords: ["twitter"],
    pattern: beside("twitter[\\w.-]{0,30}secret", /[A-Za-z0-9]{45,50}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "twitter-access-token",
    title: "X (Twitter) access token",
    source: "https://docs.x.com/fundamentals/authentication/oauth-1-0-a/obtaining-user-access-tokens",
    keywords: ["twitter"],
    pattern: beside("twitter[\\w.-]{0,30}token", /\d{15,20}-[A-Za-z0-9]{40}/),
    entropy: 4,
    confidence: "high"
  },
  {
    id: "linkedin-client-secret",
    title: "LinkedIn client secret",
    source: "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow",
    keywords: ["linkedin", "wpl_ap1."],
    pattern: beside("linkedin[\\w.-]{0,20}secret", /(?:WPL_AP1\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}==|[A-Za-z0-9]{16})/),
    entropy: 3.3,
    confidence: "high"
  },
  {
    id: "twitch-client-secret",
    title: "Twitch client secret or access token",
    source: "https://dev.twitch.tv/docs/authentication/",
    keywords: ["twitch"],
    pattern: beside("twitch[\\w.-]{0,20}(?:secret|token)", /(?:oauth:)?[a-z0-9]{30}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "spotify-client-secret",
    title: "Spotify client secret",
    source: "https://developer.spotify.com/documentation/web-api/concepts/apps",
    keywords: ["spotify"],
    pattern: beside("spotify[\\w.-]{0,20}secret", /[a-f0-9]{32}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "reddit-client-secret",
    title: "Reddit client secret",
    source: "https://github.com/reddit-archive/reddit/wiki/OAuth2",
    keywords: ["reddit"],
    pattern: beside("reddit[\\w.-]{0,20}secret", /[\w-]{27,30}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "tiktok-client-secret",
    title: "TikTok client secret",
    source: "https://developers.tiktok.com/doc/oauth-user-access-token-management/",
    keywords: ["tiktok"],
    pattern: beside("tiktok[\\w.-]{0,20}secret", /[A-Za-z0-9]{32,40}/),
    entropy: 3.5,
    confidence: "high"
  },
  {
    id: "discord-client-secret",
    title: "Discord client secret",
    source: "https://docs.discord.com/developers/topics/oauth2",
    keywords: ["discord"],
    pattern: beside("discord[\\w.-]{0,20}secret", /[\w-]{32}/),
    entropy: 3.8,
    confidence: "high"
  },
  {
    id: "line-channel-token",
    title: "LINE channel access token",
    source: "https://developers.line.biz/en/docs/basics/channel-access-token/",
    keywords: ["channel_access_token", "channelaccesstoken", "channel-access-token", "line_token"],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{156}\/1O\/w1cDnyilFU=)/g,
    entropy: 4,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules/vcs.ts
var GITHUB = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
var GITLAB = "https://docs.gitlab.com/security/tokens/#token-prefixes";
var ATLASSIAN = "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
function github(id, title, prefix) {
  return {
    id,
    title,
    source: GITHUB,
    keywords: [prefix],
    pattern: alone(new RegExp(`${prefix}[A-Za-z0-9]{36}`)),
    checksum: hasBase62Checksum,
    confidence: "high"
  };
}
function gitlab(id, title, prefix, body = "[\\w-]{20}") {
  return {
    id,
    title,
    source: GITLAB,
    keywords: [prefix],
    pattern: alone(new RegExp(prefix + body)),
    entropy: 3,
    confidence: "high"
  };
}
var vcsRules = [
  github("github-classic-token", "GitHub classic personal access token", "ghp_"),
  github("github-oauth-token", "GitHub OAuth access token", "gho_"),
  github("github-user-token", "GitHub App user access token", "ghu_"),
  github("github-installation-token", "GitHub App installation access token", "ghs_"),
  {
    id: "github-installation-jwt",
    title: "GitHub App installation access token, stateless",
    source: "https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/",
    keywords: ["ghs_"],
    pattern: alone(/ghs_[\w-]{20,1000}\.[\w-]{20,4000}\.[\w-]{20,1000}/),
    valid: (token) => jwtPayload(token.slice(token.lastIndexOf("eyJ", token.indexOf(".")))) !== void 0,
    confidence: "high"
  },
  {
    id: "github-refresh-token",
    title: "GitHub App refresh token",
    source: GITHUB,
    keywords: ["ghr_"],
    pattern: alone(/ghr_[A-Za-z0-9]{76}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "github-fine-grained-token",
    title: "GitHub fine-grained personal access token",
    source: GITHUB,
    keywords: ["github_pat_"],
    pattern: alone(/github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/),
    entropy: 3,
    confidence: "high"
  },
  gitlab("gitlab-personal-token", "GitLab personal, project or group access token", "glpat-"),
  {
    id: "gitlab-routable-token",
    title: "GitLab routable token",
    source: "https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/",
    keywords: ["glpat-", "glrt-", "glrtr-", "glagent-"],
    pattern: alone(/gl(?:pat|rt|rtr|agent)-[\w-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}/),
    checksum: hasBase36Checksum,
    confidence: "high"
  },
  gitlab("gitlab-runner-token", "GitLab runner authentication token", "glrt-", "(?:t\\d_)?[\\w-]{20}"),
  gitlab("gitlab-deploy-token", "GitLab deploy token", "gldt-"),
  gitlab("gitlab-job-token", "GitLab CI/CD job token", "glcbt-", "[0-9a-zA-Z]{1,5}_[\\w-]{20}"),
  gitlab("gitlab-trigger-token", "GitLab pipeline trigger token", "glptt-", "[0-9a-f]{40}"),
  gitlab("gitlab-feed-token", "GitLab feed token", "glft-"),
  gitlab("gitlab-incoming-mail-token", "GitLab incoming mail token", "glimt-", "[\\w-]{25}"),
  gitlab("gitlab-agent-token", "GitLab agent for Kubernetes token", "glagent-", "[\\w-]{50}"),
  gitlab("gitlab-oauth-secret", "GitLab OAuth application secret", "gloas-", "[\\w-]{64}"),
  gitlab("gitlab-scim-token", "GitLab SCIM token", "glsoat-"),
  gitlab("gitlab-feature-flags-token", "GitLab feature flags client token", "glffct-"),
  {
    ...gitlab("gitlab-runner-registration-token", "GitLab runner registration token", "GR1348941"),
    keywords: ["gr1348941"]
  },
  {
    id: "bitbucket-app-password",
    title: "Bitbucket app password",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
    keywords: ["atbb"],
    pattern: alone(/ATBB[A-Za-z0-9]{24}[A-F0-9]{8}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "bitbucket-access-token",
    title: "Bitbucket repository, project or workspace access token",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/",
    keywords: ["atctt3xff"],
    pattern: alone(/ATCTT3xFf[\w-]{150,250}=[A-F0-9]{8}/),
    confidence: "high"
  },
  {
    id: "atlassian-api-token",
    title: "Atlassian API token",
    source: ATLASSIAN,
    keywords: ["atatt3xff"],
    pattern: alone(/ATATT3xFf[\w-]{150,250}=[A-F0-9]{8}/),
    confidence: "high"
  },
  {
    id: "azure-devops-token",
    title: "Azure DevOps personal access token",
    source: "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
    keywords: ["azdo"],
    pattern: alone(/[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/),
    confidence: "high"
  },
  {
    id: "sourcegraph-token",
    title: "Sourcegraph access token",
    source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    keywords: ["sgp_"],
    pattern: alone(/sgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}/),
    entropy: 3,
    confidence: "high"
  },
  {
    id: "gitea-token",
    title: "Gitea or Forgejo access token",
    source: "https://docs.gitea.com/development/api-usage",
    keywords: ["gitea", "forgejo"],
    pattern: beside("(?:gitea|forgejo)[\\w.-]{0,20}(?:token|secret|password)", /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: "high"
  }
];

// src/engines/secret-scan/token-rules.ts
var tokenRules = [
  ...vcsRules,
  ...cloudRules,
  ...azureRules,
  ...hostingRules,
  ...ciRules,
  ...registryRules,
  ...databaseRules,
  ...monitoringRules,
  ...identityRules,
  ...networkRules,
  ...aiRules,
  ...chatRules,
  ...emailRules,
  ...paymentRules,
  ...commerceRules,
  ...collaborationRules,
  ...socialRules
];

export {
  keyStoreRules,
  keyStoreIds,
  keyStoreOf,
  entropyOf,
  isPlaceholder,
  shapeRules,
  tokenRules
};
