/** Reads the lengths of OpenPGP packets (RFC 9580) as a stream: whether the message is there to its end. */
export class PacketReader {
  #state: 'tag' | 'length' | 'body' = 'tag';
  #header: number[] = [];
  #left = 0;
  #partial = false;
  #packets = 0;
  #broken: string | undefined;

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.#broken === undefined; ) {
      if (this.#state === 'body') {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
        if (this.#left === 0) this.#endBody();
        continue;
      }
      this.#header.push(chunk[at] ?? 0);
      at += 1;
      this.#readHeader();
    }
  }

  /** Why the message is not whole; undefined where it is. */
  end(): string | undefined {
    if (this.#broken !== undefined) return this.#broken;
    if (this.#packets === 0) return 'it holds no packet';
    return this.#state === 'tag' && this.#header.length === 0 ? undefined : 'it ends within a packet';
  }

  #endBody(): void {
    this.#state = this.#partial ? 'length' : 'tag';
    if (!this.#partial) this.#packets += 1;
    this.#header = [];
  }

  #readHeader(): void {
    const [first = 0] = this.#header;
    if (this.#state === 'tag' && (first & 0x80) === 0) {
      this.#broken = 'a packet begins with no tag';
      return;
    }
    if (this.#state === 'tag' && (first & 0x40) === 0) this.#readOldLength(first);
    else this.#readNewLength(this.#state === 'tag' ? this.#header.slice(1) : this.#header);
  }

  #readOldLength(first: number): void {
    const bytes = [1, 2, 4][first & 3];
    if (bytes === undefined) this.#begin(Number.POSITIVE_INFINITY, false);
    else if (this.#header.length === 1 + bytes)
      this.#begin(
        this.#header.slice(1).reduce((sum, byte) => sum * 256 + byte, 0),
        false,
      );
  }

  #readNewLength([first, ...rest]: readonly number[]): void {
    if (first === undefined) return;
    if (first < 192) this.#begin(first, false);
    else if (first < 224) {
      if (rest.length === 1) this.#begin((first - 192) * 256 + (rest[0] ?? 0) + 192, false);
    } else if (first < 255) this.#begin(2 ** (first & 0x1f), true);
    else if (rest.length === 4)
      this.#begin(
        rest.reduce((sum, byte) => sum * 256 + byte, 0),
        false,
      );
  }

  #begin(length: number, partial: boolean): void {
    this.#left = length;
    this.#partial = partial;
    this.#state = 'body';
    if (length === 0) this.#endBody();
  }
}
