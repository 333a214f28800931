import { byFindings, CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import { versionInTag } from '../../facts/repository/tags.js';
import { readPage } from '../../formats/markdown/page.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { judgeBranch } from './branch.js';
import { judgeImage } from './image.js';
import type { ReleaseOptions } from './options.js';
import { releaseRules } from './rules.js';
import { judgeSignature } from './signature.js';
import { readTags, type Tags } from './tags.js';

/** Each demand by itself: what one cannot tell hides nothing of the others. */
export async function runRelease(options: ReleaseOptions, ports: Ports): Promise<Verdict> {
  const needsTags =
    options.tag !== undefined ||
    options.previous !== undefined ||
    options.changelog !== undefined ||
    options.image !== undefined;
  const tags: Tags = needsTags ? await readTags(options, ports) : { own: undefined, previous: undefined, findings: [] };
  const { answers, unknown } = await askEach(demandsOf(options, { tags, ports }), {
    ask: demand => demand(),
    signal: ports.signal,
  });
  const findings = [...tags.findings, ...answers.flatMap(each => each.findings)];
  const told = answers.flatMap(each => (each.told === '' ? [] : [each.told]));
  const names = [
    ...(tags.own === undefined ? [] : [tags.own]),
    ...(tags.previous === undefined ? [] : [`after ${tags.previous}`]),
  ].join(' ');
  const state = findings.length > 0 ? count(findings.length, 'fault') : told.join(', ') || 'in order';
  return unlessUnknown(byFindings(`${names === '' ? 'the release' : names}: ${state}`, { findings }), unknown);
}

interface Told {
  readonly findings: readonly Finding[];
  readonly told: string;
}

function demandsOf(
  options: ReleaseOptions,
  { tags, ports }: { readonly tags: Tags; readonly ports: Ports },
): readonly (() => Promise<Told>)[] {
  const { changelog, image, signed, 'up-to-date': branch } = options;
  const as = (told: string) => (findings: readonly Finding[]) => ({
    findings,
    told: findings.length === 0 ? told : '',
  });
  return [
    ...(changelog === undefined
      ? []
      : [() => judgeChangelog(changelog === true ? 'CHANGELOG.md' : changelog, { tags, ports })]),
    ...(image === undefined
      ? []
      : [() => judgeImage({ image, previous: tags.previous, plainHttp: options['plain-http'], ports })]),
    ...(branch === false ? [] : [() => judgeBranch(branch, ports).then(as('up to date'))]),
    ...(signed
      ? [() => judgeSignature(options.tag === undefined ? undefined : tags.own, ports).then(as('signed'))]
      : []),
  ];
}

async function judgeChangelog(
  file: string,
  { tags, ports }: { readonly tags: Tags; readonly ports: Ports },
): Promise<Told> {
  const page = readPage(await ports.files.text(file));
  if (page.headings.length === 0)
    throw new CouldNotTell(
      'nothing-checked',
      `${file}: has no heading`,
      'Give each version a heading such as "## 1.4.0".',
    );
  if (tags.own === undefined) {
    throw new CouldNotTell(
      'nothing-checked',
      `${file}: nobody says which version is released`,
      'Give `tag`, or run it where the tag is.',
    );
  }
  const version = versionInTag(tags.own);
  const heading = page.headings.find(({ text }) =>
    text
      .split(/[\s[\]()]+/)
      .some(word => word.replace(/[:,]$/, '') === version || word === `v${version}` || word === tags.own),
  );
  const wrong = (message: string, line?: number): Told => ({
    findings: [
      findingOf(releaseRules, { rule: 'changelog-missing', message, file, ...(line !== undefined && { line }) }),
    ],
    told: '',
  });
  if (heading === undefined) return wrong(`${file} has no heading of ${version}`);
  const next =
    page.headings.find(({ line, depth }) => line > heading.line && depth <= heading.depth)?.line ??
    Number.POSITIVE_INFINITY;
  const titles = new Set(page.headings.map(({ line }) => line));
  const isFilled = page.lines.some(
    ({ line, of }) => line > heading.line && line < next && !titles.has(line) && of !== 'comment',
  );
  return isFilled
    ? { findings: [], told: `${file} tells of it` }
    : wrong(`${file} says nothing about ${version}`, heading.line);
}
