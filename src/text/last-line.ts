/** Longer lines are data. None is cut: half a secret would be known to nobody as one. */
const LONGEST = 300;
/** A key that is told line by line is not recognised in one of them. */
const PRIVATE_KEY = /-----(?:BEGIN|END) [A-Z0-9 ]{0,30}PRIVATE KEY/;

/** What programs print behind the reason: frames of a stack, fields of Node's errors, its version, npm's log. */
const AFTERMATH: readonly RegExp[] = [
  /^at .*(?::\d+|native|<anonymous>)\)?(?: \{)?$/,
  /^Node\.js v\d/,
  /^(?:errno|code|syscall|path|dest|address|port|hostname|spawnargs|generatedMessage|operator|diff): .*$/,
  /^(?:actual|expected): .*,$/,
  /^npm (?:ERR!|error) A complete log of this run /,
];

/** How programs mark the line that says why: `[ERROR] …`, `FAIL …`, `fatal: …`, `ValueError: …`, `E   ImportError: …`. */
const REASON =
  /^(?:\[?(?:ERROR|FATAL|FAIL(?:ED|URE)?)\b|E {2,}\S)|(?:^|\s)(?:[\w.]*(?:Error|Exception)|[Ee]rror|[Ff]atal|panic)(?:\[\w+\])?: /;
/** What Maven adds behind the reason. */
const ADVICE = /^\[ERROR\](?:$| *(?:\[Help|->|Re-run|To see|For more|After correcting|$))/;

/** The line of a failed program's output that says why: one that says so itself, of either stream, else the last. */
export function tellingLine({
  stderr,
  stdout,
}: {
  readonly stderr: string;
  readonly stdout: string;
}): string | undefined {
  const isReason = (line: string): boolean => REASON.test(line) && !ADVICE.test(line);
  return lastLine(stderr, isReason) ?? lastLine(stdout, isReason) ?? lastLine(stderr) ?? lastLine(stdout);
}

/** The last line of a program's output that says something; undefined where none does. */
export function lastLine(text: string, isWanted = (_line: string): boolean => true): string | undefined {
  if (PRIVATE_KEY.test(text)) return undefined;
  const lines = text.split('\n').map(line => line.trim());
  return lines.findLast(line => saysSomething(line) && isWanted(line) && !AFTERMATH.some(noise => noise.test(line)));
}

const saysSomething = (line: string): boolean => line.length <= LONGEST && /\p{L}{2}/u.test(line);
