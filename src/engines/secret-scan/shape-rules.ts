import type { ShapeRule } from './rule.js';
import { assignedSecrets } from './shape-rules/assigned-secrets.js';
import { commandRules } from './shape-rules/commands.js';
import { connections } from './shape-rules/connections.js';
import { credentialFiles } from './shape-rules/credential-files.js';
import { kubernetesSecrets } from './shape-rules/kubernetes-secrets.js';
import { namedValues } from './shape-rules/named-values.js';
import { passwordHashes } from './shape-rules/password-hashes.js';
import { privateKeys } from './shape-rules/private-keys.js';
import { urlPasswordRules } from './shape-rules/url-passwords.js';

/** Every credential that is given away by where it stands. */
export const shapeRules: readonly ShapeRule[] = [
  ...privateKeys,
  ...credentialFiles,
  ...urlPasswordRules,
  ...commandRules,
  ...connections,
  ...kubernetesSecrets,
  ...namedValues,
  ...assignedSecrets,
  ...passwordHashes,
];
