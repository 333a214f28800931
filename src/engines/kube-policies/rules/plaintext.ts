import { Buffer } from 'node:buffer';
import type { KubeDocument } from '../../kube-yaml/document.js';
import { field, isMapping, isSequence, type KubePath, textField } from '../../kube-yaml/value.js';
import { credentialInFile, isPlaceholder, plaintextCredential } from '../credential.js';
import { type Complaint, docs, type ObjectPolicy } from '../policy.js';
import { type Container, listed, readWorkload } from '../workload.js';

/** Anyone may see these, though they are kept beside what nobody may. */
const PUBLIC =
  /^(?:-----BEGIN (?:[A-Z0-9]+ )*(?:CERTIFICATE|PUBLIC KEY|CERTIFICATE REQUEST)-----|ssh-(?:rsa|ed25519|dss) )/;
const KEY_BLOCK = /PRIVATE KEY/;

function inSecret({ value }: KubeDocument): readonly Complaint[] {
  // A controller fills it; what is written here is overwritten.
  if (textField(value, 'type') === 'kubernetes.io/service-account-token') return [];
  return (['data', 'stringData'] as const).flatMap(part => {
    const entries = field(value, part);
    if (!isMapping(entries)) return [];
    return Object.entries(entries)
      .filter(([, given]) => typeof given === 'string' && isSecret(part === 'data' ? decode(given) : given))
      .map(([key]) => ({
        path: [part, key],
        message: `the value of "${key}" is in the manifest, for everybody to read`,
      }));
  });
}

const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');

function isSecret(text: string): boolean {
  const value = text.trim();
  return value !== '' && !isPlaceholder(value) && !(PUBLIC.test(value) && !KEY_BLOCK.test(value));
}

function inConfigMap({ value }: KubeDocument): readonly Complaint[] {
  const data = field(value, 'data');
  if (!isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, given]) => {
    if (typeof given !== 'string') return [];
    const why = given.includes('\n') ? credentialInFile(given) : plaintextCredential(key, given);
    return why === undefined ? [] : [{ path: ['data', key], message: `"${key}" holds ${why}` }];
  });
}

function inContainer(container: Container): readonly Complaint[] {
  const { value, path, title } = container;
  const env = listed(value, path, 'env').flatMap(variable => {
    const name = textField(variable.value, 'name') ?? '';
    const why = plaintextCredential(name, textField(variable.value, 'value') ?? '');
    return why === undefined ? [] : [{ path: [...variable.path, 'value'], message: `${title}: ${name} holds ${why}` }];
  });
  return [...env, ...inArguments(container, 'command'), ...inArguments(container, 'args')];
}

function inArguments({ value, path, title }: Container, list: 'command' | 'args'): readonly Complaint[] {
  const given = field(value, list);
  if (!isSequence(given)) return [];
  return given.flatMap((argument, index): readonly Complaint[] => {
    const [, name, rest] = (typeof argument === 'string' && /^--?([\w.-]+)=(.*)$/s.exec(argument)) || [];
    const why = name === undefined ? undefined : plaintextCredential(name, rest ?? '');
    const at: KubePath = [...path, list, index];
    return why === undefined ? [] : [{ path: at, message: `${title}: the argument --${name} holds ${why}` }];
  });
}

function inPod(document: KubeDocument): readonly Complaint[] {
  return readWorkload(document)?.containers.flatMap(inContainer) ?? [];
}

const LOOK: Readonly<Record<string, (document: KubeDocument) => readonly Complaint[]>> = {
  Secret: inSecret,
  ConfigMap: inConfigMap,
};

const plaintextSecret: ObjectPolicy = {
  id: 'plaintext-secret',
  level: 'error',
  reason: 'a credential in plain text: in a Secret, a ConfigMap, an environment variable or an argument',
  remedy: 'Take it out, change it, and let an operator or the pipeline make the Secret from a vault.',
  link: docs('concepts/security/secrets-good-practices'),
  on: 'object',
  kinds: [
    '/Secret',
    '/ConfigMap',
    '/Pod',
    '/ReplicationController',
    'apps/Deployment',
    'apps/StatefulSet',
    'apps/DaemonSet',
    'apps/ReplicaSet',
    'batch/Job',
    'batch/CronJob',
  ],
  check: document => (LOOK[document.kind] ?? inPod)(document),
};

export const plaintextPolicies: readonly ObjectPolicy[] = [plaintextSecret];
