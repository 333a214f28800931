import { z } from 'zod';

/** What Alertmanager takes whatever it is. */
export const anything = z.unknown();
