import { CouldNotTell } from '../../could-not-tell.js';
import { showInstant } from '../../engines/deploy-window/wall-clock.js';
import { sayOpening } from '../../engines/deploy-window/window.js';
import { askWindow } from '../../facts/deploy-window/freezes.js';
import type { RuledStage } from '../open-stage.js';

type Ruled = Pick<RuledStage, 'stage' | 'ports' | 'world' | 'config' | 'name'>;

/** What `run` and `plan` say of the stage's window; nothing where it has none. */
export async function windowNotes(ruled: Ruled): Promise<readonly string[]> {
  const { window } = ruled.stage;
  if (window === undefined) return [];
  const told = await ask(ruled);
  if ('unknown' in told) return [`Nobody can tell whether ${ruled.name} may be deployed now: ${told.unknown}`];
  const { state } = told;
  if (!state.isOpen)
    return [`${ruled.name} may not be deployed now: ${state.why}; ${sayOpening(state.opens, window.timezone)}.`];
  const until = state.until === undefined ? '' : ` until ${showInstant(state.until, window.timezone)}`;
  return [`${ruled.name} may be deployed now, by its window${until}.`];
}

/**
 * Why a deployment may not begin now; undefined where it may. Where `despite` names a role, its signature opens the window:
 * `signed` are the roles that have signed, undefined as long as nobody can know that.
 */
export async function whyOutside(ruled: Ruled, signed: readonly string[] | undefined): Promise<string | undefined> {
  const { window } = ruled.stage;
  if (window === undefined) return undefined;
  const { despite } = window;
  if (despite !== undefined && (signed === undefined || signed.includes(despite))) return undefined;
  const told = await ask(ruled);
  const title = despite === undefined ? '' : (ruled.config.roles[despite]?.title ?? despite);
  const except = despite === undefined ? '' : `; with the signature of ${title} it may be deployed all the same`;
  if ('unknown' in told) return `nobody can tell whether the window is open: ${told.unknown}${except}`;
  if (told.state.isOpen) return undefined;
  return `${told.state.why}; ${sayOpening(told.state.opens, window.timezone)}${except}`;
}

async function ask({ stage, ports, world }: Ruled) {
  const { window } = stage;
  if (window === undefined) throw new TypeError('a stage without a window is asked for it');
  const { http } = ports.forStep({ id: 'window', attempt: 1 }, world.cancel);
  try {
    return { state: await askWindow(window, { now: ports.clock.now().getTime(), http }) };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { unknown: `${error.message}. ${error.remedy}` };
  }
}
