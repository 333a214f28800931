import { textOf } from '../alertmanager-config/model.js';
import { parsePrometheusDuration } from '../promql/lexing/number-literal.js';

const GO = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;

/** A duration in milliseconds, as Prometheus (`30d`) or Go (`1.5h`) writes it; undefined where it is none. */
export function durationMs(text: string): number | undefined {
  const plain = parsePrometheusDuration(text);
  if (plain !== undefined) return plain;
  const parts = text === '' ? null : GO.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
}

/** What is filled in when Loki starts (`-config.expand-env`). */
export const isFilledIn = (text: string): boolean => /\$\{?\w|\{\{/.test(text);

/** A word of YAML that means yes. */
export const isTrue = (value: unknown): boolean => /^(?:true|yes|on|y)$/i.test(textOf(value) ?? '');
