import { type Place, placeOf } from './list/placement.js';
import type { Sheet, Task } from './list/sheet.js';
import { titleIn } from './roles.js';

/** Titles of roles by the stage that they sign, as the list's pages of signatures say. */
export function signingIn(
  sheet: Sheet,
  placed: readonly { readonly task: Task; readonly place: Place }[],
): ReadonlyMap<string, readonly string[]> {
  const signing = new Map<string, string[]>();
  const add = (stage: string, title: string): void => {
    const titles = signing.get(stage) ?? [];
    if (!titles.includes(title)) signing.set(stage, [...titles, title]);
  };
  for (const { task, place } of placed) {
    const title = place.phase === 'sign-off' ? titleIn(task.text) : undefined;
    if (title !== undefined) add(place.stage, title);
  }
  for (const { title, headings } of sheet.signatures) add(placeOf(headings).stage, titleIn(title) ?? title);
  return signing;
}
