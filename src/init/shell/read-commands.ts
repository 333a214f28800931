import { forEachChild, parse, type Command as ShellCommand, type SyntaxNode } from 'unbash';
import type { Code } from '../list/sheet.js';
import type { Command } from './command.js';

const SHELLS = /^(?:ba|z|k|da)?sh(?:ell)?(?:-session)?$|^console$|^terminal$|^cmd$|^powershell$|^ps1$/i;

/** Whether a block of code holds commands: by its language, or, without one, by its first words. */
export function holdsCommands({ text, language }: Code): boolean {
  if (language !== undefined && language !== '') return SHELLS.test(language);
  return (
    text.split('\n').some(line => /^\s*(?:\$\s+)?(?:\.{0,2}\/)?[\w./-]+(?:\s+\S|\.sh\b)/.test(line)) &&
    !/^\s*[{<]/.test(text)
  );
}

/** The commands of a block of code, in order; loops and functions are looked into. */
export function readCommands(code: Code): readonly Command[] {
  if (!holdsCommands(code)) return [];
  const text = keepBlanks(code.text)
    .split('\n')
    .map(line => line.replace(/^(\s*)(?:\$|>|❯)\s+(?=\S)/, '$1'))
    .join('\n');
  const lines = text.split('\n');
  const found: Command[] = [];
  const visit = (node: SyntaxNode, isPiped: boolean): void => {
    if (node.type === 'Command') {
      const command = commandOf(node, { text, lines, first: code.line, isPiped });
      if (command !== undefined) found.push(command);
      return;
    }
    forEachChild(node, child => visit(child, isPiped || node.type === 'Pipeline'));
  };
  visit(parse(text), false);
  return found;
}

const [OPEN, CLOSE] = ['\ue000', '\ue001'];

/** `<EXTERNAL-IP>` is a blank to fill in, which a shell would take for two redirections: it is hidden from the parser. */
const keepBlanks = (text: string): string =>
  text.replaceAll(/<([A-Za-z][\w .-]*)>/g, (_, name: string) => `${OPEN}${name.replaceAll(' ', '_')}${CLOSE}`);

const showBlanks = (text: string): string => text.replaceAll(OPEN, '<').replaceAll(CLOSE, '>');

/** What only shows or moves about. */
const SILENT = new Set([
  'echo',
  'printf',
  'cd',
  'set',
  'export',
  'source',
  '.',
  'sleep',
  'exit',
  'true',
  ':',
  'clear',
  'pwd',
  'time',
  'sudo',
]);

function commandOf(
  node: ShellCommand,
  at: { readonly text: string; readonly lines: readonly string[]; readonly first: number; readonly isPiped: boolean },
): Command | undefined {
  const spoken = [
    node.name?.value ?? '',
    ...node.suffix.flatMap(part => (part.type === 'Word' ? [part.value] : [])),
  ].map(showBlanks);
  // `time curl …` and `sudo systemctl …` are about what stands behind.
  while (
    spoken.length > 1 &&
    (spoken[0] === 'time' || spoken[0] === 'sudo' || spoken[0] === 'npx' || spoken[0] === 'env')
  )
    spoken.shift();
  const [path = '', ...args] = spoken;
  if (path === '' || SILENT.has(path)) return undefined;
  const row = at.text.slice(0, node.pos).split('\n').length - 1;
  const redirects = [...node.prefix, ...node.suffix].filter(part => part.type === 'Redirect');
  const output = redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.value;
  return {
    program: path.split('/').at(-1) ?? path,
    path,
    args,
    env: Object.fromEntries(
      node.prefix.flatMap(part =>
        part.type === 'Assignment' && part.name !== undefined
          ? [[part.name, part.value?.type === 'Word' ? part.value.value : '']]
          : [],
      ),
    ),
    output: output === '/dev/null' ? undefined : output,
    isPiped: at.isPiped,
    text: showBlanks(at.text.slice(node.pos, node.end)).replace(/\s*\\\n\s*/g, ' '),
    line: at.first + row,
    comments: commentsAround(at.lines, row).map(showBlanks),
  };
}

/** The comments above a command and those that it shares them with, beside it, and right below it where they lead to no other. */
function commentsAround(lines: readonly string[], row: number): readonly string[] {
  const at = (index: number): string => lines[index]?.trim() ?? '';
  const isComment = (index: number): boolean => at(index).startsWith('#') && !at(index).startsWith('#!');
  let top = row - 1;
  while (top >= 0 && at(top) !== '' && !isComment(top)) top -= 1;
  const end = top;
  while (isComment(top)) top -= 1;
  const [, beside] = /\s#\s*(.+)$/.exec(lines[row] ?? '') ?? [];
  let below = row + 1;
  while (below < lines.length && at(below) === '') below += 1;
  const start = below;
  while (isComment(below)) below += 1;
  const isLast = below >= lines.length || at(below) === '';
  return [
    ...lines.slice(top + 1, end + 1),
    ...(beside === undefined ? [] : [beside]),
    ...(isLast ? lines.slice(start, below) : []),
  ].map(line => line.trim().replace(/^#+\s*/, ''));
}
