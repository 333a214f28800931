import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { commands, type Gate, gate } from './gate.js';
import { type ArtifactFault, runtimeToken, startArtifactService } from './github/artifact-service.js';
import { attestations, startSigstore } from './github/sigstore.js';
import type { GitHubSetting } from './github-api.js';
import type { Job } from './runner.js';

export interface KeepSetting extends GitHubSetting {
  /** What the service for artifacts does instead. */
  readonly artifacts?: ArtifactFault | 'hang' | undefined;
  /** The status with which no certificate is signed. */
  readonly certificates?: number | undefined;
  /** Whether the token may write attestations. */
  readonly mayAttest?: boolean | undefined;
}

export interface Kept extends Gate {
  readonly warnings: readonly string[];
  /** What was uploaded: its name, and its files' text by path; undefined where nothing was. */
  readonly artifact: { readonly name: string; readonly files: Readonly<Record<string, string>> } | undefined;
  readonly blob: Buffer;
  /** Calls to the service for artifacts, and what the storage behind it was told that it must not be. */
  readonly calls: Awaited<ReturnType<typeof startArtifactService>>['calls'];
  readonly leaked: readonly string[];
  /** What was signed and kept. */
  readonly statements: readonly unknown[];
  /** Requests to whoever signs certificates and times, and the tokens with which an identity was asked for. */
  readonly signing: { readonly requests: readonly string[]; readonly tokens: readonly (string | undefined)[] };
}

const named = z.object({ name: z.string() });

/** Runs the action where it can upload and sign: against stand-ins for both, and a GitHub of its own. */
export async function keep(job: Parameters<typeof gate>[0], setting: KeepSetting = {}): Promise<Kept> {
  const { artifacts, certificates, mayAttest = true, areas = [], ...github } = setting;
  await using service = await startArtifactService(artifacts);
  await using sigstore = await startSigstore(certificates === undefined ? {} : { certificates });
  const kept = attestations({ mayWrite: mayAttest });
  const env = { ...sigstore.env, ACTIONS_RESULTS_URL: service.url, ACTIONS_RUNTIME_TOKEN: runtimeToken, ...job.env };
  const inputs: Job['inputs'] = { comment: 'never', ...job.inputs };
  const done = await gate({ ...job, env, inputs }, { ...github, areas: [kept.area, ...areas] });
  const { calls, leaked } = service;
  const blob = service.blob();
  const isWhole = calls.some(({ method }) => method === 'FinalizeArtifact');
  return {
    ...done,
    warnings: commands(done.ended, 'warning'),
    artifact: isWhole && blob.length > 0 ? { ...named.parse(calls[0]?.body), files: textsIn(blob) } : undefined,
    blob,
    calls,
    leaked,
    statements: kept.statements,
    signing: sigstore,
  };
}

const textsIn = (archive: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(archive)).map(([path, data]) => [path, strFromU8(data)]));
