import { describe, expect, it } from 'vitest';
import { COMMANDS, NOT_YET } from '../src/fronts/exit.js';
import { misplaced, readCommandLine, TAKEN } from '../src/fronts/flags.js';
import { HELP } from '../src/fronts/help.js';

describe('the flags of the command line', () => {
  it('stand in --help under the commands that take them, and under no other', () => {
    const sections = HELP.slice(HELP.indexOf('Every command')).split('\n\n');
    const all = Object.keys(TAKEN).filter(command => command !== 'schema');
    const shown = new Map(all.map(command => [command, new Set<string>()]));
    for (const [title = '', ...lines] of sections.map(section => section.split('\n'))) {
      const [, except] = /^Every command, except (.+)$/.exec(title) ?? [];
      const owners = except ? all.filter(command => !except.split(/, | and /).includes(command)) : title.split(', ');
      for (const line of lines) {
        const [, flag] = /^ {2}(?:-\w, )?--([a-z-]+)/.exec(line) ?? [];
        const [, not] = /\(not for ([a-z-]+)\)/.exec(line) ?? [];
        for (const owner of owners) if (flag && owner !== not) shown.get(owner)?.add(flag);
      }
    }
    const taken = all.map(command => [command, [...(TAKEN[command] ?? [])].sort()]);
    expect([...shown].map(([command, flags]) => [command, [...flags].sort()])).toEqual(taken);
  });

  it('know every command', () => {
    expect(Object.keys(TAKEN).sort()).toEqual(COMMANDS.filter(command => !NOT_YET.includes(command)).sort());
  });

  it.each([
    ['run', ['--shards', '3'], 'run takes no --shards, which is for plan; did you mean --shard?'],
    [
      'run',
      ['--report-digest', 'x'],
      'run takes no --report-digest, which is for sign-off, deploy, verify, attest; did you mean --report-dir?',
    ],
    ['plan', ['--approvals', 'x'], 'plan takes no --approvals, which is for sign-off'],
    ['sign-off', ['--evidence', 'x'], 'sign-off takes no --evidence, which is for run, plan, collect, deploy'],
    ['plan', ['--evidence', 'x', '--fail-fast'], undefined],
  ])('of another command are refused: %s %j', (command, args, message) => {
    const line = readCommandLine([command, ...args]);
    expect(typeof line === 'string' ? line : misplaced(command, line.typed)).toBe(message);
  });

  it.each([
    ['--stgae', 'no option --stgae; did you mean --stage?'],
    ['--quiet', 'no option --quiet'],
    ['-x', 'no option -x'],
    ['--stage', "Option '--stage <value>' argument missing"],
  ])('that are wrong are told: %s', (flag, message) => {
    expect(readCommandLine(['run', flag])).toBe(message);
  });
});
