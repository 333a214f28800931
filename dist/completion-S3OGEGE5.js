import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  TAKEN
} from "./chunk-3VSPJA2U.js";
import {
  COMMANDS
} from "./chunk-OQ7BTVAN.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-ZJL6Y5QL.js";

// src/fronts/completion.ts
var NAME = "deploy-validate";
var SHELLS = { bash, zsh, fish };
function completionFor(shell) {
  const make = SHELLS[shell ?? ""];
  if (make === void 0)
    throw new UsageError(`completion: expected bash, zsh or fish${shell === void 0 ? "" : `, got "${shell}"`}`);
  return make();
}
var flagsOf = (command) => (TAKEN[command] ?? []).map((flag) => `--${flag}`).join(" ");
var cases = () => COMMANDS.map((command) => `    ${command}) words="${flagsOf(command)} --help" ;;`).join("\n");
function bash() {
  return `# source <(${NAME} completion bash)
_deploy_validate() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases()}
    *) words="${COMMANDS.join(" ")} --help --version" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -f -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _deploy_validate ${NAME}
`;
}
function zsh() {
  return `#compdef ${NAME}
# source <(${NAME} completion zsh)
_deploy_validate() {
  local words
  if (( CURRENT == 2 )); then
    compadd -- ${COMMANDS.join(" ")} --help --version
    return
  fi
  case "$words[2]" in
${COMMANDS.map((command) => `    ${command}) compadd -- ${flagsOf(command)} --help ;;`).join("\n")}
  esac
  _files
}
compdef _deploy_validate ${NAME}
`.replace("  local words\n", "");
}
function fish() {
  const commands = COMMANDS.map((command) => `complete -c ${NAME} -n __fish_use_subcommand -f -a ${command}`);
  const flags = COMMANDS.flatMap(
    (command) => (TAKEN[command] ?? []).map((flag) => `complete -c ${NAME} -n '__fish_seen_subcommand_from ${command}' -l ${flag}`)
  );
  return `# ${NAME} completion fish | source
${[...commands, ...flags].join("\n")}
`;
}
export {
  completionFor
};
