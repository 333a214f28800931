import type { At } from '../at.js';
import { isOn } from '../gates.js';

/** When a container of its own is started again. */
export function validateRestartRules(container: At): void {
  const rules = container.list('restartPolicyRules');
  if (container.has('restartPolicy')) container.oneOf('restartPolicy', ['Always', 'Never', 'OnFailure']);
  else if (rules.length > 0) container.refuse('must be given with restartPolicyRules', 'restartPolicy');
  if (rules.length > 20) container.refuse('must hold 20 rules at most', 'restartPolicyRules');
  const actions = isOn('RestartAllContainersOnContainerExits', container)
    ? ['Restart', 'RestartAllContainers']
    : ['Restart'];
  for (const rule of rules) {
    rule.needOneOf('action', actions);
    const codes = rule.child('exitCodes');
    if (!codes) {
      rule.refuse('must be given', 'exitCodes');
      continue;
    }
    codes.needOneOf('operator', ['In', 'NotIn']);
    if (codes.values('values').length > 255) codes.refuse('must hold 255 values at most', 'values');
  }
}
