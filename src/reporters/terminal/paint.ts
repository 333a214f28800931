import { styleText } from 'node:util';
import type { Result, Status } from '../../report/report.js';
import { oneLine } from '../../text/visible.js';

type Style = Parameters<typeof styleText>[0];

/** Puts text in a style, or leaves it as it is where the terminal shall have no colours. */
export type Paint = (style: Style, text: string) => string;

export const painter = (color: boolean): Paint =>
  color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;

const SIGNS: Readonly<Record<Status, { readonly sign: string; readonly style: Style }>> = {
  passed: { sign: '✔', style: 'green' },
  failed: { sign: '✖', style: 'red' },
  errored: { sign: '?', style: 'yellow' },
  skipped: { sign: '–', style: 'gray' },
  waived: { sign: '~', style: 'magenta' },
  pending: { sign: '…', style: 'yellow' },
};

/** The sign of a result's status; what blocks nothing is never red. */
export const signOf = ({ status, required }: Pick<Result, 'status' | 'required'>, paint: Paint): string => {
  const { sign, style } = SIGNS[status];
  return paint(!required && status === 'failed' ? 'yellow' : style, sign);
};

/** Text of a tool's on one line, without anything that the terminal would obey. */
export const plain = (text: string): string => oneLine(text);
