import { availabilityPolicies } from './availability.js';
import { danglingPolicies } from './dangling.js';
import { hostAccessPolicies } from './host-access.js';
import { identityPolicies } from './identity.js';
import { imagePolicies } from './images.js';
import { networkPolicies } from './network.js';
import { plaintextPolicies } from './plaintext.js';
import type { Policy } from './policy.js';
import { probePolicies } from './probes.js';
import { referencePolicies } from './references.js';
import { resourcePolicies } from './resources.js';
import { securityContextPolicies } from './security-context.js';
import { storagePolicies } from './storage.js';

/** Every policy there is. */
export const policies: readonly Policy[] = [
  ...resourcePolicies,
  ...imagePolicies,
  ...probePolicies,
  ...securityContextPolicies,
  ...hostAccessPolicies,
  ...identityPolicies,
  ...plaintextPolicies,
  ...networkPolicies,
  ...availabilityPolicies,
  ...danglingPolicies,
  ...referencePolicies,
  ...storagePolicies,
];
