import type { Context, Proposal } from '../draft.js';
import type { Command } from '../shell/command.js';
import { effectOf } from '../shell/effects.js';
import { configurationTools } from './configuration.js';
import { dataTools } from './data.js';
import { deliveryTools } from './delivery.js';
import { imageTools } from './images.js';
import { kubernetesTools } from './kubernetes.js';
import { networkTools } from './network.js';
import { asCommand, type Recognisers } from './reading.js';
import { securityTools } from './security.js';
import { testTools } from './tests.js';

const FAMILIES: readonly Recognisers[] = [
  dataTools,
  testTools,
  imageTools,
  securityTools,
  kubernetesTools,
  deliveryTools,
  configurationTools,
  networkTools,
];

/** What becomes of one command: entries, or who does it by hand and why. */
export type Recognised = { readonly entries: readonly Proposal[] } | { readonly byHand: string };

/**
 * The kinds that prove what a command proves. A command that changes something is never a check; what nobody knows to be
 * harmless is neither, and a person is asked about it.
 */
export function recognise(command: Command, context: Context): Recognised {
  for (const family of FAMILIES) {
    const entries = family[command.program]?.(command, context);
    if (entries !== undefined) return { entries };
  }
  if (hasPlaceholder(command)) return { byHand: `\`${command.text}\` has a blank to fill in` };
  const effect = effectOf(command);
  if (effect === 'changes') return { entries: [{ ...asCommand(command), changes: true }] };
  if (effect === 'unknown') return { byHand: `nobody knows whether \`${command.text}\` changes something` };
  return command.isPiped
    ? { byHand: `\`${command.text}\` is a part of a pipeline` }
    : { entries: [asCommand(command)] };
}

/** `[POD_NAME]`, `<version>`, `$VERSION`, `vX.Y.Z`. */
export const hasPlaceholder = ({ args }: Command): boolean =>
  args.some(
    word => /<[^>]+>|\[[A-Z_ ]+\]|\$\{?\w|\{\{|\bX\.Y(?:\.Z)?\b|\bYOUR[_-]/i.test(word) && !/^\$\{\{/.test(word),
  );
