import { contradictions, needs } from './consistency.js';
import { isData, splitVolume } from './merge.js';
import type { Service } from './project.js';
import { type ComposeRule, eachService } from './violation.js';

export const imageUnpinned: ComposeRule = {
  id: 'image-unpinned',
  level: 'error',
  reason: 'The image has no tag, or `latest`: tomorrow it may be another one than was tested.',
  remedy: 'Name a version, better still a digest: image:1.2.3@sha256:…',
  check: eachService(({ value, raw }) => {
    const image = typeof value.image === 'string' ? value.image : undefined;
    if (image === undefined || image.includes('@sha256:')) return [];
    const tag = /:([^/:]*)$/.exec(image)?.[1];
    if (isData(value.build) || typeof value.build === 'string') return [];
    if (tag === undefined || tag === '') {
      const written = String(raw(['image']) ?? '');
      const isUnset = written.includes('$') && (image === '' || tag === '');
      return [
        [
          ['image'],
          isUnset
            ? `image ${written}: its variables are not set here, so it has no tag; set them, or give a default: \${TAG:-1.2.3}`
            : `image ${image} has no tag`,
        ],
      ];
    }
    return tag === 'latest' ? [[['image'], `image ${image} has the tag latest, which changes`]] : [];
  }),
};

const SECTIONS = ['networks', 'secrets', 'configs', 'models'] as const;

export const undefinedReference: ComposeRule = {
  id: 'undefined-reference',
  level: 'error',
  reason: 'Compose refuses a project that names what it does not define.',
  remedy: 'Define it, or correct the name.',
  check: eachService((service, project) => {
    const { value } = service;
    const services = new Map(project.services.map(each => [each.name, each]));
    return [
      ...SECTIONS.flatMap(section => {
        const known = new Set([
          ...Object.keys(project.section(section)),
          ...(section === 'networks' ? ['default'] : []),
        ]);
        return namesIn(service, section)
          .filter(([name]) => !known.has(name))
          .map(([name, path]) => [path, `${section.slice(0, -1)} ${name} is not defined`] as const);
      }),
      ...needs(value).flatMap(({ name, path }) => {
        const needed = services.get(name);
        const message = needed ? leftOut(value, needed) : `depends on ${name}, which is no service`;
        return message === undefined ? [] : [[path, message] as const];
      }),
      ...buildSecrets(service)
        .filter(([name]) => !Object.hasOwn(project.section('secrets'), name))
        .map(([name, path]) => [path, `secret ${name} is not defined`] as const),
      ...contexts(service, services).map(([message, path]) => [path, message] as const),
      ...volumes(service)
        .filter(([name]) => !Object.hasOwn(project.section('volumes'), name))
        .map(([name, path]) => [path, `volume ${name} is not defined`] as const),
    ];
  }),
};

/** Compose without `--profile` refuses a service that waits for one of a profile. */
function leftOut(value: Service['value'], needed: Service): string | undefined {
  const profiles = (of: Service['value']) => (Array.isArray(of.profiles) ? of.profiles.map(String) : []);
  const [own, others] = [profiles(value), profiles(needed.value)];
  if (others.length === 0 || own.some(profile => others.includes(profile))) return undefined;
  const wait = isData(value.depends_on) ? value.depends_on[needed.name] : undefined;
  if (isData(wait) && /^(?:false|no|off)$/i.test(String(wait.required))) return undefined;
  return `depends on ${needed.name}, which is there with the profile ${others.join(' or ')} alone`;
}

function buildSecrets({ value }: Service): readonly Named[] {
  const secrets: readonly unknown[] =
    isData(value.build) && Array.isArray(value.build.secrets) ? value.build.secrets : [];
  return secrets.map((entry, index) => [
    isData(entry) ? String(entry.source) : String(entry),
    ['build', 'secrets', index],
  ]);
}

type Named = readonly [name: string, path: readonly (string | number)[]];

function namesIn({ value }: Service, section: (typeof SECTIONS)[number]): readonly Named[] {
  const named = value[section];
  if (isData(named)) return Object.keys(named).map(name => [name, [section, name]]);
  if (!Array.isArray(named)) return [];
  return named.map((entry, index) => [isData(entry) ? String(entry.source) : String(entry), [section, index]]);
}

/** Contexts that are what another service builds. */
function contexts({ value }: Service, services: ReadonlyMap<string, Service>): readonly Named[] {
  const given = isData(value.build) ? value.build.additional_contexts : undefined;
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(given)
    ? given.map(entry => [String(entry), String(entry).replace(/^[^=]*=/, '')])
    : Object.entries(isData(given) ? given : {});
  return entries.flatMap(([name, context]): readonly Named[] => {
    const needed = /^service:(.+)$/.exec(String(context))?.[1];
    if (needed === undefined) return [];
    const path = ['build', 'additional_contexts', name] as const;
    const builder = services.get(needed);
    if (!builder) return [[`builds on ${needed}, which is no service`, path]];
    return builder.value.build === undefined ? [[`builds on ${needed}, which is not built itself`, path]] : [];
  });
}

function volumes({ value, raw }: Service): readonly Named[] {
  const list = Array.isArray(value.volumes) ? value.volumes : [];
  return list.flatMap((volume, index): readonly Named[] => {
    const isNamed = isData(volume) && (volume.type ?? 'volume') === 'volume' && typeof volume.source === 'string';
    if (isData(volume)) return isNamed ? [[String(volume.source), ['volumes', index]]] : [];
    const { source } = splitVolume(String(volume));
    if (source === undefined || source === '' || isPath(source)) return [];
    // What an unset variable leaves is told as such, and is another name on the machine.
    const isWhole = /^[A-Za-z0-9][\w.-]*$/.test(source) || !String(raw(['volumes', index]) ?? '').includes('$');
    return isWhole ? [[source, ['volumes', index]]] : [];
  });
}

/** Anything else before the colon is the name of a volume (compose-go, format/volume.go). */
const isPath = (source: string): boolean => /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source);

export const nothingToRun: ComposeRule = {
  id: 'compose-invalid',
  level: 'error',
  reason: 'Compose refuses it.',
  remedy: 'Mend the file; `docker compose config` says the same where it is installed.',
  check: project => [
    ...project.problems.map(({ file, line, column, message, subject }) => ({
      place: { file, line, column },
      message,
      subject,
    })),
    ...contradictions(project),
    ...project.services
      .filter(
        ({ value, raw }) => isAbsent(value.image, raw(['image'])) && isAbsent(value.build) && isAbsent(value.provider),
      )
      .map(service => ({
        place: service.place([]),
        message: `service ${service.name}: neither image nor build`,
        subject: service.name,
      })),
  ],
};

/** An image that only a variable names is there on the machine. */
const isAbsent = (value: unknown, raw?: unknown): boolean =>
  value === undefined || value === null || (value === '' && !String(raw ?? '').includes('$'));
