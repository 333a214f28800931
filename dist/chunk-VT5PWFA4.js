import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/xml/xml.ts
import { SaxesParser } from "saxes";

// src/formats/xml/encoding.ts
import { isAscii, isUtf8 } from "node:buffer";
var PREAMBLE = 256;
async function* decodeXml({ name, chunks }) {
  let decoder;
  let preamble = Buffer.alloc(0);
  for await (const bytes of chunks) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!decoder) {
      preamble = Buffer.concat([preamble, chunk]);
      if (preamble.length < PREAMBLE) continue;
      decoder = decoderFor(preamble, name);
      chunk = preamble;
    }
    yield decoder.decode(chunk);
  }
  if (!decoder) {
    decoder = decoderFor(preamble, name);
    yield decoder.decode(preamble);
  }
  yield decoder.finish();
}
function decoderFor(preamble, name) {
  const [first, second] = preamble;
  if (first === 254 && second === 255 || first === 0 && second === 60) return labelled("utf-16be", name);
  if (first === 255 && second === 254 || first === 60 && second === 0) return labelled("utf-16le", name);
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(preamble.toString("latin1", 0, PREAMBLE));
  const label = declaration?.[1]?.toLowerCase() ?? "utf-8";
  const isBytes = /^(?:utf-?8|us-ascii|ascii|utf-?16(?:le|be)?)$/.test(label);
  return isBytes ? utf8(name) : labelled(label, name);
}
function labelled(label, name) {
  const decoder = openDecoder(label, name);
  const guard = (work) => {
    try {
      return work();
    } catch (cause) {
      const remedy = "Make the reporter write UTF-8.";
      throw new CouldNotTell("wrong-format", `${name}: has bytes that are not ${label}`, remedy, { cause });
    }
  };
  return {
    decode: (chunk) => guard(() => decoder.decode(chunk, { stream: true })),
    finish: () => guard(() => decoder.decode())
  };
}
function openDecoder(label, name) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    const remedy = "Make the reporter write UTF-8.";
    throw new CouldNotTell("unsupported", `${name}: unknown encoding ${label}`, remedy, { cause });
  }
}
function utf8(name) {
  let rest = Buffer.alloc(0);
  let offset = 0;
  const text = (bytes) => {
    const start = offset;
    offset += bytes.length;
    const from = start === 0 && bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? 3 : 0;
    if (isAscii(bytes)) return bytes.toString("latin1");
    if (isUtf8(bytes)) return bytes.toString("utf8", from);
    throw invalid(name, start + validLength(bytes));
  };
  return {
    decode: (chunk) => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = wholeLength(bytes);
      rest = Buffer.from(bytes.subarray(end));
      return text(bytes.subarray(0, end));
    },
    finish: () => text(rest)
  };
}
function wholeLength(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 128) break;
    if (byte < 192) continue;
    const needs = byte >= 240 ? 4 : byte >= 224 ? 3 : 2;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
function validLength(bytes) {
  const decoded = Buffer.from(bytes.toString("utf8"));
  return bytes.findIndex((byte, index) => byte !== decoded[index]);
}
var invalid = (name, offset) => new CouldNotTell("wrong-format", `${name}: byte ${offset} is not UTF-8`, "Make the reporter write UTF-8.");

