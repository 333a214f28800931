import type { z } from 'zod';
import { duration, int, listOf, mapOf, strict, text } from '../fields.js';

const rule = strict({
  record: text,
  alert: text,
  expr: text,
  for: duration,
  keep_firing_for: duration,
  labels: mapOf(text),
  annotations: mapOf(text),
});

const group = strict({
  name: text,
  interval: duration,
  query_offset: duration,
  limit: int,
  rules: listOf(rule),
  labels: mapOf(text),
});

/** A rule file, model/rulefmt of Prometheus 3. */
export const ruleFileSchema = strict({ groups: listOf(group) });

export type RuleGroup = z.output<typeof group>;
export type Rule = z.output<typeof rule>;
