import { clip } from '../text/clip.js';
import type { Context } from './draft.js';
import type { Place } from './list/placement.js';
import type { Said, Task } from './list/sheet.js';
import type { Origin, StageBook } from './planned.js';
import type { Roles } from './roles.js';
import type { Command } from './shell/command.js';

/** A line with its place and what is written in code below it. */
export interface PlacedTask {
  readonly task: Task;
  readonly place: Place;
  readonly commands: readonly Command[];
  readonly parent: PlacedTask | undefined;
  readonly hasChildren: boolean;
  /** Whether a later line of its stage still changes something. */
  readonly isBeforeChanges: boolean;
}

/** What planning a line writes into. */
export interface Desk {
  readonly book: StageBook;
  readonly roles: Roles;
  readonly excuse: (item: string, reason: string, line: number) => void;
  readonly contextOf: (stage: string, about: string) => Context;
}

export const aboutOf = ({ task, parent }: PlacedTask): string =>
  [parent?.task.text, task.text].filter(Boolean).join(': ');

export function originOf({ task, place }: PlacedTask, phase: Origin['phase'], title?: string): Origin {
  const from: Said[] = [{ text: task.text, line: task.line }];
  return {
    stage: place.stage,
    phase,
    label: task.text,
    name: nameOf(title === undefined ? task.text : `${task.text}: ${title}`),
    section: place.section,
    covers: task.slug === undefined ? [] : [task.slug],
    from,
  };
}

const NAME_LENGTH = 100;

export const nameOf = (text: string): string => {
  const said = text.replace(/[:\s]+$/, '');
  return clip(said, NAME_LENGTH);
};
