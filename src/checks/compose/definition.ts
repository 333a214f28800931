import { defineCheck } from '../../check.js';
import { composeRules } from '../../engines/compose/rules.js';
import { composeOptions, MORE_RULES } from './options.js';

export const compose = defineCheck({
  kind: 'compose',
  summary: 'Compose services are limited, isolated, pinned, and hold no secret',
  options: composeOptions,
  needs: { tools: [], permissions: [] },
  docs: {
    about: `Reads Compose files as Docker Compose does, without Docker: overrides are merged, \`extends\` is followed, \`.env\` and defaults are put in for variables. Then it asks what a release review asks: is every secret external, has every service limits and reservations of CPU and memory, are internal networks isolated, is no credential written down, are there health checks, are images pinned. Each finding is at the line that has to change, in the file that has the last word.

A service is exempted from a rule with a reason, in the file itself:

\`\`\`yaml
services:
  proxy:
    x-deploy-validate: { ignore: { port-on-all-interfaces: it is the way in } }
\`\`\`

A secret or a config is exempted in the same way, under its own name. An exemption from a rule that does not exist is an error.

What it does not see: what files of \`env_file\`, of secrets and configs, commands, labels and Dockerfiles hold (the kind \`secrets\` reads them all); whether an image has the health check or the user that the file leaves to it, or its base images are pinned; variables that only the machine sets: give them with \`env\` or \`env-files\`; files that lie outside the repository. What \`include\` and \`jobs\` bring in is refused. Values are held against the Compose specification as far as a single file tells; what the engine says of a driver, a device or a platform is not known here.`,
    example: `id: compose
kind: compose
with:
  files: [docker-compose.yml, docker-compose.production.yml]
  env-files: [.env.example]
  policies: { no-reservations: error }`,
    couldNotTell: [
      'an entry of `files` matches nothing, or no file has a service',
      'a file cannot be read or leads out of the repository',
      'a file of `env-files` is missing or cannot be read as one',
      'a file uses `include` or `jobs`, or a service extends from a file that is not there',
      'every service is left out by `profiles`, or no service has one that they name',
    ],
    rules: {
      ...Object.fromEntries(Object.entries(MORE_RULES).map(([id, [, meaning]]) => [id, meaning])),
      ...Object.fromEntries(composeRules.map(({ id, reason }) => [id, reason])),
    },
  },
  run: async (options, ports) => (await import('./run.js')).runCompose(options, ports),
});
