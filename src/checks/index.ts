import { command } from './command.js';
import { dependencies } from './dependencies.js';
import { imageSize } from './image-size.js';
import { manifests } from './manifests.js';
import { prometheus } from './prometheus.js';
import { secrets } from './secrets.js';
import { tests } from './tests.js';

/** Every kind of check there is. A new kind is a file beside this one and a line here. */
export const checks = [command, tests, imageSize, manifests, prometheus, secrets, dependencies] as const;
