import type { TokenRule } from './rule.js';
import { aiRules } from './token-rules/ai.js';
import { azureRules } from './token-rules/azure.js';
import { chatRules } from './token-rules/chat.js';
import { ciRules } from './token-rules/ci.js';
import { cloudRules } from './token-rules/cloud.js';
import { collaborationRules } from './token-rules/collaboration.js';
import { commerceRules } from './token-rules/commerce.js';
import { databaseRules } from './token-rules/databases.js';
import { emailRules } from './token-rules/email.js';
import { hostingRules } from './token-rules/hosting.js';
import { identityRules } from './token-rules/identity.js';
import { monitoringRules } from './token-rules/monitoring.js';
import { networkRules } from './token-rules/network.js';
import { paymentRules } from './token-rules/payment.js';
import { registryRules } from './token-rules/registries.js';
import { socialRules } from './token-rules/social.js';
import { vcsRules } from './token-rules/vcs.js';

/** Every credential whose format its vendor documents. */
export const tokenRules: readonly TokenRule[] = [
  ...vcsRules,
  ...cloudRules,
  ...azureRules,
  ...hostingRules,
  ...ciRules,
  ...registryRules,
  ...databaseRules,
  ...monitoringRules,
  ...identityRules,
  ...networkRules,
  ...aiRules,
  ...chatRules,
  ...emailRules,
  ...paymentRules,
  ...commerceRules,
  ...collaborationRules,
  ...socialRules,
];
