import parse from 'semver/functions/parse.js';
import { CouldNotTell } from '../../could-not-tell.js';
import type { JsonOrigin } from '../json/json.js';

/** A release of a package, as far as something tells it. */
export interface Release {
  readonly name: string;
  readonly version: string;
}

/**
 * The release that a registry's address of an archive is of: `…/lodash/-/lodash-4.17.15.tgz`. It is what will be installed,
 * whatever else a lock file says. Undefined for addresses of other forms, and where the file's name is none of the package's.
 */
export function releaseAt(address: string | undefined): Release | undefined {
  const found = /\/((?:@[^/]+\/)?[^/@]+)\/-\/(?:@[^/]+\/)?([^/?#]+)\.tgz(?:[?#]|$)/.exec(
    (address ?? '').replace(/%2f/gi, '/').replace(/%40/g, '@').replace(/%2b/gi, '+'),
  );
  const [, name = '', file = ''] = found ?? [];
  const start = `${name.slice(name.indexOf('/') + 1)}-`;
  return name !== '' && file.startsWith(start) ? { name, version: file.slice(start.length) } : undefined;
}

/** Throws where a lock file says that a package is another than its address leads to: then it tells nothing of either. */
export function mustBeAt({ name, version }: Release, address: string | undefined, origin: JsonOrigin): void {
  const there = releaseAt(address);
  if (there === undefined || (there.name === name && isSame(there.version, version))) return;
  const message = `${origin.name}: ${name}@${version} is to come from the address of ${there.name}@${there.version}`;
  throw new CouldNotTell('wrong-format', message, 'Find out who changed the lock file, and write it again.');
}

/** Old releases were spelled in other ways: `1.0.0beta`. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [parse(one, { loose: true }), parse(other, { loose: true })];
  return first === null || second === null ? one === other : first.compare(second) === 0;
}
