/** What `--help` prints. */
export const HELP = `deploy-validate: proves a deployment checklist and answers go or no-go

Usage: deploy-validate [COMMAND] [OPTIONS]
       deploy-validate collect REPORT… [OPTIONS]

Commands
  run        run a stage's checks, report, decide (the default)
  plan       say what would run, and which tools, permissions and variables are missing
  collect    merge the reports of all shards (files, folders, globs) into one, and decide
  sign-off   hold the approvals of a stage's roles against its report, decide
  deploy     a stage's whole way: checks or their proof, deployment, verify, watch, and back if need be
  verify     ask what is deployed, as often as one likes
  rollback   go back by the record of a deployment, and verify it
  attest     sign a report that another job of the run has decided on (attestation)
  publish    comment on a pull request what a run without rights reported (workflow_run)
  follow-up  keep a tracking issue of what people do after a deployment; remind of what is overdue
  init       write a config from a written checklist, or from what the repository has
  accept     write the failing findings of a report into the config, as waivers that end (REPORT…)
  explain    say why a rule is one, how to mend what it finds, how to waive it (RULE)
  doctor     say what is missing on this machine, stage by stage, and what to do
  report     report diff OLD NEW: what changed between two reports
  completion print the completion of a shell (bash, zsh, fish)
  schema     print the config's JSON Schema

Every command, except schema, attest, init, accept, explain, doctor, report and completion
  --config FILE             the config; .github/deploy-validate.yml
  --stage NAME              the stage; the config's first (not for publish)
  --policy-ref REF          base, or a branch, tag or SHA whose config decides; the checkout's
  --working-directory DIR   what the config's paths are relative to; .

Every command, except schema, init, accept, explain, doctor, report and completion
  --report-dir DIR          where reports are; .deploy-validate

run, plan, deploy
  --only ID[,ID]            these checks alone, with what they need; nothing is deployed then
  --shard I/N               part I of N of the stage; with --only, the checks that it has; nothing is deployed then

run, plan
  --fail-fast               stop at the first required check that does not pass
  --reuse REPORT            take over what is fresh of an earlier report (max-age): its report.json or the folder with it

run, plan, deploy, verify, rollback
  -j, --jobs N              run at most N checks at a time (default: number of CPUs)

run, plan, collect, deploy
  --evidence REPORT         proof of the stage before (after): its report.json or the folder with it

run, plan, collect, sign-off, deploy, verify, rollback
  --instance NAME           the service of a monorepo: \${{ instance }}; the stage is then STAGE (NAME)
  --format pretty|json      what is printed on stdout; pretty

plan
  --shards N                cut the stage into N parts, for a job matrix
  --durations REPORT        balance the parts by what each check took in that report.json

deploy, verify
  --rollback never|auto     go back where a trigger fails; never
  --watch TIME              how long to watch, such as 24h; as the config says
  --no-watch                leave the watch to another job

deploy, verify, rollback
  --dry-run                 say what would be done, and do nothing
  -y, --yes                 do not ask on a terminal

verify, rollback
  --record FILE@SHA256      the record of the deployment; DIR/record.json

rollback
  --despite NAME[,NAME]     override a refusal by its name, such as the step that has no way back

sign-off, attest, deploy, verify
  --report FILE             the report that is signed, or that proves what came before; DIR/report.json to sign
  --report-digest SHA256    the digest that it must have

sign-off
  --approvals FILE          a dry run with the approvals of this file

follow-up, deploy, verify
  --deployed-at TIME        when the release was deployed; now for follow-up, by the record elsewhere

follow-up
  --remind                  look after the open issues, open none

collect
  --stages                  write the ticked checklist over the reports of several stages; decides nothing

init
  --config FILE             the config to write; .github/deploy-validate.yml
  --working-directory DIR   what the config's paths are relative to; .
  --from LIST               the written checklist: Markdown, or an issue form of GitHub; without it, checks are
                            proposed by what the repository has
  --set NAME=VALUE          a value that the config needs, such as PROMETHEUS_URL=https://…; may be repeated
  --workflow                write .github/workflows/deploy-validate.yml, too
  --force                   write over files that are there
  --dry-run                 print the config instead of writing it

accept
  --config FILE             the config to write into; .github/deploy-validate.yml
  --report-dir DIR          where the report is, unless some are named; .deploy-validate
  --owner LOGIN             who answers for the findings
  --reason TEXT             why they are acceptable for now
  --until DATE              the last day; 90 days ahead, or as longest-waiver allows
  --prune                   take out waivers of findings that are gone, too
  --dry-run                 print the config instead of writing it

doctor
  --config FILE             the config; .github/deploy-validate.yml
  --report-dir DIR          where reports are; .deploy-validate
  --working-directory DIR   what the config's paths are relative to; .

  -h, --help                print this
  --version                 print the version

Exit codes: 0 go, 1 no-go, 2 invalid config or usage, 3 a fault of the program itself
`;
