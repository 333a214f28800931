import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';

/** A right that the API server says is missing. */
export interface MissingRight {
  readonly verb: string;
  /** `pods`, `deployments.apps`, `pods/log`. */
  readonly resource: string;
  /** Undefined where it is of the whole cluster. */
  readonly namespace: string | undefined;
}

/** What kubectl said on standard error, line by line. */
export interface Said {
  readonly forbidden: readonly MissingRight[];
  /** `deployments.apps "backend"`: what does not exist. */
  readonly missing: readonly string[];
  /** Kinds that the server does not have. */
  readonly unknownKinds: readonly string[];
  /** What is none of these, and no warning or log line. */
  readonly others: readonly string[];
}

/** What kubectl's libraries log, and warnings of the server, are no answer. */
const NOISE = /^(?:[EWIF]\d{4} \d\d:|Warning: |No resources found)/;
const FORBIDDEN =
  /cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?(?: in the namespace "([^"]+)"| at the cluster scope)?/;

export function readSaid(stderr: string): Said {
  const forbidden: MissingRight[] = [];
  const missing: string[] = [];
  const unknownKinds: string[] = [];
  const others: string[] = [];
  for (const line of stderr.split('\n').map(text => text.trim())) {
    if (line === '' || NOISE.test(line)) continue;
    const [, verb, resource = '', group = '', namespace] = FORBIDDEN.exec(line) ?? [];
    const [, gone] = /\(NotFound\): (.+ ".+") not found/.exec(line) ?? [];
    const [, kind] = /doesn't have a resource type "([^"]+)"/.exec(line) ?? [];
    if (verb !== undefined)
      forbidden.push({ verb, resource: group === '' ? resource : `${resource}.${group}`, namespace });
    else if (gone !== undefined) missing.push(gone);
    else if (kind !== undefined) unknownKinds.push(kind);
    else others.push(line);
  }
  return { forbidden, missing, unknownKinds, others };
}

/** `may not list pods in namespace shop`. */
export const showRight = ({ verb, resource, namespace }: MissingRight): string =>
  `may not ${verb} ${resource}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;

/** The cluster says that this job may not look. */
export function notAllowed(rights: readonly MissingRight[], shown: string): CouldNotTell {
  const what = [...new Set(rights.map(showRight))].join(', ');
  const grants = [...new Set(rights.map(({ verb, resource }) => `"${verb}" on "${resource}"`))].join(', ');
  return new CouldNotTell('tool-refused', `${shown}: this job ${what}`, `Grant its account the verb ${grants}.`);
}

const LOGIN =
  /must be logged in|\(Unauthorized\)|Unauthorized|getting credentials|exec plugin|executable .* not found/i;
const NETWORK =
  /unable to connect to the server|connection to the server .* was refused|no such host|connection reset|i\/o timeout|TLS handshake|x509: |unexpected EOF|context deadline exceeded|\(Timeout\)|\(ServiceUnavailable\)|\(TooManyRequests\)|\(InternalError\)|couldn't get current server API group list|Client\.Timeout/i;
const SETTING =
  /context .* does not exist|no context exists|no configuration has been provided|error loading config|invalid configuration/i;

/** Why kubectl has no answer, from its own words. */
export function noAnswer(command: string, words: string): CouldNotTell {
  const told = words.split('\n').find(text => text.trim() !== '' && !NOISE.test(text)) ?? '';
  const line = clip(told.trim(), 300);
  const message = `${command}: ${line === '' ? 'it failed and does not say why' : line}`;
  if (SETTING.test(line))
    return new CouldNotTell('unreachable', message, 'Give the job a kubeconfig, and name one of its contexts.');
  if (LOGIN.test(line))
    return new CouldNotTell('unreachable', message, 'Renew the login of this job for the cluster, and run it again.');
  if (NETWORK.test(line))
    return new CouldNotTell('unreachable', message, 'Check that the API server is up and can be reached from here.');
  return new CouldNotTell('tool-crashed', message, 'Run the command by hand to see why.');
}
