import { byFindings, CouldNotTell, type Finding, type Ports, type Verdict } from '../../check.js';
import { isData } from '../../engines/compose/merge.js';
import { assemble, type Project, type Service } from '../../engines/compose/project.js';
import { composeRules } from '../../engines/compose/rules.js';
import { count } from '../../text/units.js';
import { type ComposeOptions, composeLevels, fixedRules } from '../compose.js';
import { readSources, type Sources } from './sources.js';

/** Checks a Compose project by every rule that the config leaves on. */
export async function runCompose(options: ComposeOptions, ports: Ports): Promise<Verdict> {
  const sources = await readSources(options, ports);
  const whole = assemble(sources.files, sources.extended);
  const project = { ...whole, services: whole.services.filter(service => isChosen(service, options.profiles)) };
  const unread = unreadable(sources, options);
  if (project.services.length === 0 && unread.length === 0 && project.problems.length === 0) throw nothing(whole);
  refuseUnknownProfiles(whole, options.profiles ?? []);
  const findings = sorted([...unread, ...judge(project, options)]);
  const errors = findings.filter(finding => finding.level === 'error').length;
  const scope = `${count(project.services.length, 'service')} in ${count(sources.files.length, 'file')}`;
  const warnings = findings.filter(finding => finding.level === 'warning').length;
  const summary = errors > 0 ? `${count(errors, 'error')} in ${scope}` : `${scope}, ${count(warnings, 'warning')}`;
  return byFindings(summary, {
    findings,
    measurements: [{ name: 'services', value: project.services.length, unit: 'services' }],
    evidence: sources.files.map(({ file }) => file),
  });
}

/** Compose itself checks every service of no profile, and those of the profiles that are asked for. */
function isChosen({ value }: Service, profiles: readonly string[] | undefined): boolean {
  const own = profilesOf(value);
  if (profiles === undefined || profiles.includes('*')) return true;
  return own.length === 0 || own.some(profile => profiles.includes(profile));
}

const profilesOf = (value: Service['value']): readonly string[] =>
  Array.isArray(value.profiles) ? value.profiles.map(String) : [];

/** Compose takes a misspelt profile for one without services, which are then never looked at. */
function refuseUnknownProfiles({ services }: Project, profiles: readonly string[]): void {
  const known = new Set(['*', ...services.flatMap(({ value }) => profilesOf(value))]);
  const unknown = profiles.find(profile => !known.has(profile));
  if (unknown === undefined) return;
  throw new CouldNotTell(
    'nothing-checked',
    `no service has the profile "${unknown}"`,
    'Check `profiles` in the config.',
  );
}

function nothing(whole: Project): CouldNotTell {
  const what =
    whole.services.length === 0 ? 'there is no service in these files' : 'the profiles leave every service out';
  return new CouldNotTell('nothing-checked', what, 'Check `files` and `profiles` in the config.');
}

type Policies = ComposeOptions['policies'];

const levelOf = (rule: string, policies: Policies): Finding['level'] | 'off' =>
  policies[rule] ?? composeLevels[rule] ?? 'error';

function unreadable({ files }: Sources, { policies }: ComposeOptions): readonly Finding[] {
  return files.flatMap(({ problems }) =>
    problems.flatMap(({ rule, ...problem }) => {
      const level = levelOf(rule, policies);
      return level === 'off' ? [] : [{ rule, level, ...problem }];
    }),
  );
}

function judge(project: Project, { policies }: ComposeOptions): readonly Finding[] {
  return composeRules.flatMap(rule => {
    const level = levelOf(rule.id, policies);
    if (level === 'off') return [];
    return rule.check(project).map(({ place, ...violation }): Finding => {
      const reason = exemption(project, { rule: rule.id, subject: violation.subject });
      const finding = { rule: rule.id, level, ...place, ...violation, help: rule.remedy };
      if (reason === undefined) return finding;
      if (reason.trim() === '') {
        const message = `${violation.message}; it is exempted, and does not say why`;
        return { ...finding, rule: 'exemption-without-reason', level: 'error', message };
      }
      return { ...finding, level: 'note', message: `${violation.message} (exempted: ${reason})` };
    });
  });
}

/** The reason that a service gives for exempting itself from a rule; undefined where it does not. */
function exemption(
  project: Project,
  { rule, subject }: { readonly rule: string; readonly subject: string | undefined },
): string | undefined {
  const own = project.services.find(({ name }) => name === subject)?.value['x-deploy-validate'];
  const ignored = isData(own) && isData(own.ignore) ? own.ignore : {};
  if (!Object.hasOwn(ignored, rule) || fixedRules.has(rule)) return undefined;
  const reason = ignored[rule];
  return typeof reason === 'string' ? reason : '';
}

const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) => compare(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
