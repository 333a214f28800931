import { SaxesParser } from 'saxes';
import { CouldNotTell } from '../../could-not-tell.js';
import type { ByteSource } from './byte-source.js';
import { decodeXml } from './encoding.js';
import { RunShortener } from './runs.js';

/** No report nests deeper; without a limit a file of opening tags would fill the memory. */
const MAX_DEPTH = 256;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Counted from 1. */
  readonly line: number;
}

interface XmlHandlers {
  readonly open: (element: XmlElement) => void;
  readonly close: (name: string) => void;
  /** Text and CDATA, references resolved, in pieces; of a very long one only the head. */
  readonly text: (text: string) => void;
  readonly comment?: (text: string) => void;
  /** Elements whose text is not asked for and may be left out, `system-out`. */
  readonly unread?: readonly string[];
}

/**
 * Reads an XML file strictly and as a stream, in a fixed amount of memory. Throws `CouldNotTell`: `truncated` where it is
 * empty or ends early, `wrong-format` with line and column where it is not well-formed. Declared entities are refused,
 * external ones never read.
 */
export async function readXml(source: ByteSource, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ position: true, xmlns: false } as const);
  const shortener = new RunShortener(source.name, handlers.unread);
  let depth = 0;
  let empty = true;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw tooDeep(source.name);
    handlers.open({ name, attributes, line: parser.line + shortener.lines });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(name);
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  if (handlers.comment) parser.on('comment', handlers.comment);
  let ending = false;
  parser.on('error', error => {
    // The parser counts the lines that it sees.
    const what = error.message.replace(/^\d+/, line => String(Number(line) + shortener.lines));
    throw ending ? endsEarly(source.name, what) : malformed(source.name, what);
  });
  const pass = (text: string) => parser.write(text);
  for await (const text of decodeXml(source)) {
    empty &&= text.trim() === '';
    shortener.add(text, pass);
  }
  if (empty) throw new CouldNotTell('truncated', `${source.name}: is empty`, 'Look whether its writer was cut off.');
  parser.write(shortener.finish());
  ending = true;
  parser.close();
}

const malformed = (name: string, what: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}:${what}`, 'Look at the file there, and at what wrote it.');

const endsEarly = (name: string, what: string): CouldNotTell =>
  new CouldNotTell(
    'truncated',
    `${name}: ends early at ${what}`,
    'Look whether its writer was cut off, and run it again.',
  );

const tooDeep = (name: string): CouldNotTell =>
  new CouldNotTell('unsupported', `${name}: elements nest deeper than ${MAX_DEPTH}`, 'Name the report of a test tool.');
