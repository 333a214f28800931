/** Words whose value is a credential, wherever they end a name. */
const ENDINGS =
  /(?:^|[a-z0-9 ])(?:password|passwd|passphrase|passcode|secret|apikey|api key|accesskey|access key|secretkey|secret key|privatekey|private key|signing key|encryption key|auth key|authkey|master key|account key|shared key|service key|storage key|client key|webhook key|rpc key|crypt key|cipher key|hmac key|authtoken|accesstoken|bearertoken|apitoken|oauthtoken|refreshtoken|bottoken|dbpass|userpass|rootpass|mailpass|smtppass|ftppass|sshpass)$/;
const WHOLE_WORDS = /(?:^| )(?:pass|pwd|token|salt key|psk|credentials?|pw)$/;
/** What may follow: `SECRET_KEY_BASE`, `passwordProd`, `token2`. */
const SUFFIXES =
  /(?: (?:base|base64|b64|value|plain|text|cleartext|prod|production|live|dev|staging|stage|old|new|primary|secondary|default|\d{1,2})|\d{1,2})$/;
/** Names that only sound like one. */
const NO_CREDENTIAL =
  /(?:^| )(?:public|pub|csrf|xsrf|next|page|pagination|continuation|continue|cancel|cancellation|design|sync|resume|cursor|forgot|forgotten|reset|confirm|confirmation|invalid|missing|no|has|is|use|allow|require|required|needs|with|without|ask|prompt|show|hide|change|max|min|num|count|stop|start|end|begin|eos|bos|pad|unk|mask|sep|cls|syntax|lexer|parser|punctuation|theme|color|style|css|label|title|placeholder|message|error|hint|help|description|hash|hashed|digest|checksum|sha|sha1|sha256|md5|integrity|fingerprint|thumbprint|etag|commit|encrypted|enc|sealed|fake|mock|dummy|example|sample|test|expected|wrong|bad)(?: |$)/;

/** A name as small words: `dbPassword`, `DB_PASSWORD` and `db-password` are all `db password`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

const judged = new Map<string, boolean>();
const MOST_NAMES = 1000;

/** Whether a name says that its value is a credential itself, and not its file, its length, its hash or its label. */
export function isSecretName(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  if (judged.size >= MOST_NAMES) judged.clear();
  const is = saysSecret(name);
  judged.set(name, is);
  return is;
}

function saysSecret(name: string): boolean {
  let words = wordsOf(name);
  for (let round = 0; round < 2; round += 1) words = words.replace(SUFFIXES, '');
  return (ENDINGS.test(words) || WHOLE_WORDS.test(words)) && !NO_CREDENTIAL.test(words);
}

/** Whether it names a password, which a person chose, rather than a key or a token, which a machine made. */
export function isPasswordName(name: string): boolean {
  return /pass|pwd|(?:^| )pw/.test(wordsOf(name));
}
