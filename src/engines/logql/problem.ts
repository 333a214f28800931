/** What is wrong with a query, and where in its text. */
export interface LogqlProblem {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Thrown at the first thing that Loki's parser would refuse; `parseLogql` catches it. */
export class Refused extends Error {
  readonly from: number;
  readonly to: number;

  constructor(message: string, { from, to }: { readonly from: number; readonly to: number }) {
    super(message);
    this.from = from;
    this.to = to;
  }
}
