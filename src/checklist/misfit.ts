/** Something in the config that does not fit the list. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
