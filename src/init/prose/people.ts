import type { Context } from '../draft.js';
import type { ProseRule } from './reading.js';

const statusPage = ({ values }: Context) =>
  values.need('STATUS_PAGE_URL', 'Address of the status page, such as https://status.example');

/** The file that a line is about, by the words for it. */
export const documentFor = (
  { find, values }: Context,
  { name, like, ask }: { readonly name: string; readonly like: RegExp; readonly ask: string },
): string => values.need(name, ask, find(like)[0]);

/** Lines about what people write, announce or stand by for, as far as something can be asked about it. */
export const peopleRules: readonly ProseRule[] = [
  {
    says: /\bstatus ?page\b|\bmaintenance (?:window|page|announce\w*)|\bdeployment complete notification/i,
    make: context => [
      {
        kind: 'http',
        with: {
          requests: [
            {
              url: `${statusPage(context)}/api/v2/summary.json`,
              expect: { json: { '/page/updated_at': { 'newer-than': '24h' }, '/status/indicator': 'none' } },
            },
          ],
        },
        guessed: 'the page is one of Statuspage',
      },
    ],
  },
  {
    says: /\b(?:on[- ]?call|standby|team available)\b/i,
    make: context => [
      {
        kind: 'http',
        with: {
          requests: [
            {
              url: `https://api.pagerduty.com/oncalls?earliest=true&schedule_ids[]=${context.values.need('PAGERDUTY_SCHEDULE', 'Id of the schedule in PagerDuty')}`,
              headers: { authorization: 'Token token=${{ env.PAGERDUTY_TOKEN }}' },
              expect: { json: { '/oncalls': { length: '>= 1' } } },
            },
          ],
        },
        guessed: 'the schedule is one of PagerDuty',
      },
    ],
  },
  {
    says: /\b(?:run ?books?|disaster recovery|rollback (?:procedures?|plan|steps)|playbooks?)\b/i,
    unless: /\bfamiliar|\btrained|\bbriefed|\btested/i,
    make: context => [
      {
        kind: 'document',
        with: {
          file: documentFor(context, {
            name: 'RUNBOOK',
            like: /(?:run-?book|recovery|rollback)[\w-]*\.md$/i,
            ask: 'File of the runbook',
          }),
          reviewed: '90d',
        },
      },
    ],
  },
  {
    says: /\bemergency contacts?\b|\bcontact (?:list|information)|\bescalation (?:path|contacts?)/i,
    make: context => [
      {
        kind: 'document',
        with: {
          file: documentFor(context, {
            name: 'RUNBOOK',
            like: /(?:run-?book|recovery|contacts?)[\w-]*\.md$/i,
            ask: 'File of the runbook',
          }),
          contacts: true,
        },
      },
    ],
  },
  {
    says: /\brecovery time objectives?\b|\brto\b|\brpo\b/i,
    make: context => [
      {
        kind: 'document',
        with: {
          file: documentFor(context, {
            name: 'RUNBOOK',
            like: /(?:run-?book|recovery)[\w-]*\.md$/i,
            ask: 'File of the runbook',
          }),
          sections: ['Recovery time objectives'],
        },
      },
    ],
  },
  {
    says: /\b(?:documentation|docs|readme|api docs?)\b.*\b(?:updat\w*|complete\w*|current|review\w*|written|accurate|publish\w*)|\b(?:update|review|write)\b.*\b(?:documentation|docs|readme)\b/i,
    make: context => [
      {
        kind: 'document',
        with: {
          file: documentFor(context, {
            name: 'DOCUMENT',
            like: /^README\.md$/i,
            ask: 'The document that must be up to date',
          }),
          reviewed: '90d',
        },
        guessed: 'which document is meant',
      },
    ],
  },
];
