import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type JsonOrigin, readValue } from './json.js';

const location = z.object({
  physicalLocation: z
    .object({
      artifactLocation: z.object({ uri: z.string().nullish() }).nullish(),
      region: z.object({ startLine: z.int().nullish() }).nullish(),
    })
    .nullish(),
});

const log = z.object({
  runs: z.array(
    z.object({
      tool: z.object({ driver: z.object({ name: z.string(), rules: z.array(z.unknown()).nullish() }) }),
      invocations: z.array(z.object({ executionSuccessful: z.boolean().nullish() })).nullish(),
      results: z
        .array(
          z.object({
            ruleId: z.string().nullish(),
            rule: z.object({ id: z.string().nullish() }).nullish(),
            locations: z.array(location).nullish(),
          }),
        )
        .nullable(),
    }),
  ),
});

export interface SarifResult {
  readonly rule: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** One run of one tool. */
export interface SarifRun {
  readonly tool: string;
  /** False where the run says that it failed. */
  readonly successful: boolean;
  /** How many rules it says that it has. */
  readonly rules: number;
  readonly results: readonly SarifResult[];
}

/** True for a SARIF log of any version. */
export const isSarif = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'runs' in value && Array.isArray(value.runs);

/** Reads places and rules of a SARIF 2.1.0 log. Messages and snippets may hold what was found and stay behind. */
export function readSarif(value: unknown, origin: JsonOrigin): readonly SarifRun[] {
  return readValue(value, log, origin).runs.map(({ tool, invocations, results }) => ({
    tool: tool.driver.name,
    rules: tool.driver.rules?.length ?? 0,
    // `results: null` means that the tool could not even start (SARIF 2.1.0, §3.14.23).
    successful:
      results !== null && (invocations ?? []).every(({ executionSuccessful }) => executionSuccessful !== false),
    results: (results ?? []).map(({ ruleId, rule, locations }) => {
      const place = locations?.[0]?.physicalLocation;
      return {
        rule: ruleId ?? rule?.id ?? 'unknown',
        file: pathOf(place?.artifactLocation?.uri),
        line: place?.region?.startLine ?? undefined,
      };
    }),
  }));
}

function pathOf(uri: string | null | undefined): string | undefined {
  if (!uri) return undefined;
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
