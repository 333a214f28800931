import { byFindings, CouldNotTell, type Finding, type Level, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { count, showSize } from '../../text/units.js';
import { type Door, lookAtPorts } from './closed.js';
import type { Exposed } from './exposed.js';
import type { ExposureOptions } from './options.js';
import { refusalOf, refusals } from './refusals.js';
import { exposureRules, servedRules } from './rules.js';
import { lookAt, type Site } from './site.js';
import { type Outcome, visitor } from './visit.js';

const LISTED = 400;

/** Looks at each address in turn. What is exposed counts even where of other paths nothing can be said. */
export async function runExposure(options: ExposureOptions, ports: Ports): Promise<Verdict> {
  if (
    options.urls.length > 0 &&
    options.paths.length === 0 &&
    Object.keys(servedRules).every(rule => levelOf(rule, options) === 'off')
  ) {
    throw new CouldNotTell('nothing-checked', 'every rule is off, and there are no `paths`', 'Leave a rule on.');
  }
  const visit = visitor(ports, { headers: options.headers, timeoutMs: options.timeout });
  const sites: Site[] = [];
  for (const address of new Set(options.urls)) {
    sites.push(await lookAt(address, { visit, options, stop: ports.signal }));
  }
  const doors = await lookAtPorts(options, ports);
  const today = ports.clock.now().toISOString().slice(0, 10);
  const findings = [...(await findingsOf(sites, { options, today })), ...doors.flatMap(door => door.findings)];
  if (!findings.some(({ level }) => level === 'error')) {
    for (const site of sites) mustBeTold(site);
    for (const door of doors) portMustBeTold(door);
  }
  const wrong = new Set(findings.flatMap(({ level, subject }) => (level === 'note' ? [] : [subject])));
  const exposed = sites.flatMap(site => site.exposed).filter(({ url }) => wrong.has(bare(url)));
  return byFindings(summaryOf({ sites, doors, findings }), {
    findings,
    measurements: sites.length === 0 ? [] : measurementsOf(sites),
    details: [
      ...sites.map(site => ({ title: `Answers of ${site.address}`, text: listOf(site) })),
      ...(doors.length === 0
        ? []
        : [{ title: 'Answers of ports', text: doors.flatMap(({ lines }) => lines).join('\n') }]),
      ...(exposed.length === 0 ? [] : [{ title: 'How to refuse what is served', text: refusals(exposed) }]),
    ],
  });
}

function summaryOf({
  sites,
  doors,
  findings,
}: {
  readonly sites: readonly Site[];
  readonly doors: readonly Door[];
  readonly findings: readonly Finding[];
}): string {
  const errors = findings.filter(({ level }) => level === 'error');
  const open = errors.filter(({ rule }) => rule === 'open-port').length;
  const must = count(doors.length, 'port');
  const shut = open === 0 ? `${must} closed` : `${open} of ${must} open that must be closed`;
  if (sites.length === 0) return shut;
  const wrong = errors.length - open;
  const served = wrong === 0 ? 'nothing that must not be served' : `${count(wrong, 'thing')} served that must not be`;
  const [paths, assets] = measurementsOf(sites).map(({ value }) => value);
  const where = sites.length === 1 ? (sites[0]?.address ?? '') : count(sites.length, 'address', 'addresses');
  const looked = `of ${count(paths ?? 0, 'path')} and ${count(assets ?? 0, 'script or style sheet', 'scripts and style sheets')} looked at`;
  return `${where}: ${served}, ${looked}${doors.length === 0 ? '' : `; ${shut}`}`;
}

const measurementsOf = (sites: readonly Site[]) => [
  { name: 'paths', value: sites.reduce((sum, { looked }) => sum + looked.length, 0), unit: 'paths' },
  { name: 'scripts', value: sites.reduce((sum, { assets }) => sum + assets, 0), unit: 'scripts and style sheets' },
];

const levelOf = (rule: string, { policies }: ExposureOptions): Level | 'off' =>
  policies[rule] ?? exposureRules[rule]?.level ?? 'error';

/** `today` is an ISO date in UTC; an entry of `allow` holds through its last day. */
async function findingsOf(
  sites: readonly Site[],
  { options, today }: { readonly options: ExposureOptions; readonly today: string },
): Promise<readonly Finding[]> {
  const { default: picomatch } = await import('picomatch');
  const allowed = options.allow.map(({ path, ...entry }) => {
    const glob = `/${path.replace(/^\//, '')}`;
    return { ...entry, glob, matches: picomatch(glob, { dot: true }), used: false };
  });
  const findings = sites.flatMap(site =>
    site.exposed.map(exposed => {
      const fitting = allowed.filter(({ matches }) => matches(new URL(exposed.url).pathname));
      const entry = fitting.find(({ expires }) => expires >= today) ?? fitting[0];
      if (entry === undefined) return found(exposed, options);
      entry.used = true;
      const { reason, owner, expires } = entry;
      if (expires < today) {
        const message = `${sentence(exposed)}; \`allow\` let it be until ${expires} (${owner}: ${reason})`;
        return { ...found(exposed, options), message };
      }
      return {
        ...found(exposed, options),
        rule: 'allowed',
        level: 'note' as const,
        message: `${sentence(exposed)}; allowed until ${expires} by ${owner}: ${reason}`,
      };
    }),
  );
  const idle = allowed
    .filter(({ used }) => !used)
    .map(({ glob, owner }) => ({
      rule: 'allow-unused',
      level: 'note' as const,
      message: `\`allow\` has ${glob}, and nothing there is served; ${owner} may remove it`,
    }));
  return [...findings, ...idle];
}

function found(exposed: Exposed, options: ExposureOptions): Finding {
  const level = levelOf(exposed.rule, options);
  return {
    rule: exposed.rule,
    level: level === 'off' ? 'note' : level,
    message: sentence(exposed),
    subject: bare(exposed.url),
    help: [exposureRules[exposed.rule]?.remedy, refusalOf(exposed)].filter(Boolean).join(' '),
  };
}

const sentence = ({ url, what, status, bytes, whole }: Exposed): string =>
  `${bare(url)} is served: ${what} (${whole ? '' : 'more than '}${showSize(bytes)}${status === 200 ? '' : `, with status ${status}`})`;

/** A query may hold anything. */
const bare = (url: string): string => url.split('?')[0] ?? url;

function mustBeTold({ address, home, unclear, walled }: Site): void {
  const missing = whyNotAlive(home);
  if (missing !== undefined) {
    const message = `${bare(address)} ${missing}`;
    if (home.was === 'silent') {
      const remedy = 'Check that the deployment is up, and that its address is right and can be reached from here.';
      throw new CouldNotTell('unreachable', message, remedy);
    }
    const remedy =
      'Name a page of the deployment that answers with 2xx, and give a login in `headers` where one is asked for.';
    throw new CouldNotTell('nothing-checked', message, remedy);
  }
  if (walled) {
    throw new CouldNotTell(
      'nothing-checked',
      `${bare(address)}: a login page answers for every path`,
      'Give a login in `headers`.',
    );
  }
  const [first] = unclear;
  if (first === undefined) return;
  const more = unclear.length > 1 ? ', and others give no better answer' : '';
  const remedy = 'Ask again when it is less busy, give it more `timeout`, or turn off the rule.';
  throw new CouldNotTell('unreachable', `${bare(first.url)} ${first.why}${more}`, remedy);
}

function portMustBeTold({ unclear: [first] }: Door): void {
  if (first !== undefined) throw new CouldNotTell('unreachable', first.why, first.remedy);
}

function whyNotAlive(home: Outcome): string | undefined {
  if (home.was === 'silent') return `could not be asked: ${home.why}`;
  if (home.was === 'elsewhere') return `leads to ${home.host}, which is not in \`urls\``;
  if (home.was === 'circling') return 'redirects in circles';
  return home.status >= 200 && home.status < 300
    ? undefined
    : `answers with ${home.status}, so nothing shows that it is deployed`;
}

/** What each path came to, for whoever wants to know a year later what was asked. */
function listOf({ looked }: Site): string {
  const lines = looked.slice(0, LISTED).map(({ url, outcome }) => {
    const path = new URL(url).pathname;
    if (outcome.was === 'answered')
      return `${path} ${outcome.status}, ${outcome.whole ? '' : 'more than '}${showSize(outcome.content.bytes.length)}${outcome.redirected ? `, by a redirect to ${new URL(outcome.url).pathname}` : ''}`;
    if (outcome.was === 'elsewhere') return `${path} leads to ${outcome.host}`;
    return `${path} ${outcome.was === 'circling' ? 'redirects in circles' : outcome.why}`;
  });
  return [...lines, ...(looked.length > LISTED ? [`… and ${looked.length - LISTED} more`] : [])].join('\n');
}
