import type { Policy } from './policy.js';
import { availabilityPolicies } from './rules/availability.js';
import { danglingPolicies } from './rules/dangling.js';
import { hostAccessPolicies } from './rules/host-access.js';
import { identityPolicies } from './rules/identity.js';
import { imagePolicies } from './rules/images.js';
import { networkPolicies } from './rules/network.js';
import { plaintextPolicies } from './rules/plaintext.js';
import { probePolicies } from './rules/probes.js';
import { referencePolicies } from './rules/references.js';
import { resourcePolicies } from './rules/resources.js';
import { securityContextPolicies } from './rules/security-context.js';
import { storagePolicies } from './rules/storage.js';

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
