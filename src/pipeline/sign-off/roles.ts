import type { Config, Stage } from '../../config/schema.js';
import type { Role } from './facts.js';

/** The stage's roles, in the order in which it names them. */
export function rolesOf(config: Config, stage: Stage): ReadonlyMap<string, Role> {
  const names = [...new Set(stage['sign-off']?.roles ?? [])];
  return new Map(
    names.flatMap(name => {
      const role = config.roles[name];
      return role ? [[name, role] as const] : [];
    }),
  );
}

/** Who may sign for a role, as part of a sentence. */
export function signersOf({ people, teams, environment }: Role): string {
  const all = [...people.map(login => `@${login}`), ...teams.map(team => `a member of ${team}`)];
  return all.length > 0 ? all.join(' or ') : `a reviewer of the environment ${environment}`;
}
