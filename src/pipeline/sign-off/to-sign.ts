import type { Config, Stage } from '../../config/schema.js';
import type { Result, RoleToSign } from '../../report/report.js';
import { rolesOf, signersOf } from './roles.js';

/** What each role of the stage is asked to sign; undefined where nobody signs it off. */
export function toSign(
  config: Config,
  { stage, results }: { readonly stage: Stage; readonly results: readonly Result[] },
): readonly RoleToSign[] | undefined {
  if (!stage['sign-off']) return undefined;
  return [...rolesOf(config, stage)].map(([name, role]) => ({
    role: name,
    title: role.title,
    by: signersOf(role),
    checks: results
      .filter(({ status, attestedBy }) => status === 'pending' && attestedBy?.role === name)
      .map(({ id }) => id),
  }));
}

/** Lines that wait for a role which does not sign the stage off: nothing will ever make them pass. */
export function orphanNotices({
  stage,
  results,
}: {
  readonly stage: Stage;
  readonly results: readonly Result[];
}): readonly string[] {
  const roles = stage['sign-off']?.roles ?? [];
  return results.flatMap(({ id, status, attestedBy }) =>
    status !== 'pending' || !attestedBy || roles.includes(attestedBy.role)
      ? []
      : [`${id} waits for ${attestedBy.role}, which does not sign this stage off: add it to \`sign-off.roles\`.`],
  );
}
