interface Mutant {
  readonly expression: string;
  readonly kind: string;
}

export const KINDS: readonly string[];
export function randomFrom(seed: number): () => number;
export function mutantsOf(
  expressions: readonly string[],
  setting: { readonly seed: number; readonly count: number },
): readonly Mutant[];
