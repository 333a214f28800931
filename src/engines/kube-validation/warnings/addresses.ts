import type { KubePath } from '../../kube-yaml/value.js';
import type { At } from '../at.js';
import { readAddress, readRange, showAddress, strictAddress, strictRange } from '../text/addresses.js';

/** Addresses that are read today, and will not be for ever. */
export function warnOfAddress(at: At, text: string, ...path: KubePath): void {
  const bytes = readAddress(text);
  if (!bytes || at.minor < 33) return;
  const why = strictAddress(text);
  if (why !== undefined) at.refuse(`${text} ${why}, as a later version of Kubernetes will insist`, ...path);
}

export function warnOfRange(at: At, text: string, ...path: KubePath): void {
  const range = readRange(text);
  if (!range || at.minor < 33) return;
  if (range.address.join() !== range.network.join())
    at.refuse(`${text} may mean ${showAddress(range.network)}/${range.bits} or a single address`, ...path);
  else {
    const why = strictRange(text);
    if (why !== undefined) at.refuse(`${text} ${why}, as a later version of Kubernetes will insist`, ...path);
  }
}
