export interface Row {
  readonly what: string;
  readonly figure?: number;
  readonly unit?: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly detail?: string;
  readonly failure?: string;
}

export function isKept(row: Row): boolean;
export function tableOf(rows: readonly Row[]): string;
export function circumstances(date: Date, names?: readonly string[]): string;
export function putInto(page: string, text: string): string;
