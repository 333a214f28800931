import { byFindings, CouldNotTell, type Finding, type Verdict } from '../../check.js';
import { exemption, unknownExemptions } from '../../engines/compose/exemption.js';
import { assemble, type Project, type Service } from '../../engines/compose/project.js';
import { composeRules as projectRules } from '../../engines/compose/rules.js';
import type { Violation } from '../../engines/compose/violation.js';
import { composePresets, levelIn } from '../../engines/presets.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { type ComposeOptions, fixedRules } from './options.js';
import { composeRules } from './rules.js';
import { serviceFileFindings } from './service-files.js';
import { readSources, type Sources } from './sources.js';

/** Checks a Compose project by every rule that the config leaves on. */
export async function runCompose(options: ComposeOptions, ports: Ports): Promise<Verdict> {
  const sources = await readSources(options, ports);
  const whole = assemble(sources.files, sources.extended);
  const project = { ...whole, services: whole.services.filter(service => isChosen(service, options.profiles)) };
  const unread = unreadable(sources, options);
  if (project.services.length === 0 && unread.length === 0 && project.problems.length === 0) throw nothing(whole);
  refuseUnknownProfiles(whole, options.profiles ?? []);
  const found = [...unread, ...judge(project, options), ...(await beside(sources, project, { options, ports }))];
  const findings = sorted(found);
  const errors = findings.filter(finding => finding.level === 'error').length;
  const names = [...new Set(sources.files.map(({ file }) => file))];
  const scope = `${count(project.services.length, 'service')} in ${count(names.length, 'file')}`;
  const warnings = findings.filter(finding => finding.level === 'warning').length;
  const summary = errors > 0 ? `${count(errors, 'error')} in ${scope}` : `${scope}, ${count(warnings, 'warning')}`;
  return byFindings(summary, {
    findings,
    measurements: [{ name: 'services', value: project.services.length, unit: 'services' }],
    evidence: names,
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

/** Rules on files and on exemptions themselves: nothing in a file is exempt from them. */
const OF_FILES = [
  'variable-required',
  'variable-unset',
  'override-left-out',
  'exemption-without-reason',
  'exemption-unknown',
];

const exemptible: ReadonlySet<string> = new Set(
  Object.keys(composeRules).filter(rule => !fixedRules.has(rule) && !OF_FILES.includes(rule)),
);

const levelOf = (id: string, { policies, preset }: ComposeOptions): Finding['level'] | 'off' => {
  const level = composeRules[id]?.level ?? 'error';
  return policies[id] ?? (ofProject.has(id) ? levelIn(preset, { id, level }, composePresets) : level);
};

/** Rules of the engine on what a project asks for; what Compose refuses is none of them. */
const ofProject: ReadonlySet<string> = new Set(projectRules.map(({ id }) => id).filter(id => !fixedRules.has(id)));

type Found = Omit<Finding, 'level'> & Pick<Violation, 'section'>;

/** At the level that the config gives to its rule, or exempted by what it is about. */
function settle({ rule, section, ...found }: Found, options: ComposeOptions, project: Project): readonly Finding[] {
  const level = levelOf(rule, options);
  if (level === 'off') return [];
  const reason = !exemptible.has(rule) ? undefined : exemption(project, { rule, subject: found.subject, section });
  if (reason === undefined) return [{ rule, level, ...found }];
  if (reason.trim() === '') {
    const message = `${found.message}; it is exempted, and does not say why`;
    return [{ rule: 'exemption-without-reason', level: 'error', ...found, message }];
  }
  return [{ rule, level: 'note', ...found, message: `${found.message} (exempted: ${reason})` }];
}

function unreadable({ files, others }: Sources, options: ComposeOptions): readonly Finding[] {
  const nobody: Project = assemble([], () => undefined);
  return [...files, ...others].flatMap(({ problems }) => problems.flatMap(problem => settle(problem, options, nobody)));
}

function judge(project: Project, options: ComposeOptions): readonly Finding[] {
  const broken = projectRules.flatMap(rule =>
    rule
      .check(project)
      .flatMap(({ place, ...violation }) =>
        settle({ rule: rule.id, ...place, ...violation, help: rule.remedy }, options, project),
      ),
  );
  return [...broken, ...unknownExemptions(project, exemptible).flatMap(found => settle(found, options, project))];
}

/** What is wrong with single files, and with what stands beside them. */
async function beside(
  { files, others, leftOut }: Sources,
  project: Project,
  { options, ports }: { readonly options: ComposeOptions; readonly ports: Ports },
): Promise<readonly Finding[]> {
  const { fieldProblems } = await import('../../engines/compose/schema.js');
  const found: Found[] = [
    ...[...files, ...others].flatMap(fieldProblems),
    ...(await serviceFileFindings(project.services, ports)),
  ];
  if (leftOut !== undefined) {
    const message = `${leftOut} is not under \`files\`: \`docker compose up\` without -f adds it`;
    found.push({
      rule: 'override-left-out',
      file: leftOut,
      message,
      help: 'Name it under `files`, or deploy with -f.',
    });
  }
  return found.flatMap(each => settle(each, options, project));
}

const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) => compare(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
