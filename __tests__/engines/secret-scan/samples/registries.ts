import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';
import { checked } from './vcs.js';

/** A macaroon of version 2 that holds at `place`; what follows its first field is noise. */
function macaroon(place: string, random: Random): string {
  const bytes = [2, 1, place.length, ...Buffer.from(place), 2, ...Array.from({ length: 110 }, () => random(256))];
  return `pypi-${Buffer.from(bytes).toString('base64url')}`;
}

/** The Base64 of `reftkn:01:`, a time and noise. */
function reference(random: Random): string {
  const text = `reftkn:01:${letters('digit', 10, random)}:${letters('alnum', 27, random)}`;
  return Buffer.from(text).toString('base64');
}

export const registrySamples: Samples = {
  'npm-access-token': checked('npm_'),
  'pypi-token': {
    token: random => macaroon(random(2) === 0 ? 'pypi.org' : 'test.pypi.org', random),
    misses: random => [macaroon('evil.org', random), `pypi-AgEIcHlwaS5vcmc${letters('url', 20, random)}`],
  },
  'rubygems-api-key': { token: 'rubygems_{hex:48}' },
  'nuget-api-key': { token: 'oy2{lower32:43}' },
  'clojars-token': { token: 'CLOJARS_{hex:60}' },
  'crates-io-token': { token: 'cio{alnum:32}' },
  'docker-hub-token': { token: 'dckr_pat_{url:27}' },
  'docker-hub-organization-token': { token: 'dckr_oat_{url:32}' },
  'jfrog-api-key': { token: 'AKCp{alnum:69}' },
  'jfrog-reference-token': {
    token: reference,
    misses: random => [reference(random).slice(0, -2), `${reference(random)}ab`],
  },
  'open-vsx-token': { token: 'ovsxp_{uuid}' },
  'deno-deploy-token': { token: 'ddp_{alnum:36}' },
  'galaxy-api-token': { token: '{hex:40}', around: 'ANSIBLE_GALAXY_SERVER_TOKEN=@\n' },
};
