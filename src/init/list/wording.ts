/** Signs that stand for a box, a state or nothing at all. */
const SIGNS = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[☐☑☒✓✔✗✘]/gu;

/** A text without signs, emphasis that was left over, lines to write on and double blanks. */
export const plain = (text: string): string =>
  text.replace(SIGNS, '').replace(/_{3,}/g, '').replace(/\s+/g, ' ').trim();

/** Whether a line is there to be filled in, and asks for nothing: `...`, `TBD`, `<item>`. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:\.{2,}|…|tbd|todo|n\/?a|xxx+|-+|<[^>]*>|\[[^\]]*\]|item \d*)?[.\s]*$/i.test(plain(text));

const UNITS: Readonly<Record<string, string>> = { m: 'm', h: 'h', d: 'd', w: 'd' };

/** The first length of time in a text as durations of the config: `24 hours` is `24h`, `1 week` is `7d`. */
export function durationIn(text: string): string | undefined {
  const [, number, unit] =
    /(\d+)[\s-]*(m|h|d|w)(?:in(?:ute)?s?|(?:ou)?rs?|ays?|(?:ee)?ks?)?\b/i.exec(
      text.replace(/\b(?:one|a|an)\s+(?=hour|day|week|minute)/i, '1 '),
    ) ?? [];
  const letter = UNITS[(unit ?? '').toLowerCase()];
  if (number === undefined || letter === undefined) return undefined;
  const isWeek = /w/i.test(unit ?? '');
  return `${Number(number) * (isWeek ? 7 : 1)}${letter}`;
}

/** `(if applicable)`, `if maintenance`, `when there are migrations`, `for patch releases only`: the words of the condition. */
export function conditionIn(text: string): string | undefined {
  const [, bracketed] = /\(((?:if|when|where|unless|only|for)\b[^)]*|optional|as needed|if needed)\)/i.exec(text) ?? [];
  if (bracketed !== undefined) return bracketed.trim();
  const [, leading] = /^((?:if|when|unless|in case)\b[^,:]{3,60})[,:]/i.exec(text) ?? [];
  if (leading !== undefined) return leading.trim();
  const [trailing] =
    /\b(?:if|when|unless)\s+(?:there (?:are|is)|applicable|needed|necessary|required|any|it|we|this|the)\b[^.;]*$/i.exec(
      text,
    ) ?? [];
  return trailing?.trim();
}

/** `5%`, `> 50 %`: the first share in a text, as the config writes it. */
export const shareIn = (text: string): string | undefined => {
  const [, number] = /(\d+(?:\.\d+)?)\s*%/.exec(text) ?? [];
  return number === undefined ? undefined : `${number}%`;
};

/** `200MB`, `< 1.5 GB`: the first size in a text, as the config writes it. */
export const sizeIn = (text: string): string | undefined => {
  const [, number, unit] = /(\d+(?:\.\d+)?)\s*(kB|KB|MB|GB|MiB|GiB)\b/.exec(text) ?? [];
  return number === undefined || unit === undefined ? undefined : `${number}${unit === 'KB' ? 'kB' : unit}`;
};

/** `< 500ms`, `under 2 seconds`: a limit of time in a text. */
export function timeLimitIn(text: string): string | undefined {
  const [, number, unit] =
    /(?:<=?|under|below|less than|within)\s*(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|sec(?:onds?)?)\b/i.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  return `<= ${number}${/^m/i.test(unit) ? 'ms' : 's'}`;
}
