import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BoundCheck, Check } from '../../src/check.js';
import { parseChecklist } from '../../src/checklist/parse.js';
import { formAsMarkdown } from '../../src/init/list/issue-form.js';
import { readSheet } from '../../src/init/list/read-sheet.js';
import { type ConfigPlan, planConfig } from '../../src/init/plan-config.js';
import { Values } from '../../src/init/values.js';

/** Kinds that take whatever they are given: what a list becomes is looked at here, not what kinds there are. */
const KINDS =
  'alertmanager alerts apply argocd artifact backup cache cluster command compose dashboards database dependencies dns document env exposure github grafana http image-scan image-size load logs loki manifests manual metrics migrations plan prometheus rate-limit release rollout secrets tests text tls traces tracing undo';

const bound: BoundCheck = {
  needs: { tools: [], permissions: [] },
  mutates: false,
  reusable: true,
  run: async () => Promise.reject(new Error()),
};
const checks = KINDS.split(' ').map(
  (kind): Check => ({
    kind,
    summary: '',
    family: 'code',
    rules: {},
    options: z.unknown(),
    bound: z.unknown().transform(() => bound),
  }),
);

const NOTHING = { has: () => false, find: () => [] };

const planOf = (list: string, given: Readonly<Record<string, string>> = {}): ConfigPlan =>
  planConfig(readSheet(list), { values: new Values(new Map(Object.entries(given))), repository: NOTHING, checks });

/** Each entry as `stage phase kind options`. */
const shown = ({ stages }: ConfigPlan): readonly string[] =>
  stages.flatMap(({ name, entries, steps }) =>
    [...entries, ...steps].map(({ phase, kind, with: options }) => {
      const { run, ask, ...others } = options;
      const what = Array.isArray(run) ? run.join(' ') : (ask ?? JSON.stringify(others));
      return `${name} ${phase} ${kind} ${String(what)}`;
    }),
  );

