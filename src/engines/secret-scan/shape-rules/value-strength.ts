import { entropyOf } from '../entropy.js';
import { isPlaceholder } from '../placeholder.js';

/** `strong`: nobody writes this but as a credential. `weak`: it may be one. */
export type Strength = 'strong' | 'weak' | undefined;

/** Code rather than a value: calls, member access, paths of names, types, comparisons. */
const CODE =
  /[()[\]{}<>|]|^[$&*!@%]|\\|^\w+(?:\.[A-Za-z_]\w*)+$|::|->|=>|&&|\$[A-Za-z{(]|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^\d+(?:\.\d+)*$|^[\d:.\-/TZ ]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Words put together: `kubernetes-token`, `app.kubernetes.io/name`, `mySecretName`. */
const WORDS_ALONE = /^[A-Za-z]+(?:[-_./ :][A-Za-z]+)*\d?$/;

/** What a value beside a password's name is. */
export function passwordStrength(value: string): Strength {
  if (isNoValue(value) || value.length < 5) return undefined;
  if (WORDS_ALONE.test(value)) return /\d$/.test(value) ? 'weak' : undefined;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter(kind => kind.test(value)).length;
  const isLong = value.length >= 12 && kinds >= 2 && entropyOf(value) >= 3.1;
  if (value.length >= 8 && kinds >= 3 && entropyOf(value) >= 2.75) return 'strong';
  return isLong && /\d/.test(value) ? 'strong' : 'weak';
}

/** What a value beside a key's or a token's name is. */
export function tokenStrength(value: string): Strength {
  if (isNoValue(value) || value.length < 16 || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return undefined;
  if (!/^[\w+/=.~:!@#$%^&*-]+$/.test(value) || UUID.test(value)) return UUID.test(value) ? 'weak' : undefined;
  const digits = value.replace(/\D/g, '').length;
  const isSpread = entropyOf(value) >= (/^[0-9a-f]+$/i.test(value) ? 3 : 3.5);
  const isNumbered = /^[A-Za-z]+(?:[-_./][A-Za-z]+)*[-_.]?\d{1,4}$/.test(value);
  return isSpread && digits >= 2 && !isNumbered && !hasWords(value) ? 'strong' : 'weak';
}

function isNoValue(value: string): boolean {
  return (
    isPlaceholder(value) ||
    /\s/.test(value) ||
    CODE.test(value) ||
    /^https?:\/\/[^@]*$|^[\w.-]+@[\w-]+\.\w+$/.test(value)
  );
}

/** Long words of small letters between separators: what a person wrote, such as `release-2024-candidate-build`. */
function hasWords(value: string): boolean {
  const words = value.split(/[-_.:/ ]/).filter(word => /^[A-Za-z]?[a-z]{3,}$/.test(word));
  return words.join('').length >= value.length / 2;
}
