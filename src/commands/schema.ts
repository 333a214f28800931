import { z } from 'zod';
import { loadChecks } from '../checks/index.js';
import { schemaForEditors } from '../config/json-schema.js';
import { configSchema } from '../config/schema.js';

/** The config's JSON Schema (draft 2020-12), with a description at every key, as pretty JSON. */
export async function schema(): Promise<string> {
  const [first, ...rest] = await loadChecks();
  if (!first) throw new Error('no kind of check is registered');
  const json = z.toJSONSchema(configSchema([first, ...rest]), { io: 'input', unrepresentable: 'any' });
  const open = schemaForEditors({ ...json, title: 'deploy-validate configuration' });
  return `${JSON.stringify(open, null, 2)}\n`;
}
