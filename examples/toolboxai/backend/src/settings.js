import { readFileSync } from 'node:fs';

/** Every variable that the backend reads; a secret one also as NAME_FILE, a file with the value, as containers get it. */
export const VARIABLES = {
  PORT: { fallback: '8080' },
  LOG_LEVEL: { fallback: 'info' },
  PUBLIC_URL: {},
  DATABASE_URL: { secret: true },
  SESSION_SECRET: { secret: true },
  REQUESTS_PER_MINUTE: { fallback: '120' },
};

/** Reads the settings out of an environment; throws with the names of all that are missing or wrong. */
export function readSettings(environment) {
  const value = name => environment[name] || fromFile(name, environment) || VARIABLES[name].fallback;
  const missing = Object.keys(VARIABLES).filter(name => value(name) === undefined);
  if (missing.length > 0) throw new Error(`not set: ${missing.join(', ')}`);
  return {
    port: wholeNumber('PORT', value('PORT'), { from: 0, to: 65_535 }),
    logLevel: value('LOG_LEVEL'),
    publicUrl: new URL(value('PUBLIC_URL')).origin,
    databaseUrl: value('DATABASE_URL'),
    sessionSecret: value('SESSION_SECRET'),
    requestsPerMinute: wholeNumber('REQUESTS_PER_MINUTE', value('REQUESTS_PER_MINUTE'), { from: 1, to: 100_000 }),
  };
}

function fromFile(name, environment) {
  const file = VARIABLES[name].secret ? environment[`${name}_FILE`] : undefined;
  return file ? readFileSync(file, 'utf8').trim() : undefined;
}

function wholeNumber(name, text, { from, to }) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  throw new Error(`${name} is "${text}", expected a whole number from ${from} to ${to}`);
}
