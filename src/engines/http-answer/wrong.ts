/** What is wrong, or what nobody can tell: parts of sentences behind the path. */
export type Wrong =
  | { readonly message: string; readonly expected: string; readonly actual: string }
  | { readonly unknown: string };
