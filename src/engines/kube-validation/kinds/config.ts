import type { At } from '../at.js';
import { finalizer } from '../metadata.js';
import { configKey } from '../text/names.js';

const MAX_SIZE = 1024 * 1024;

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

export function validateConfigMap(at: At): void {
  const binary = at.map('binaryData');
  let size = 0;
  for (const [key, value] of at.map('data')) {
    at.judge(key, configKey, 'data', key);
    if (binary.has(key)) at.refuse('must not be in binaryData, too', 'data', key);
    size += Buffer.byteLength(value);
  }
  for (const [key, value] of binary) {
    at.judge(key, configKey, 'binaryData', key);
    size += bytesOf(value).length;
  }
  if (size > MAX_SIZE)
    at.refuse(`must be no larger than 1 MiB together, is ${size} bytes`, at.has('data') ? 'data' : 'binaryData');
}

/** What types of Secrets must hold. A value is never told. */
export function validateSecret(at: At): void {
  const data = new Map([...at.map('data')].map(([key, value]) => [key, bytesOf(value)]));
  for (const [key, value] of at.map('stringData')) data.set(key, Buffer.from(value));
  let size = 0;
  const holder = (key: string) => (at.map('stringData').has(key) || !at.has('data') ? 'stringData' : 'data');
  for (const [key, value] of data) {
    const why = configKey(key);
    if (why !== undefined) at.refuse(why, holder(key), key);
    size += value.length;
  }
  if (size > MAX_SIZE) at.refuse(`must be no larger than 1 MiB together, is ${size} bytes`, holder(''));
  const need = (key: string) => {
    if (!data.has(key))
      at.refuse(`must be given for the type ${at.text('type')}`, at.has('data') ? 'data' : 'stringData', key);
  };
  const json = (key: string) => {
    need(key);
    const value = data.get(key);
    if (value && !isJsonObject(value)) at.refuse('must be a JSON object', holder(key), key);
  };
  switch (at.text('type')) {
    case 'kubernetes.io/service-account-token':
      if ((at.open('metadata').map('annotations').get('kubernetes.io/service-account.name') ?? '') === '')
        at.refuse('must be given for this type', 'metadata', 'annotations', 'kubernetes.io/service-account.name');
      break;
    case 'kubernetes.io/dockercfg':
      json('.dockercfg');
      break;
    case 'kubernetes.io/dockerconfigjson':
      json('.dockerconfigjson');
      break;
    case 'kubernetes.io/basic-auth':
      if (!data.has('username')) for (const key of ['username', 'password']) if (!data.has('password')) need(key);
      break;
    case 'kubernetes.io/ssh-auth':
      if ((data.get('ssh-privatekey')?.length ?? 0) === 0)
        at.refuse('must be given for the type kubernetes.io/ssh-auth', holder('ssh-privatekey'), 'ssh-privatekey');
      break;
    case 'kubernetes.io/tls':
      for (const key of ['tls.crt', 'tls.key']) need(key);
      break;
    default:
  }
}

function isJsonObject(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

export function validateNamespace(at: At): void {
  at.open('spec').each('finalizers', finalizer);
}
