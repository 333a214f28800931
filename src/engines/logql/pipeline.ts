import { nearest } from '../../text/nearest.js';
import type { Cursor } from './cursor.js';
import { Refused } from './problem.js';
import { checkRegexp, readMatcher } from './selector.js';
import type { Token } from './token.js';
import { CONVERSIONS, STAGES } from './words.js';

const LINE_FILTERS = ['|=', '|~', '|>', '!=', '!~', '!>'];

/** What a pipeline holds that its surroundings must know. */
export interface Pipeline {
  /** Where `unwrap` stands; only filters of labels may follow. */
  readonly unwrap: Token | undefined;
}

/** All stages behind a selector. */
export function readPipeline(cursor: Cursor): Pipeline {
  let unwrap: Token | undefined;
  for (;;) {
    if (LINE_FILTERS.some(filter => cursor.is(filter))) {
      if (unwrap) cursor.refuse('behind unwrap only filters of labels may stand');
      readLineFilter(cursor);
    } else if (cursor.is('|')) {
      cursor.take();
      if (unwrap) readLabelFilter(cursor);
      else if (cursor.is('unwrap')) unwrap = readUnwrap(cursor);
      else readStage(cursor);
    } else return { unwrap };
  }
}

/** `|= "x"`, `!= ip("…")`, `|~ "x" or "y"` */
function readLineFilter(cursor: Cursor): void {
  const filter = cursor.take().text;
  do {
    const text = readIp(cursor) ?? cursor.wantKind('string', 'a text in double quotes or backquotes');
    if (filter.endsWith('~')) checkRegexp(text);
    if (filter.endsWith('>')) checkLinePattern(text);
  } while (cursor.skip('or'));
}

function readIp(cursor: Cursor): Token | undefined {
  if (!cursor.isKind('function') || cursor.peek().text !== 'ip') return undefined;
  cursor.take();
  cursor.want('(');
  const text = cursor.wantKind('string', 'an address or a range of addresses in double quotes');
  cursor.want(')');
  return text;
}

function readStage(cursor: Cursor): void {
  const token = cursor.peek();
  const stage = token.kind === 'word' ? token.text : '';
  const read = READERS[stage];
  if (read) {
    cursor.take();
    read(cursor);
    return;
  }
  if (token.kind === 'name' && !isFilterAhead(cursor)) {
    const near = nearest(token.text, STAGES);
    const hint =
      near === undefined
        ? 'expected a stage such as json, or a filter such as level="error"'
        : `did you mean "${near}"?`;
    throw new Refused(`"${token.text}" is no stage; ${hint}`, token);
  }
  readLabelFilter(cursor);
}

const TEXT_COMPARISONS = ['=', '!=', '=~', '!~'];
const COMPARISONS = [...TEXT_COMPARISONS, '==', '>', '>=', '<', '<='];

const isFilterAhead = (cursor: Cursor): boolean => COMPARISONS.some(each => cursor.is(each, 1));

