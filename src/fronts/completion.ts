import { UsageError } from '../usage-error.js';
import { COMMANDS } from './exit.js';
import { TAKEN } from './flags.js';

const NAME = 'deploy-validate';

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** A script that completes commands and their flags, for bash, zsh or fish. */
export function completionFor(shell: string | undefined): string {
  const make = SHELLS[shell ?? ''];
  if (make === undefined)
    throw new UsageError(`completion: expected bash, zsh or fish${shell === undefined ? '' : `, got "${shell}"`}`);
  return make();
}

const flagsOf = (command: string): string => (TAKEN[command] ?? []).map(flag => `--${flag}`).join(' ');

const cases = (): string => COMMANDS.map(command => `    ${command}) words="${flagsOf(command)} --help" ;;`).join('\n');

function bash(): string {
  return `# source <(${NAME} completion bash)
_deploy_validate() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases()}
    *) words="${COMMANDS.join(' ')} --help --version" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -f -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _deploy_validate ${NAME}
`;
}

function zsh(): string {
  return `#compdef ${NAME}
# source <(${NAME} completion zsh)
_deploy_validate() {
  local words
  if (( CURRENT == 2 )); then
    compadd -- ${COMMANDS.join(' ')} --help --version
    return
  fi
  case "$words[2]" in
${COMMANDS.map(command => `    ${command}) compadd -- ${flagsOf(command)} --help ;;`).join('\n')}
  esac
  _files
}
compdef _deploy_validate ${NAME}
`.replace('  local words\n', '');
}

function fish(): string {
  const commands = COMMANDS.map(command => `complete -c ${NAME} -n __fish_use_subcommand -f -a ${command}`);
  const flags = COMMANDS.flatMap(command =>
    (TAKEN[command] ?? []).map(flag => `complete -c ${NAME} -n '__fish_seen_subcommand_from ${command}' -l ${flag}`),
  );
  return `# ${NAME} completion fish | source\n${[...commands, ...flags].join('\n')}\n`;
}
