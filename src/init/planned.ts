import { slugOf } from '../checklist/slugs.js';
import { asksPeople, type Entry, type Proposal } from './draft.js';
import type { Said } from './list/sheet.js';
import { same } from './merge.js';

/** A task that people do after a deployment. */
export interface FollowUp {
  readonly id: string;
  readonly title: string;
  readonly within: string;
  readonly covers: readonly string[];
  readonly body: string | undefined;
  readonly from: readonly Said[];
}

/** One stage of the config to be. */
export interface PlannedStage {
  readonly name: string;
  readonly entries: readonly Entry[];
  /** Ids of entries whose failure takes the release back. */
  readonly triggers: readonly string[];
  /** Slugs of lines that are conditions of a rollback, or its steps. */
  readonly conditions: readonly string[];
  readonly steps: readonly Entry[];
  /** Ids of entries that must hold after the way back. */
  readonly verifyBack: readonly string[];
  readonly tasks: readonly FollowUp[];
  /** Lines that the stage before answers by its proof. */
  readonly provenBefore: readonly string[];
  /** Lines of the way back that only people can do. */
  readonly notes: readonly string[];
  readonly watch:
    | { readonly for: string; readonly checks: readonly string[]; readonly covers: readonly string[] }
    | undefined;
}

/** What an entry comes from. */
export interface Origin {
  readonly stage: string;
  readonly phase: Entry['phase'];
  readonly name: string;
  /** What its id is made of; the name unless given. */
  readonly label?: string | undefined;
  readonly section: string | undefined;
  readonly covers: readonly string[];
  readonly from: readonly Said[];
}

const ID_LENGTH = 48;

/** The stages as they are written, entry by entry. Ids are unique within a stage. */
export class StageBook {
  readonly #stages = new Map<
    string,
    {
      -readonly [Key in keyof PlannedStage]: PlannedStage[Key] extends readonly (infer Item)[]
        ? Item[]
        : PlannedStage[Key];
    }
  >();

  /** Adds an entry, or the origin's lines to one that asks the same already. Answers its id. */
  add(proposal: Proposal, origin: Origin): string {
    const stage = this.stage(origin.stage);
    const list = origin.phase === 'way-back' ? stage.steps : stage.entries;
    const at = list.findIndex(
      other =>
        other.kind === proposal.kind &&
        other.phase === origin.phase &&
        !asksPeople(other) &&
        same(other.with, proposal.with),
    );
    const known = list[at];
    if (known) {
      list[at] = {
        ...known,
        covers: [...new Set([...known.covers, ...origin.covers])],
        from: [...known.from, ...origin.from.filter(({ line }) => !known.from.some(each => each.line === line))],
      };
      return known.id;
    }
    const id = this.#freshId(stage.name, [proposal.kind, origin.label ?? origin.name, proposal.hint]);
    list.push({ ...proposal, ...origin, id });
    return id;
  }

  stage(name: string) {
    const known = this.#stages.get(name);
    if (known) return known;
    const fresh = {
      name,
      entries: [],
      triggers: [],
      conditions: [],
      steps: [],
      verifyBack: [],
      tasks: [],
      provenBefore: [],
      notes: [],
      watch: undefined,
    };
    this.#stages.set(name, fresh);
    return fresh;
  }

  has(name: string): boolean {
    return this.#stages.has(name);
  }

  get all(): readonly PlannedStage[] {
    return [...this.#stages.values()];
  }

  #freshId(stage: string, [kind = '', name = '', hint]: readonly (string | undefined)[]): string {
    const { entries, steps, tasks } = this.stage(stage);
    const taken = new Set([...entries, ...steps, ...tasks].map(({ id }) => id));
    const words =
      slugOf(name)
        .replace(/[^a-z0-9-]+/g, '-')
        .slice(0, ID_LENGTH)
        .replace(/-[^-]*$/, cut => (slugOf(name).length > ID_LENGTH ? '' : cut)) || kind;
    const base = words.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') || kind;
    const wanted = [
      base,
      `${base}-${hint === undefined ? kind : slugOf(hint).replace(/[^a-z0-9-]+/g, '-')}`,
      `${base}-${kind}`,
    ];
    const free = wanted.find(id => !taken.has(id) && /^[a-z0-9][a-z0-9-]*$/.test(id));
    if (free !== undefined) return free;
    for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
