const M=3544,O=[3544],E={73544:((h,i,t)=>{t.d(i,{completionFor:()=>p});var l=t(23703),n=t(19658),c=t(2039);const e="deploy-validate",d={bash:$,zsh:f,fish:m};function p(o){const s=d[o??""];if(s===void 0)throw new l.e(`completion: expected bash, zsh or fish${o===void 0?"":`, got "${o}"`}`);return s()}const a=o=>(c.Mt[o]??[]).map(s=>`--${s}`).join(" "),r=()=>n.Lo.map(o=>`    ${o}) words="${a(o)} --help" ;;`).join(`
`);function $(){return`# source <(${e} completion bash)
_deploy_validate() {
  local words
  case "\${COMP_WORDS[1]}" in
${r()}
    *) words="${n.Lo.join(" ")} --help --version" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -f -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _deploy_validate ${e}
`}function f(){return`#compdef ${e}
# source <(${e} completion zsh)
_deploy_validate() {
  local words
  if (( CURRENT == 2 )); then
    compadd -- ${n.Lo.join(" ")} --help --version
    return
  fi
  case "$words[2]" in
${n.Lo.map(o=>`    ${o}) compadd -- ${a(o)} --help ;;`).join(`
`)}
  esac
  _files
}
compdef _deploy_validate ${e}
`.replace(`  local words
`,"")}function m(){const o=n.Lo.map(_=>`complete -c ${e} -n __fish_use_subcommand -f -a ${_}`),s=n.Lo.flatMap(_=>(c.Mt[_]??[]).map(u=>`complete -c ${e} -n '__fish_seen_subcommand_from ${_}' -l ${u}`));return`# ${e} completion fish | source
${[...o,...s].join(`
`)}
`}})};export{M as id,O as ids,E as modules};