const READERS: Readonly<Record<string, (cursor: Cursor) => void>> = {
  json: cursor => readExtractions(cursor),
  logfmt: cursor => {
    while (cursor.isKind('flag')) cursor.take();
    readExtractions(cursor);
  },
  unpack: () => undefined,
  decolorize: () => undefined,
  regexp: cursor => {
    const text = cursor.wantKind('string', 'a regular expression in backquotes');
    checkRegexp(text);
    if (!/\(\?P?<\w+>/.test(text.value ?? ''))
      throw new Refused('regexp needs a named group, such as (?P<name>.*)', text);
  },
  pattern: cursor => checkPattern(cursor.wantKind('string', 'a pattern in double quotes or backquotes')),
  line_format: cursor => checkTemplate(cursor.wantKind('string', 'a template in double quotes or backquotes')),
  label_format: cursor => {
    do {
      cursor.wantKind('name', 'the name of a label');
      cursor.want('=');
      if (cursor.isKind('name')) cursor.take();
      else checkTemplate(cursor.wantKind('string', 'a label or a template'));
    } while (cursor.skip(','));
  },
  drop: cursor => readNamed(cursor),
  keep: cursor => readNamed(cursor),
};

/** `json a="b.c", d`: each a label, and where it comes from. */
function readExtractions(cursor: Cursor): void {
  if (!cursor.isKind('name')) return;
  do {
    cursor.wantKind('name', 'the name of a label');
    if (cursor.skip('=')) cursor.wantKind('string', 'where the label comes from, in double quotes');
  } while (cursor.skip(','));
}

function readNamed(cursor: Cursor): void {
  do {
    if (isFilterAhead(cursor)) readMatcher(cursor);
    else cursor.wantKind('name', 'the name of a label');
  } while (cursor.skip(','));
}

function readUnwrap(cursor: Cursor): Token {
  const unwrap = cursor.take();
  if (!cursor.isKind('function') || !CONVERSIONS.has(cursor.peek().text)) {
    cursor.wantKind('name', 'the label that holds the value, or duration(…) or bytes(…) of it');
    return unwrap;
  }
  cursor.take();
  cursor.want('(');
  cursor.wantKind('name', 'the name of a label');
  cursor.want(')');
  return unwrap;
}

/** `a="b" and (c > 5 or d < 10ms), e=ip("10.0.0.0/8")` */
function readLabelFilter(cursor: Cursor): void {
  readOneFilter(cursor);
  for (;;) {
    if (cursor.skip('and') || cursor.skip('or') || cursor.skip(',')) readOneFilter(cursor);
    else if (cursor.is('(') || (cursor.isKind('name') && isFilterAhead(cursor))) readOneFilter(cursor);
    else return;
  }
}

function readOneFilter(cursor: Cursor): void {
  if (cursor.skip('(')) {
    readLabelFilter(cursor);
    cursor.want(')');
    return;
  }
  if (!cursor.isKind('name')) cursor.refuse('expected a stage such as json, or a filter such as level="error"');
  if (cursor.isKind('string', 2) && TEXT_COMPARISONS.some(each => cursor.is(each, 1))) {
    readMatcher(cursor);
    return;
  }
  cursor.take();
  const operator = COMPARISONS.find(each => cursor.is(each));
  if (operator === undefined) cursor.refuse('expected a comparison such as ="x" or > 5');
  cursor.take();
  if (operator.includes('~')) cursor.wantKind('string', 'a regular expression in double quotes or backquotes');
  else if (operator === '=' || operator === '!=') readIp(cursor) ?? readAmount(cursor);
  else readAmount(cursor);
}

function readAmount(cursor: Cursor): void {
  if (cursor.isKind('duration') || cursor.isKind('bytes')) {
    cursor.take();
    return;
  }
  if (!cursor.skip('-')) cursor.skip('+');
  cursor.wantKind('number', 'a number, a duration or a size; a text stands behind =, !=, =~ and !~');
}

const CAPTURE = /<(?:_|[a-zA-Z_]\w*)>/g;

function checkPattern(token: Token): void {
  const text = token.value ?? '';
  const captures: readonly string[] = text.match(CAPTURE) ?? [];
  if (!captures.some(capture => capture !== '<_>')) {
    throw new Refused('pattern needs a named capture, such as <name>', token);
  }
  checkNeighbours(token);
  const twice = captures.find((capture, index) => capture !== '<_>' && captures.indexOf(capture) < index);
  if (twice !== undefined) throw new Refused(`the capture ${twice} stands there twice`, token);
}

function checkLinePattern(token: Token): void {
  checkNeighbours(token);
  const named = (token.value?.match(CAPTURE) ?? []).find(capture => capture !== '<_>');
  if (named !== undefined) throw new Refused(`a line filter knows <_> alone, not ${named}`, token);
}

function checkNeighbours(token: Token): void {
  if (/<(?:_|[a-zA-Z_]\w*)><(?:_|[a-zA-Z_]\w*)>/.test(token.value ?? '')) {
    throw new Refused('two captures need a text between them', token);
  }
}

/** Not a whole check of Go's templates: what is opened must be closed. */
function checkTemplate(token: Token): void {
  const rest = (token.value ?? '').replace(/\{\{(?:[^"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`|\}(?!\}))*\}\}/g, '');
  if (rest.includes('{{')) throw new Refused('in this template "{{" is never closed', token);
}
