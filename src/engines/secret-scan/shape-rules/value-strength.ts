import { entropyOf } from '../entropy.js';
import { isPlaceholder } from '../placeholder.js';

/** `strong`: nobody writes this but as a credential. `weak`: it may be one. */
export type Strength = 'strong' | 'weak' | undefined;

/** Code rather than a value: calls, brackets, references, comparisons. */
const CODE = /[()[\]{}<>|]|^[$&*!@%]|\\|::|->|=>|&&|\$[A-Za-z{(]/;
/** Names, numbers and dates; formats such as `{0}:{1}`; hashes, which have a rule; between quotes too they are no value. */
const NAME_OR_NUMBER =
  /^\w+(?:\.[A-Za-z_]\w*)+$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^\d+(?:\.\d+)*$|^[\d:.\-/TZ ]+$|\(\)$|^[$@]\w+$|\{[\w:.,-]{0,40}\}|\$(?:2[abxy]|[156y]|apr1|argon2\w*)\$|^[/^].*[/$]$|^<.*>$|\[\w+\]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Words put together: `kubernetes-token`, `app.kubernetes.io/name`, `mySecretName`. */
const WORDS_ALONE = /^[A-Za-z]+(?:[-_./ :][A-Za-z]+)*\d?$/;

interface Written {
  /** Between quotes nothing is code, however it looks. */
  readonly isQuoted: boolean;
}

/** What a value beside a password's name is. */
export function passwordStrength(value: string, { isQuoted }: Written = { isQuoted: false }): Strength {
  if (isNoValue(value, isQuoted) || value.length < 5) return undefined;
  if (WORDS_ALONE.test(value)) return /\d$/.test(value) ? 'weak' : undefined;
  const kinds = kindsOf(value);
  const isLong = value.length >= 12 && kinds >= 2 && entropyOf(value) >= 3.1;
  if (value.length >= 8 && kinds >= 3 && entropyOf(value) >= 2.75) return 'strong';
  return isLong && /\d/.test(value) ? 'strong' : 'weak';
}

/** What a value beside a key's or a token's name is. */
export function tokenStrength(value: string, { isQuoted }: Written = { isQuoted: false }): Strength {
  if (isNoValue(value, isQuoted) || value.length < 16 || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return undefined;
  if (UUID.test(value)) return 'weak';
  // Symbols of all kinds: what Django and others make for their secret keys.
  if (!/^[\w+/=.~:!@#$%^&*-]+$/.test(value))
    return value.length >= 32 && kindsOf(value) >= 3 && entropyOf(value) >= 4 ? 'strong' : undefined;
  const digits = value.replace(/\D/g, '').length;
  const isSpread = entropyOf(value) >= (/^[0-9a-f]+$/i.test(value) ? 3 : 3.5);
  const isNumbered = /^[A-Za-z]+(?:[-_./][A-Za-z]+)*[-_.]?\d{1,4}$/.test(value);
  return isSpread && digits >= 2 && !isNumbered && !hasWords(value) ? 'strong' : 'weak';
}

/** How many kinds of characters: small letters, capitals, digits, others. */
function kindsOf(value: string): number {
  let [small, capital, digit, other] = [0, 0, 0, 0];
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code >= 0x61 && code <= 0x7a) small = 1;
    else if (code >= 0x41 && code <= 0x5a) capital = 1;
    else if (code >= 0x30 && code <= 0x39) digit = 1;
    else other = 1;
  }
  return small + capital + digit + other;
}

function isNoValue(value: string, isQuoted: boolean): boolean {
  if (isPlaceholder(value) || /\s/.test(value) || NAME_OR_NUMBER.test(value)) return true;
  return (!isQuoted && CODE.test(value)) || /^https?:\/\/[^@]*$|^[\w.-]+@[\w-]+\.\w+$/.test(value);
}

/** Long words of small letters between separators: what a person wrote, such as `release-2024-candidate-build`. */
function hasWords(value: string): boolean {
  const words = value.split(/[-_.:/ ]/).filter(word => /^[A-Za-z]?[a-z]{3,}$/.test(word));
  return words.join('').length >= value.length / 2;
}
