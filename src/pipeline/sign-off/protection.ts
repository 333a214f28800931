import { audit } from '../../engines/sign-off/audit.js';
import type { EnvironmentRules } from '../../ports/github/approvals.js';
import type { Known, Role, SignOffFacts } from './facts.js';
import { type Place, settingsFor } from './settings.js';

/** A role whose environment protects nothing, and what to change. */
interface Unprotected {
  readonly role: string;
  /** Sentences; the last says what to do. */
  readonly message: string;
}

/** Holds every role's environment against the config: an approval in an unprotected one is worth nothing. */
export function auditEnvironments(
  roles: ReadonlyMap<string, Role>,
  at: { readonly environments: SignOffFacts['environments']; readonly place: Place },
): readonly Unprotected[] {
  return [...roles].flatMap(([name, role]) => {
    const { environment } = role;
    if (environment === undefined) return [];
    const found: Known<EnvironmentRules | undefined> = at.environments.get(name) ?? { unknown: 'nobody has asked' };
    if ('unknown' in found) {
      const message = `${role.title}: could not tell whether the environment ${environment} is protected: ${found.unknown}`;
      return [{ role: name, message: `${message}. The token needs actions: read.` }];
    }
    const defects = audit(found.is, {
      environment,
      people: role.people,
      teams: role.teams,
      allowStarter: role['allow-starter'],
      ref: at.place.ref,
    });
    if (defects.length === 0) return [];
    const what = `${role.title}: the environment ${environment} ${defects.join('; it ')}`;
    return [{ role: name, message: `${what}. ${settingsFor(role, { found: found.is, place: at.place })}` }];
  });
}
