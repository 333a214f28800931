/** Milliseconds since an arbitrary start. */
export const now = (): number => performance.now();

/** Marks that a connection leaves while it is made. */
export interface Marks {
  dns?: number;
  connect?: number;
  tls?: number;
}
