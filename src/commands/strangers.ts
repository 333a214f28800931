import { UsageError } from '../usage-error.js';
import type { World } from './world.js';

/** Events whose payload says whether the code may be a stranger's. */
const RISKY: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);

/**
 * Events that nobody outside the repository can cause with the repository's secrets at hand. A pull request of a fork gets
 * none. Everything else (`issue_comment`, `issues`, `discussion` …) anybody can cause, and the job has the secrets.
 */
const SAFE: ReadonlySet<string> = new Set(
  `local push schedule workflow_dispatch repository_dispatch release merge_group deployment deployment_status create delete
  pull_request pull_request_review pull_request_review_comment page_build registry_package branch_protection_rule
  check_run check_suite status public workflow_call`.split(/\s+/),
);

/**
 * Throws `UsageError` where the checkout may hold a stranger's code beside the repository's secrets: the config, the
 * commands in it and the files of their tools would then be the stranger's.
 */
export async function refuseStrangers(env: World['env']): Promise<void> {
  const event = env.GITHUB_EVENT_NAME || 'local';
  if (SAFE.has(event)) return;
  const why = RISKY.has(event) ? await strangerOf(env) : await foreignCheckout(event, env);
  if (why === undefined) return;
  throw new UsageError(
    `no check is run: ${why}, and this job holds the repository's secrets; use the event pull_request`,
  );
}

async function strangerOf(env: World['env']): Promise<string | undefined> {
  const { readWorkflow } = await import('../ports/runner/workflow.js');
  return (await readWorkflow(env)).stranger;
}

/** What the default branch holds is nobody's but the repository's own. */
async function foreignCheckout(event: string, env: World['env']): Promise<string | undefined> {
  const { readCheckout } = await import('../ports/git/git-commit.js');
  const checkout = await readCheckout(env.GITHUB_WORKSPACE || '.', env);
  if (checkout.was === 'known' && checkout.sha === env.GITHUB_SHA) return undefined;
  return `anybody can cause the event ${event}, and the checkout is not known to be of the run's own commit`;
}

/** Throws `UsageError` where Node was told to believe every certificate: whoever is in the way could say anything. */
export function refuseAnyCertificate({ NODE_TLS_REJECT_UNAUTHORIZED: told }: World['env']): void {
  if (told !== '0') return;
  throw new UsageError(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 lets any server pass for the one that is asked: unset it, and name your own authority with NODE_EXTRA_CA_CERTS',
  );
}