// src/formats/xml/runs.ts
var KEEP = 128 * 1024;
var KEEP_UNREAD = 256;
var OPENING = 9;
var REFERENCE = 12;
var ENDS = {
  text: { end: /</g, hold: 0 },
  tag: { end: /[>"']/g, hold: 0 },
  cdata: { end: /\]\]>/g, hold: 2 },
  comment: { end: /--/g, hold: 1 },
  instruction: { end: /\?>/g, hold: 1 },
  doctype: { end: /[[>]/g, hold: 0 },
  '"': { end: /"/g, hold: 0 },
  "'": { end: /'/g, hold: 0 }
};
var ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
var ILLEGAL_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\]\]>|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/;
var ILLEGAL_VALUE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff<]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/;
var RunShortener = class {
  #name;
  /** Where markup other than a tag begins, or a tag whose text nobody reads. */
  #special;
  #opening;
  #isUnread = false;
  #isShortened = false;
  #place = "text";
  #run = 0;
  #values = 0;
  #rest = "";
  /** Line ends left out before what was passed on last. */
  lines = 0;
  constructor(name, unread = []) {
    this.#name = name;
    const tags = unread.map((tag) => `${tag}>`);
    this.#special = new RegExp(`<(?:${["[!?]", ...tags].join("|")})`, "g");
    this.#opening = Math.max(OPENING, ...tags.map((tag) => tag.length + 1));
  }
  /** Passes on what the parser is to see of a chunk, and of what was held back from the one before. */
  add(chunk, pass) {
    const text = this.#rest + chunk;
    let from = 0;
    let stop = text.length;
    for (let at = 0; at !== void 0; ) {
      const end = this.#findEnd(text, at);
      stop = end ?? this.#lastSafe(text, at);
      const cut = this.#cut(text, at, stop);
      if (cut < stop && !this.#illegal().test(text.slice(cut, stop))) {
        pass(this.#isShortened ? text.slice(from, cut) : `${text.slice(from, cut)}...`);
        this.#isShortened = true;
        this.lines += countLines(text, cut, stop);
        from = stop;
      }
      at = end === void 0 ? void 0 : this.#turn(text, end);
    }
    this.#rest = text.slice(stop);
    pass(text.slice(from, stop));
  }
  /** What was held back at the end of the file. */
  finish() {
    return this.#rest;
  }
  #findEnd(text, at) {
    const { end } = ENDS[this.#place];
    end.lastIndex = at;
    return end.exec(text)?.index;
  }
  /** Counts a run of characters; answers where it gets too long, or its end. */
  #cut(text, at, stop) {
    const inValue = this.#place === '"' || this.#place === "'";
    const before = inValue ? this.#values : this.#run;
    if (inValue) this.#values += stop - at;
    else this.#run += stop - at;
    const keep = this.#isUnread ? KEEP_UNREAD : KEEP;
    if (before + stop - at <= keep) return stop;
    if (this.#place === "tag" || this.#place === "doctype") throw this.#refuse(`a tag longer than ${KEEP} characters`);
    return wholeCharacters(text, at, Math.max(at, at + keep - before));
  }
  #lastSafe(text, at) {
    const end = Math.max(at, text.length - ENDS[this.#place].hold);
    return this.#place === "text" || this.#place === '"' || this.#place === "'" ? wholeCharacters(text, at, end) : end;
  }
  #illegal() {
    if (this.#place === "text") return ILLEGAL_TEXT;
    return this.#place === '"' || this.#place === "'" ? ILLEGAL_VALUE : ILLEGAL;
  }
  /** Goes into what begins at the end of a run; answers where, or undefined where more characters must be seen first. */
  #turn(text, end) {
    const place = this.#place;
    if (place === "tag") {
      const mark = text[end];
      this.#place = mark === '"' || mark === "'" ? mark : "text";
      if (mark === ">") this.#endRun();
      return end + 1;
    }
    if (place === '"' || place === "'") {
      this.#place = "tag";
      return end + 1;
    }
    if (place === "text") return this.#open(text, end);
    if (place === "doctype" && text[end] === "[") throw this.#refuse("a document type with declarations of its own");
    this.#place = "text";
    this.#endRun();
    return end + (place === "cdata" ? 3 : place === "doctype" ? 1 : 2);
  }
  #open(text, at) {
    if (text.length - at < this.#opening) return void 0;
    this.#endRun();
    this.#values = 0;
    if (text.startsWith("<!--", at)) return this.#enter("comment", at + 4);
    if (text.startsWith("<![CDATA[", at)) return this.#enter("cdata", at + OPENING);
    if (text.startsWith("<!", at)) return this.#enter("doctype", at + 2);
    if (text.startsWith("<?", at)) return this.#enter("instruction", at + 2);
    return this.#openTag(text, at);
  }
  #openTag(text, at) {
    this.#special.lastIndex = at;
    const special = this.#special.exec(text);
    this.#isUnread = special?.index === at;
    if (this.#isUnread) return this.#enter("text", at + (special?.[0].length ?? 0));
    const last = text.lastIndexOf("<", (special?.index ?? text.length) - 1);
    return last > at ? this.#enter("text", last) : this.#enter("tag", at + 1);
  }
  #endRun() {
    this.#run = 0;
    this.#isShortened = false;
  }
  #enter(place, at) {
    this.#place = place;
    return at;
  }
  #refuse(what) {
    return new CouldNotTell("unsupported", `${this.#name}: ${what}`, "Name the report of a test or coverage tool.");
  }
};
function countLines(text, from, to) {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
function wholeCharacters(text, at, end) {
  const reference = text.lastIndexOf("&", end - 1);
  if (reference >= at && end - reference < REFERENCE && !text.slice(reference, end).includes(";")) return reference;
  const code = end > at ? text.charCodeAt(end - 1) : 0;
  return code >= 55296 && code <= 56319 ? end - 1 : end;
}

// src/formats/xml/xml.ts
var MAX_DEPTH = 256;
async function readXml(source, handlers) {
  const parser = new SaxesParser({ position: true, xmlns: false });
  const shortener = new RunShortener(source.name, handlers.unread);
  let depth = 0;
  let empty = true;
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw tooDeep(source.name);
    handlers.open({ name, attributes, line: parser.line + shortener.lines });
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    handlers.close(name);
  });
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  if (handlers.comment) parser.on("comment", handlers.comment);
  let ending = false;
  parser.on("error", (error) => {
    const what = error.message.replace(/^\d+/, (line) => String(Number(line) + shortener.lines));
    throw ending ? endsEarly(source.name, what) : malformed(source.name, what);
  });
  const pass = (text) => parser.write(text);
  for await (const text of decodeXml(source)) {
    empty &&= text.trim() === "";
    shortener.add(text, pass);
  }
  if (empty) throw new CouldNotTell("truncated", `${source.name}: is empty`, "Look whether its writer was cut off.");
  parser.write(shortener.finish());
  ending = true;
  parser.close();
}
var malformed = (name, what) => new CouldNotTell("wrong-format", `${name}:${what}`, "Look at the file there, and at what wrote it.");
var endsEarly = (name, what) => new CouldNotTell(
  "truncated",
  `${name}: ends early at ${what}`,
  "Look whether its writer was cut off, and run it again."
);
var tooDeep = (name) => new CouldNotTell("unsupported", `${name}: elements nest deeper than ${MAX_DEPTH}`, "Name the report of a test tool.");

export {
  readXml
};
