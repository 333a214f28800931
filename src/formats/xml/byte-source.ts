/** A file as it comes: the name that errors show, and its bytes in order. */
export interface ByteSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}
