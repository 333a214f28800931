import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const LIFETIME_MS = 8 * 3_600_000;

/** Logins of teachers. A token says who it is for and until when, and is signed. */
export function openSessions({ secret, users = memoryUsers(), now = Date.now }) {
  const sign = claim => createHmac('sha256', secret).update(claim).digest('base64url');
  return {
    login: async ({ user, password } = {}) => {
      const known = typeof user === 'string' && typeof password === 'string' ? await users.find(user) : undefined;
      if (!known || !timingSafeEqual(hashOf(password, known.salt), known.hash)) return undefined;
      const claim = Buffer.from(JSON.stringify({ user, until: now() + LIFETIME_MS })).toString('base64url');
      return `${claim}.${sign(claim)}`;
    },
    whose: token => {
      const [claim = '', signature = ''] = (token ?? '').split('.');
      const own = sign(claim);
      if (signature.length !== own.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(own))) return undefined;
      const { user, until } = JSON.parse(Buffer.from(claim, 'base64url').toString('utf8'));
      return until > now() ? user : undefined;
    },
  };
}

export function memoryUsers() {
  const users = new Map();
  return {
    find: async name => users.get(name),
    add: async (name, password) => {
      const salt = randomBytes(16);
      users.set(name, { salt, hash: hashOf(password, salt) });
    },
  };
}

export const hashOf = (password, salt) => scryptSync(password, salt, 32);
