import type { Level } from '../../check.js';
import type { Place } from './file.js';
import type { Project, Service } from './project.js';

/** What a rule found: where, and in words that stand alone. */
export interface Violation {
  readonly place: Place;
  readonly message: string;
  readonly subject?: string | undefined;
  /** Where the subject stands, and may exempt itself; among the services unless given. */
  readonly section?: 'secrets' | 'configs' | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

/** One rule on a Compose project. */
export interface ComposeRule {
  readonly id: string;
  readonly level: Level;
  /** Why it matters, one sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly check: (project: Project) => readonly Violation[];
}

/** True as Compose reads it: in words that YAML 1.1 had for it, too. */
export const isTrue = (value: unknown): boolean => /^(?:true|yes|y|on|t|1)$/i.test(String(value));

type Look = (
  service: Service,
  project: Project,
) => readonly (readonly [path: readonly (string | number)[], message: string])[];

/** A rule that looks at each service by itself: paths inside the service, and what is wrong there. */
export const eachService =
  (look: Look): ComposeRule['check'] =>
  project =>
    project.services.flatMap(service =>
      look(service, project).map(([path, message]) => ({
        place: service.place(path),
        message: `service ${service.name}: ${message}`,
        subject: service.name,
      })),
    );
