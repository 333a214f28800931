import type { Protocol } from '../../ports/tls.js';

/** Oldest first. */
export const PROTOCOLS: readonly Protocol[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
