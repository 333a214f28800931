/** Thrown where go-yaml refuses a document that is well-formed YAML. `offset` counts from the document's start. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly offset: number;
  /** True for a document that would grow beyond all measure when its aliases are written out. */
  readonly bomb: boolean;

  constructor(message: string, offset: number, bomb = false) {
    super(message);
    this.offset = offset;
    this.bomb = bomb;
  }
}
