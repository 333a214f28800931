import { z } from 'zod';
import { bag, LEVELS } from './severity.js';

/** Tools write levels of their own; what is no level of the format says nothing. */
const level = z.enum(LEVELS).nullish().catch(undefined);
const text = z.string().nullish();
const message = z.object({ text, markdown: text }).nullish().catch(undefined);
const position = z.int().nullish();

const component = z.object({
  name: z.string(),
  version: text,
  semanticVersion: text,
  rules: z
    .array(
      z.object({
        id: z.string().catch(''),
        name: text,
        shortDescription: message,
        helpUri: text,
        defaultConfiguration: z.object({ level }).nullish().catch(undefined),
        properties: bag,
      }),
    )
    .nullish(),
});

const result = z.object({
  ruleId: text,
  ruleIndex: position,
  rule: z.object({ id: text, index: position, toolComponent: z.object({ index: position }).nullish() }).nullish(),
  kind: text,
  level,
  message,
  baselineState: text,
  suppressions: z.array(z.object({ status: text })).nullish(),
  properties: bag,
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            artifactLocation: z.object({ uri: text, index: position }).nullish(),
            region: z.object({ startLine: position }).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

const notifications = z.array(z.object({ level: text })).nullish();

/** A SARIF 2.1.0 log as far as it is read: loosely, since few tools keep to the schema. */
export const sarifLog = z.object({
  runs: z.array(
    z.object({
      tool: z.object({ driver: component, extensions: z.array(component).nullish() }),
      invocations: z
        .array(
          z.object({
            executionSuccessful: z.boolean().nullish(),
            startTimeUtc: text.catch(undefined),
            endTimeUtc: text.catch(undefined),
            toolExecutionNotifications: notifications,
            toolConfigurationNotifications: notifications,
          }),
        )
        .nullish(),
      artifacts: z.array(z.object({ location: z.object({ uri: text }).nullish() })).nullish(),
      externalPropertyFileReferences: z.object({ results: z.array(z.unknown()).nullish() }).nullish(),
      results: z.array(result).nullable(),
    }),
  ),
});
