/** A piece of text and the line of the list that it stands on, counting from 1. */
export interface Said {
  readonly text: string;
  readonly line: number;
}

/** Something that looks like a program's text: a block of code, or code within a line. */
export interface Code extends Said {
  readonly language: string | undefined;
}

/** One line of a list that asks for something. */
export interface Task extends Said {
  /** The slug of its box; undefined where it has none. */
  readonly slug: string | undefined;
  /** Headings above it, and short lines that stand for headings, outermost first. */
  readonly headings: readonly string[];
  /** The task that it stands in, as an index. */
  readonly parent: number | undefined;
  /** Plain lines below it: attributes or conditions. */
  readonly conditions: readonly Said[];
  readonly code: readonly Code[];
  /** Who is named beside it, in a column or in brackets. */
  readonly owner: string | undefined;
}

/** What stands beside no task: code under a heading, and lines that no box leads. */
export interface Loose {
  readonly headings: readonly string[];
  readonly code: readonly Code[];
  readonly lines: readonly Said[];
}

/** A written list as far as a config can be made of it. */
export interface Sheet {
  readonly title: string | undefined;
  readonly hasBoxes: boolean;
  readonly tasks: readonly Task[];
  readonly loose: readonly Loose[];
  /** `Next review`, `Last updated` …: label and value. */
  readonly dates: readonly { readonly label: string; readonly value: string; readonly line: number }[];
  /** Rows of tables of signatures: the title of a role, and the headings above. */
  readonly signatures: readonly {
    readonly title: string;
    readonly headings: readonly string[];
    readonly line: number;
  }[];
}
