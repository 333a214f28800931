import { slugOf } from '../checklist/slugs.js';

/** A role of the config: who signs in which stage. */
export interface Role {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
}

/** What a role is asked about, by the words of its title. */
const FIELDS: readonly (readonly [title: RegExp, field: RegExp])[] = [
  [
    /\bqa\b|quality|test/i,
    /\btest|smoke|\bqa\b|functional|critical path|user can|features?|login|payment|browser|device|accessib|ui\b|regression/i,
  ],
  [
    /product|owner|business|stakeholder|marketing|communicat/i,
    /status page|users?\b|customer|communicat|stakeholder|feedback|notif|announce|support|marketing|release notes|legal|business|blog|social/i,
  ],
  [/security|ciso/i, /secur|vulnerab|secret|penetration|owasp|gdpr|privacy|compliance/i],
  [
    /devops|ops|sre|infrastructure|platform|release|operations/i,
    /cluster|deploy|backup|monitor|dns|ssl|tls|infra|rollback|standby|on-?call|incident|server|network|firewall|resource|log|alert|dashboard|certificate|recovery|contact|channel/i,
  ],
  [/dba|database|data/i, /database|migration|schema|sql/i],
];

/** Titles that a line of a page of signatures has. */
const TITLE =
  /\b(?:lead|manager|owner|director|engineer|architect|officer|cto|ceo|ciso|cio|vp|qa|devops|sre|ops|developer|team|captain|shepherd|approver|reviewer|stakeholders?|security|product|operations|management|head)\b/i;

/** The title of a role that a line is for somebody to sign on as; undefined where it asks for something else. */
export function titleIn(text: string): string | undefined {
  const title = text
    .replace(/[:\s]*(?:date|signature|name|signed|approved by).*$/i, '')
    .replace(/[:\s-]+$/, '')
    .trim();
  const short = title.replace(/\s*(?:sign[\s-]?off|approval|approved|review(?:ed)?)$/i, '').trim();
  if (title === '' || title.split(' ').length > 5 || !TITLE.test(short === '' ? title : short)) return undefined;
  return title;
}

const FALLBACK = 'Release Owner';

/** The roles of a config, made as they are needed: an approval does not tell for which of two stages it was given. */
export class Roles {
  readonly #titles: readonly string[];
  readonly #signing: ReadonlyMap<string, readonly string[]>;
  readonly #made = new Map<string, Role>();

  /** `signing` is what the list's pages of signatures say, by stage. */
  constructor(signing: ReadonlyMap<string, readonly string[]>) {
    this.#signing = signing;
    this.#titles = [...new Set([...signing.values()].flat())];
    for (const [stage, titles] of signing) for (const title of titles) this.#role(stage, title);
  }

  /** Whether the list says who signs at all. */
  get areGuessed(): boolean {
    return this.#titles.length === 0;
  }

  /** The role whose field a line is in, among those that sign the stage. */
  for(stage: string, text: string): Role {
    const titles = this.#signing.get(stage) ?? this.#titles;
    for (const [title, field] of FIELDS) {
      const fitting = titles.find(each => title.test(each));
      if (fitting !== undefined && field.test(text)) return this.#role(stage, fitting);
    }
    return this.#role(stage, titles[0] ?? FALLBACK);
  }

  of(stage: string): readonly Role[] {
    return [...this.#made.values()].filter(role => role.stage === stage);
  }

  get all(): readonly Role[] {
    return [...this.#made.values()];
  }

  #role(stage: string, title: string): Role {
    const key = `${stage}\n${slugOf(title)}`;
    const known = this.#made.get(key);
    if (known) return known;
    const plain = slugOf(title);
    const isTaken = [...this.#made.values()].some(({ id }) => id === plain);
    const isOnlyHere = this.#stagesOf(title).every(each => each === stage);
    const id = (stage === 'production' || isOnlyHere) && !isTaken ? plain : `${stage}-${plain}`;
    const role = { id, title, stage };
    this.#made.set(key, role);
    return role;
  }

  #stagesOf(title: string): readonly string[] {
    return [...this.#signing].filter(([, titles]) => titles.includes(title)).map(([stage]) => stage);
  }
}
