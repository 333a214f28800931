import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isSequence, textField } from '../kube-yaml/value.js';

/** Names of the Secrets that well-known controllers make out of a custom resource. */
export function secretsMadeBy({ kind, name, value }: KubeDocument): readonly string[] {
  switch (kind) {
    case 'ExternalSecret':
      return [textField(value, 'spec', 'target', 'name') || name];
    case 'SealedSecret':
      return [textField(value, 'spec', 'template', 'metadata', 'name') || name];
    case 'SopsSecret':
      return templates(value, 'secretTemplates', 'name');
    case 'Certificate':
      return [textField(value, 'spec', 'secretName') ?? ''];
    case 'SecretProviderClass':
      return templates(value, 'secretObjects', 'secretName');
    case 'VaultStaticSecret':
    case 'VaultDynamicSecret':
    case 'VaultPKISecret':
      return [textField(value, 'spec', 'destination', 'name') ?? ''];
    case 'OnePasswordItem':
      return [name];
    default:
      return [];
  }
}

function templates(value: KubeDocument['value'], list: string, key: string): readonly string[] {
  const items = field(value, 'spec', list);
  return isSequence(items) ? items.map(item => textField(item, key) ?? '') : [];
}
