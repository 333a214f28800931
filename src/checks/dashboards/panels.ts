import { z } from 'zod';
import { CouldNotTell, type Finding } from '../../check.js';
import type { Observer } from '../../facts/live/observer.js';
import type { Dashboard, Panel } from '../../formats/grafana/dashboard.js';
import { readDashboard } from '../../formats/grafana/read.js';
import { readJson } from '../../formats/json/json.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import { oneLine } from '../../text/visible.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { filledTargets } from './fill-targets.js';
import { hasData } from './frames.js';
import { keep, type Source } from './inventory.js';
import { found, type Told, toldOf } from './told.js';

export interface Wanted {
  readonly uids: readonly string[];
  readonly sources: readonly Source[];
  readonly allowEmpty: readonly string[];
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** The queries of every panel, asked as Grafana asks them. */
export async function judgePanels(grafana: Observer, wanted: Wanted): Promise<Told> {
  const findings: Finding[] = [];
  const unknown: CouldNotTell[] = [];
  const lines: string[] = [];
  let asked = 0;
  for (const uid of wanted.uids) {
    const dashboard = await fetchDashboard(grafana, uid).catch(keep(unknown));
    if (dashboard === undefined) continue;
    if (dashboard === 'missing') {
      findings.push(found('dashboard-missing', uid, `there is no dashboard "${uid}"`));
      continue;
    }
    for (const panel of dashboard.panels) {
      const of = `panel "${panel.title || panel.id}" of "${dashboard.title}"`;
      const told = await askPanel(panel, { of, dashboard, grafana, wanted }).catch(keep(unknown));
      if (told === undefined) continue;
      asked += told.asked ? 1 : 0;
      findings.push(...told.findings);
      if (told.asked) lines.push(`${of}: ${told.findings[0]?.message ?? 'data'}`);
    }
  }
  if (asked === 0 && unknown.length === 0 && findings.length === 0) {
    const message = `${grafana.where}: no panel of the dashboards has a query`;
    throw new CouldNotTell('nothing-checked', message, 'Name `uids` of dashboards that have panels with queries.');
  }
  const bad = new Set(findings.map(({ subject }) => subject)).size;
  return toldOf(`${asked - Math.min(bad, asked)} of ${count(asked, 'panel')} with data`, { findings, unknown, lines });
}

export async function fetchDashboard(grafana: Observer, uid: string): Promise<Dashboard | 'missing'> {
  const path = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
  const answer = await grafana.ask({ path, statuses: [404] });
  const origin = { name: `${grafana.where}${path}`, remedy: 'Check `url`: it is the address of Grafana.' };
  const body = readJson(answer.body, z.unknown(), origin);
  if (answer.status === 404) return 'missing';
  const dashboard = readDashboard(body);
  if (dashboard !== undefined) return dashboard;
  throw new CouldNotTell('wrong-format', `${origin.name}: what came is no dashboard`, origin.remedy);
}

interface At {
  readonly of: string;
  readonly dashboard: Dashboard;
  readonly grafana: Observer;
  readonly wanted: Wanted;
}

const answers = z.object({
  results: z.record(
    z.string(),
    z.object({
      status: z.number().optional(),
      error: z.string().optional(),
      frames: z.array(z.unknown()).nullish(),
    }),
  ),
});
const refusal = z.object({ message: z.string() });

async function askPanel(
  panel: Panel,
  at: At,
): Promise<{ readonly asked: boolean; readonly findings: readonly Finding[] }> {
  const { of, dashboard, grafana, wanted } = at;
  const { queries, guessed } = filledTargets(panel, { of, dashboard, sources: wanted.sources });
  if (queries.length === 0) return { asked: false, findings: [] };
  const json = { from: String(wanted.from), to: String(wanted.to), queries };
  const answer = await grafana.ask({ path: '/api/ds/query', json, statuses: [400, 404, 500, 502, 504] });
  const origin = { name: `${grafana.where}/api/ds/query`, remedy: 'Check that this login may query data sources.' };
  const body = readJson(answer.body, z.unknown(), origin);
  const read = answers.safeParse(body);
  if (!read.success) {
    const said = refusal.safeParse(body).data?.message;
    if (said === undefined || answer.status < 400)
      throw new CouldNotTell('wrong-format', `${origin.name}: the answer is none of Grafana's`, origin.remedy);
    return { asked: true, findings: [errorOf(of, said)] };
  }
  const told = queries.map(({ refId }) => ({ refId, result: read.data.results[refId] }));
  const missing = told.find(({ result }) => result === undefined);
  if (missing !== undefined)
    throw new CouldNotTell('truncated', `${of}: no answer to query ${missing.refId}`, 'Open the panel in Grafana.');
  const errors = told.filter(({ result }) => result?.error !== undefined || (result?.status ?? 200) >= 400);
  if (errors.length > 0)
    return {
      asked: true,
      findings: errors.map(({ refId, result }) =>
        errorOf(of, `query ${refId}: ${result?.error ?? `status ${result?.status}`}`),
      ),
    };
  const empty = told.filter(({ result }) => !hasData(result?.frames ?? []));
  if (empty.length === 0 || wanted.allowEmpty.some(title => fitsWildcard(panel.title, title)))
    return { asked: true, findings: [] };
  if (guessed.length > 0) {
    const message = `${of}: no data, and the dashboard does not say what its variables ${guessed.join(', ')} hold`;
    throw new CouldNotTell('nothing-checked', message, 'Save the dashboard with a value for each variable.');
  }
  const isWhole = empty.length === told.length;
  const which = isWhole ? 'no data in the window' : `no data for query ${empty.map(({ refId }) => refId).join(', ')}`;
  return { asked: true, findings: [found(isWhole ? 'panel-empty' : 'query-empty', of, `${of}: ${which}`)] };
}

const errorOf = (of: string, said: string): Finding => found('panel-error', of, `${of}: ${clip(oneLine(said), 300)}`);
