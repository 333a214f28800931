import type { Samples } from '../sample.js';
import { aiSamples } from './ai.js';
import { chatSamples } from './chat.js';
import { azureSamples, cloudSamples } from './cloud.js';
import { vcsSamples } from './vcs.js';

export const tokenSamples: Samples = { ...vcsSamples, ...cloudSamples, ...azureSamples, ...chatSamples, ...aiSamples };
