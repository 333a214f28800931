type Answer = 'fail' | 'pass' | 'open';
export function argo(
  samples: readonly number[],
  at: { readonly limit: number; readonly failureLimit?: number },
): Answer;
export function flagger(
  samples: readonly number[],
  at: { readonly limit: number; readonly threshold?: number },
): Answer;
export function kayenta(
  baseline: readonly number[],
  canary: readonly number[],
  at?: { readonly allowedIncrease?: number },
): Answer;
