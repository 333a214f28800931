import { databaseNetwork, dockerSocket, hostNetwork, portOnAllInterfaces, privileged } from './isolation.js';
import { imageUnpinned, nothingToRun, undefinedReference } from './references.js';
import { noHealthcheck, noLimits, noReservations } from './resources.js';
import { placeholder, plaintext, secretNotExternal } from './secrets.js';
import type { ComposeRule } from './violation.js';

/** Every rule on Compose projects. A new one is an object in a file by its subject and a line here. */
export const composeRules: readonly ComposeRule[] = [
  nothingToRun,
  undefinedReference,
  secretNotExternal,
  plaintext,
  placeholder,
  noLimits,
  imageUnpinned,
  privileged,
  dockerSocket,
  hostNetwork,
  noHealthcheck,
  portOnAllInterfaces,
  databaseNetwork,
  noReservations,
];
