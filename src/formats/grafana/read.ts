import { readClassic } from './classic.js';
import type { Dashboard, JsonPath } from './dashboard.js';
import { readV2 } from './v2.js';
import { at, isRecord, textOf } from './values.js';

/**
 * The dashboard in a value that was read from JSON: as Grafana exports it in both schemas, as its API answers (`{dashboard,
 * meta}`), and as an object of its new API. Undefined where it is none of these.
 */
export function readDashboard(value: unknown, path: JsonPath = []): Dashboard | undefined {
  if (!isRecord(value)) return undefined;
  if (isRecord(value.dashboard)) return readDashboard(value.dashboard, [...path, 'dashboard']);
  if (textOf(value.apiVersion)?.startsWith('dashboard.grafana.app/') && isRecord(value.spec)) {
    const uid = textOf(at(value, 'metadata', 'name'));
    const here = [...path, 'spec'];
    if (isRecord(value.spec.elements)) return readV2(value.spec, here, uid);
    const classic = readClassic(value.spec, here);
    return { ...classic, uid: uid ?? classic.uid };
  }
  if (isRecord(value.elements) && isRecord(value.layout)) return readV2(value, path, undefined);
  const isClassic = Array.isArray(value.panels) || Array.isArray(value.rows) || typeof value.schemaVersion === 'number';
  return isClassic ? readClassic(value, path) : undefined;
}