describe('init --from reads', () => {
  it.each([
    [
      'a command below a box',
      '- [ ] Tests pass\n  ```sh\n  pytest tests -v\n  ```',
      ['pre-deployment checks tests pytest tests -v --junitxml=reports/tests.xml'],
    ],
    [
      'a command within a box',
      '- [ ] Config is valid: `promtool check config prometheus.yml`',
      ['pre-deployment checks prometheus {"config":["prometheus.yml"]}'],
    ],
    [
      'a blank to fill in',
      '- [ ] Service answers: `curl http://<EXTERNAL-IP>/health`\n- [ ] Pods run: `kubectl get pod <POD_NAME>`',
      [
        'pre-deployment checks http {"requests":["http://${{ env.EXTERNAL_IP }}/health"]}',
        'pre-deployment checks rollout {"namespace":"${{ env.PRODUCTION_NAMESPACE }}"}',
      ],
    ],
    [
      'a program of a package',
      '- [ ] Tests pass: `npx vitest run`',
      [
        'pre-deployment checks tests npx vitest run --reporter=default --reporter=junit --outputFile.junit=reports/vitest.xml',
      ],
    ],
    [
      'a prompt before a command',
      '- [ ] No leaks\n  ```console\n  $ gitleaks detect\n  ```',
      ['pre-deployment checks secrets {"paths":["."]}'],
    ],
    [
      'budgets that stand in comments',
      '- [ ] Sizes\n  ```sh\n  docker images acme/*\n  # acme/api latest 90MB (target <120MB)\n  ```',
      ['pre-deployment checks image-size {"images":[{"image":"acme/api","max":"120MB"}]}'],
    ],
    [
      'labels as headings',
      '**Before release:**\n- [ ] No secrets in code\n\n**After release:**\n- [ ] Health check passes\n',
      [
        'pre-deployment checks secrets {"paths":["."]}',
        'post-deployment checks http {"base":"${{ env.PRODUCTION_URL }}","requests":["/health"]}',
      ],
    ],
    [
      'the same line under two environments as two stages',
      '## Staging\n- [ ] `curl -f https://s.example/up`\n## Production\n- [ ] `curl -f https://p.example/up`\n',
      [
        'staging checks http {"requests":["https://s.example/up"]}',
        'production checks http {"requests":["https://p.example/up"]}',
      ],
    ],
    [
      'inverted success',
      '- [ ] No TODO is left: `grep -r TODO src`',
      [
        'pre-deployment checks text {"files":["src"],"forbid":[{"matches":"TODO","reason":"No TODO is left: grep -r TODO src"}]}',
      ],
    ],
    [
      'a condition that only people know',
      '- [ ] Payment provider told (if applicable)',
      ['pre-deployment checks manual Payment provider told (if applicable) – or it does not apply to this release'],
    ],
    [
      'conditions of a box that no machine tells',
      '- [ ] Launch plan\n  - Team is familiar with it',
      ['pre-deployment checks manual Launch plan: Team is familiar with it'],
    ],
    [
      'alternatives as one step',
      '## Production deployment\n- [ ] Deploy\n  ```sh\n  # By Argo CD\n  argocd app sync shop\n  # Or by hand\n  kubectl apply -k overlays/production\n  ```',
      [
        'production deploy argocd {"url":"${{ env.ARGOCD_URL }}","headers":{"authorization":"Bearer ${{ env.ARGOCD_TOKEN }}"},"apps":["shop"],"action":"sync","prune":false,"within":"10m"}',
        'production verify http {"base":"${{ env.PRODUCTION_URL }}","requests":["/health"]}',
      ],
    ],
    [
      'numbered steps where there is no box',
      '# Release\n\n1. All CI checks pass\n2. Push the tag with `git push --tags`\n',
      [
        'pre-deployment checks github {"checks":"green"}',
        'pre-deployment checks manual Push the tag with git push --tags: this was done: git push --tags',
      ],
    ],
    [
      'a table with a state and an owner',
      '| # | Item | Owner | Status |\n|---|---|---|---|\n| 1 | TLS certificates valid | Ops | ⬜ |\n| 2 | Team briefed | PM | ✅ |\n',
      [
        'pre-deployment checks tls {"hosts":["${{ env.PRODUCTION_HOST }}"]}',
        'pre-deployment checks manual Team briefed',
      ],
    ],
    [
      'a table of data as nothing',
      '- [ ] No secrets in code\n\n| Version | Date |\n|---|---|\n| 1.0 | May |\n',
      ['pre-deployment checks secrets {"paths":["."]}'],
    ],
    [
      'a rollout of two workloads as one',
      '## Staging verification\n- [ ] Up\n  ```sh\n  kubectl rollout status deployment/a -n s\n  kubectl rollout status deployment/b -n s\n  ```',
      ['staging verify rollout {"namespace":"s","workloads":["deployment/a","deployment/b"],"within":"5m"}'],
    ],
  ])('%s', (_, list, entries) => {
    expect(shown(planOf(list))).toEqual(entries);
  });

  it.each([
    ['kubectl delete namespace old'],
    ['git push origin main'],
    ['rm -rf build'],
    ['npm publish'],
    ['terraform apply'],
    ['./scripts/deploy.sh'],
    ['./scripts/deploy-and-test.sh'],
    ['./scripts/do-the-thing.sh'],
    ['curl -X POST https://api.example/restart'],
    ['psql -c "DROP TABLE users"'],
    ['alembic upgrade head'],
    ['docker compose up -d'],
    ['aws rds create-db-snapshot'],
    ['make release'],
    ['helm upgrade shop ./chart'],
    ['make deploy-check-and-release'],
    ['echo ok > state.txt; sed -i s/a/b/ file'],
    ['sudo systemctl restart app'],
    ['kubectl exec api -- rm -rf /data'],
  ])('no check out of what may change something: %s', command => {
    const { stages } = planOf(`- [ ] Done\n  \`\`\`sh\n  ${command}\n  \`\`\`\n`);
    expect(stages.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual(['manual']);
  });

  it('signatures as roles, apart for each stage', () => {
    const list =
      '## Staging\n- [ ] Up\n## Production\n- [ ] Up\n## Sign-off\n### Staging\n- [ ] **QA Lead:** ____\n- [ ] **CTO:** ____\n### Production\n- [ ] **CTO:** ____';
    expect(planOf(list).roles.all.map(({ id, stage }) => `${stage} ${id}`)).toEqual([
      'staging qa-lead',
      'staging staging-cto',
      'production cto',
    ]);
  });

  it('a table of signatures', () => {
    const list =
      '- [ ] Up\n\n## Approvals for production\n\n| Approver | Role | Signature |\n|---|---|---|\n| - | Tech Lead | ⬜ |\n';
    expect(planOf(list).roles.all.map(({ id }) => id)).toEqual(['tech-lead', 'pre-deployment-tech-lead']);
  });

  it('what is done later as a follow-up, with its time', () => {
    const list =
      '## Post-deployment\n### Within 24 hours\n- [ ] Look at support tickets\n### Long-term (within 1 week)\n- [ ] Retrospective\n';
    expect(planOf(list).stages.flatMap(({ tasks }) => tasks.map(({ title, within }) => `${within} ${title}`))).toEqual([
      '24h Look at support tickets',
      '7d Retrospective',
    ]);
  });

  it('conditions of a rollback as triggers with their numbers, and its steps in order', () => {
    const list =
      '## Production deployment\n- [ ] Deploy\n  ```sh\n  kubectl apply -k prod\n  ```\n## Rollback\n### When to roll back\n- [ ] Error rate > 5%\n### Steps\n```sh\nkubectl rollout undo deployment/a\nkubectl rollout status deployment/a -n p\n```\n';
    const { stages } = planOf(list);
    expect(
      stages.map(({ triggers, conditions, verifyBack, steps }) => ({
        triggers,
        conditions,
        verifyBack,
        steps: steps.map(({ kind }) => kind),
      })),
    ).toEqual([
      {
        triggers: ['error-rate-5'],
        conditions: ['error-rate-5'],
        verifyBack: ['kubectl-rollout-status-deployment-a-n-p'],
        steps: ['undo'],
      },
    ]);
    expect(JSON.stringify(stages[0]?.entries)).toContain('"limit":"5%"');
  });

  it('blanks as lines to be excused, and never as done', () => {
    const { excused, stages } = planOf('- [ ] ...\n- [x] Team briefed\n');
    expect(excused.map(({ reason }) => reason)).toEqual(['nothing is written there yet']);
    expect(stages.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual(['manual']);
  });

  it('what is said once into every entry, and asks for it once', () => {
    const plan = planOf('## Production verification\n- [ ] Error rates low\n- [ ] Response times normal\n', {
      PROMETHEUS_URL: 'https://prom.example',
    });
    const urls = plan.stages.flatMap(({ entries }) => entries.map(({ with: { url } }) => url));
    expect(urls).toEqual(['https://prom.example', 'https://prom.example']);
  });

  it('an issue form', () => {
    const form =
      'name: Release\nbody:\n  - type: checkboxes\n    attributes:\n      label: Before release\n      options:\n        - label: No secrets in code\n        - label: Team briefed\n';
    expect(shown(planOf(formAsMarkdown(form) ?? ''))).toEqual([
      'pre-deployment checks secrets {"paths":["."]}',
      'pre-deployment checks manual Team briefed',
    ]);
    expect(formAsMarkdown('on: push')).toBeUndefined();
  });

  it('many questions of one section as one', () => {
    const list = `## Devices\n${[1, 2, 3, 4, 5].map(number => `- [ ] Looks right on phone ${number}`).join('\n')}\n`;
    const [entry] = planOf(list).stages.flatMap(({ entries }) => entries);
    expect(entry?.covers).toHaveLength(5);
  });
});

describe('init --from loses no box', () => {
  it.each([
    ['nested boxes', '- [ ] A thing\n  - [ ] One part\n    - [ ] A part of it\n  - [ ] Another\n'],
    ['boxes with the same words', '## One\n- [ ] Announce it\n## Two\n- [ ] Announce it\n'],
    ['front matter', '---\nname: x\nlabels: a\n---\n- [ ] Announce it\n'],
    ['numbered boxes', '1. [ ] Announce it\n2. [x] Tell them\n'],
    ['boxes in a quotation', '> - [ ] Announce it\n'],
    ['a box beside a rollback', '## Rollback plan\n- [ ] Know how\n'],
    ['boxes of an appendix', '## Appendix\n- [ ] Read it\n'],
  ])('%s', (_, list) => {
    const { stages, excused } = planOf(list);
    const named = new Set([
      ...stages.flatMap(stage => [...stage.entries, ...stage.tasks].flatMap(({ covers }) => covers)),
      ...stages.flatMap(({ conditions, provenBefore }) => [...conditions, ...provenBefore]),
      ...excused.map(({ item }) => item),
    ]);
    const items = parseChecklist(list);
    const parents = new Set(items.flatMap(({ parent }) => parent ?? []));
    expect(items.filter(({ slug }, index) => !named.has(slug) && !parents.has(index)).map(({ slug }) => slug)).toEqual(
      [],
    );
  });
});
