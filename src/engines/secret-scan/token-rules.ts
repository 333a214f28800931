import type { TokenRule } from './rule.js';
import { aiRules } from './token-rules/ai.js';
import { azureRules } from './token-rules/azure.js';
import { chatRules } from './token-rules/chat.js';
import { cloudRules } from './token-rules/cloud.js';
import { vcsRules } from './token-rules/vcs.js';

/** Every credential whose format its vendor documents. */
export const tokenRules: readonly TokenRule[] = [...vcsRules, ...cloudRules, ...azureRules, ...chatRules, ...aiRules];
