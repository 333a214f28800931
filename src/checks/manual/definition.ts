import { defineCheck } from '../../check.js';
import { manualOptions } from './options.js';

export const manual = defineCheck({
  kind: 'manual',
  summary: 'A person in their role attests what no machine can see',
  options: manualOptions,
  needs: ({ evidence }) => ({
    tools:
      evidence?.file === undefined || evidence['max-age'] === undefined || evidence.date
        ? []
        : [{ tool: 'git', versionArgs: ['--version'], why: 'says when the file was last changed' }],
    permissions: [],
  }),
  attestedBy: ({ role, ask }) => ({ role, ask }),
  docs: {
    about: `A line of the checklist that only a person can answer: a team was told, a drill was held, a customer agreed. While
the stage runs, the line is *pending*, and pending blocks; \`sign-off\` turns it into passed when its role has signed exactly
this evidence. The role should be one of the stage's \`sign-off.roles\`: for another the line waits for ever, and the report says so. The
reports list what each role is asked, so that nobody approves without having read it. See [sign-off](../sign-off.md).

An artifact that the line demands is looked at before anybody is asked: one that is missing or too old fails at once, and
there is nothing to sign. How old a file is, is told by the date inside it (\`date\`), else by git's last commit of it; a file
that git does not know by the time it was written. How old a page is, by \`date\`, else by its \`Last-Modified\`.`,
    example: `id: restore-drill
name: A backup was restored this month
kind: manual
covers: [disaster-recovery-tested]
with:
  role: devops-lead
  ask: The restore drill went as the protocol says, and I was there.
  evidence:
    file: docs/drills/latest.md
    date: 'Held on (\\d{4}-\\d\\d-\\d\\d)'
    max-age: 30d`,
    couldNotTell: [
      'the page does not answer, or asks for a login (401, 403)',
      'the file cannot be read, or is empty',
      'the date of the artifact cannot be known: no match for `date`, a shallow clone, no `Last-Modified`, no git',
      'the date lies in the future',
    ],
    rules: {
      'evidence-missing': 'the file or the page is not there',
      'evidence-stale': 'it is older than `max-age`',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runManual(options, ports),
});
