import type { Samples } from '../sample.js';
import { aiSamples } from './ai.js';
import { chatSamples } from './chat.js';
import { ciSamples } from './ci.js';
import { azureSamples, cloudSamples } from './cloud.js';
import { collaborationSamples } from './collaboration.js';
import { commerceSamples } from './commerce.js';
import { databaseSamples } from './databases.js';
import { emailSamples } from './email.js';
import { hostingSamples } from './hosting.js';
import { identitySamples } from './identity.js';
import { monitoringSamples } from './monitoring.js';
import { networkSamples } from './network.js';
import { paymentSamples } from './payment.js';
import { registrySamples } from './registries.js';
import { socialSamples } from './social.js';
import { vcsSamples } from './vcs.js';

export const tokenSamples: Samples = {
  ...vcsSamples,
  ...cloudSamples,
  ...azureSamples,
  ...hostingSamples,
  ...ciSamples,
  ...registrySamples,
  ...databaseSamples,
  ...monitoringSamples,
  ...identitySamples,
  ...networkSamples,
  ...aiSamples,
  ...chatSamples,
  ...emailSamples,
  ...paymentSamples,
  ...commerceSamples,
  ...collaborationSamples,
  ...socialSamples,
};
