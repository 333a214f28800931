export interface Position {
  /** Both count from 1; the column in UTF-16 units, as editors count. */
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) this.#starts.push(index + 1);
    }
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (this.#starts[low] ?? 0)) + 1 };
  }

  /** The offset of a line's column; the text's start where there is no such line. */
  offset({ line, column }: Position): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }
}
