import { z } from 'zod';
import { configSchema } from '../config/schema.js';

/** The config's JSON Schema (draft 2020-12), with a description at every key, as pretty JSON. */
export function schema(): string {
  const json = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  const title = 'deploy-validate configuration';
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
}
