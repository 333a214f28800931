import measure from 'fast-string-truncated-width';

/** A table of Markdown. Cells are Markdown already: one line each, without a bare `|`. Columns that are empty throughout are left out. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, column) => rows.some(row => (row[column] ?? '') !== ''));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => kept[column]).join(' | ')} |`;
  const cellsOf = (row: readonly string[]): readonly string[] => head.map((_, column) => row[column] ?? '');
  return [line(head), line(head.map(() => '---')), ...rows.map(row => line(cellsOf(row)))].join('\n');
}

/** Columns of plain text for a terminal, two spaces apart; the last is not filled up. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return rows.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns that a terminal needs to show the text; its colours take none. */
export const widthOf = (text: string): number => measure(text).width;

/** As much of a line as fits into `columns`, ended by `…` where that is not all of it. */
export function fitColumns(line: string, columns: number): string {
  for (let limit = columns; ; limit -= 1) {
    const fitting = measure(line, { limit, ellipsis: '…', ellipsisWidth: 1 });
    if (!fitting.truncated) return line;
    // What was cut off may have held the end of a colour.
    const reset = line.includes('\u001b') ? '\u001b[0m' : '';
    const cut = `${line.slice(0, fitting.index)}${fitting.ellipsed ? '…' : ''}${reset}`;
    // It forgets a character between two runs that it knows, such as `…`, and cuts too late then.
    if (limit <= 0 || widthOf(cut) <= columns) return cut;
  }
}

/** Narrower than this every line would be a word or two. */
const NARROWEST = 30;

/**
 * A line broken at its spaces into lines of at most `columns`, those after the first indented by `hang`. A word that is
 * longer, such as a path or an address, stays whole, so that it can be copied and clicked.
 */
export function wrapColumns(line: string, { columns, hang }: { readonly columns: number; readonly hang: number }) {
  if (columns < NARROWEST || widthOf(line) <= columns) return line;
  const indent = ' '.repeat(Math.min(hang, columns - NARROWEST / 2));
  const lines: string[] = [];
  let last = '';
  for (const word of line.split(/(?<=\S)(?= )/)) {
    if (last === '' || widthOf(last + word) <= columns) last += word;
    else {
      lines.push(last);
      last = indent + word.trimStart();
    }
  }
  return [...lines, last].join('\n');
}
