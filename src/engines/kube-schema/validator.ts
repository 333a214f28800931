import { nearest } from '../../text/nearest.js';
import type { KubeDocument } from '../kube-yaml/document.js';
import { field, typeName } from '../kube-yaml/value.js';
import { type Beyond, withRefusals } from './beyond.js';
import type { CustomKind, CustomKinds } from './custom-resource.js';
import { walkCustom } from './custom-walk.js';
import type { KubeFault, KubeRule } from './fault.js';
import { checkName } from './object-name.js';
import { groupOf, type KubeSchemas } from './schemas.js';
import { walkDefinition } from './walk.js';

export interface Judged {
  readonly faults: readonly KubeFault[];
  /** Places with rules in CEL, which are not evaluated here. */
  readonly celRules: number;
  /** The project and release whose definition came along and was used. */
  readonly heldAgainst?: string | undefined;
}

/** Judges documents for one version of Kubernetes and the custom resources that are known by then. */
export class KubeValidator {
  readonly #schemas: KubeSchemas;
  readonly #custom: CustomKinds;
  readonly #beyond: Beyond;

  constructor(schemas: KubeSchemas, custom: CustomKinds, beyond: Beyond) {
    this.#schemas = schemas;
    this.#custom = custom;
    this.#beyond = beyond;
  }

  /** True where the answer does not depend on custom resources that may be defined later. */
  isBuiltIn({ apiVersion, kind }: KubeDocument): boolean {
    return this.#schemas.kind(apiVersion, kind) !== undefined;
  }

  judge(document: KubeDocument): Judged {
    const { apiVersion, kind, value } = document;
    const nameless = typeMeta(document);
    if (nameless.length > 0) return { faults: nameless, celRules: 0 };
    const known = this.#schemas.kind(apiVersion, kind);
    const custom = this.#custom.get(apiVersion, kind);
    if (known) {
      const faults = [
        ...this.#deprecated(document),
        ...walkDefinition(value, known.definition, this.#schemas),
        ...checkName(document, known),
      ];
      const reading = { minor: Number(this.#schemas.version.split('.')[1]), namespaced: known.namespaced };
      return { faults: withRefusals(faults, this.#beyond(document, reading)), celRules: 0 };
    }
    if (!custom) return { faults: [this.#absent(document)], celRules: 0 };
    if (!custom.schema) {
      return {
        faults: [fault('no-schema', `the definition of ${kind} has no schema for ${apiVersion}`, 'apiVersion')],
        celRules: 0,
      };
    }
    const { faults, celRules } = walkCustom(value, custom.schema, this.#schemas);
    const all = [...this.#version(custom), ...faults, ...checkName(document, custom)];
    const heldAgainst = custom.carriedFrom;
    return { faults: heldAgainst ? all.map(found => ofRelease(found, heldAgainst)) : all, celRules, heldAgainst };
  }

  #version({ apiVersion, kind, served, deprecated, carriedFrom }: CustomKind): readonly KubeFault[] {
    const others = this.#custom.apiVersionsOf(kind).filter(other => other !== apiVersion);
    const same = others.find(other => groupOf(other) === groupOf(apiVersion)) ?? others[0];
    const help = same && `Use ${same}.`;
    if (!served && carriedFrom) {
      // Whether the cluster has that release, or an older one that serves it, nobody knows.
      return [
        fault('deprecated-api', `${carriedFrom} does not serve ${apiVersion} of ${kind}`, 'apiVersion', { help }),
      ];
    }
    if (!served)
      return [fault('removed-api', `${apiVersion} of ${kind} is not served`, 'apiVersion', { help, expected: same })];
    return deprecated
      ? [fault('deprecated-api', `${apiVersion} of ${kind} is deprecated`, 'apiVersion', { help })]
      : [];
  }

  #deprecated({ apiVersion, kind }: KubeDocument): readonly KubeFault[] {
    const life = this.#schemas.lifecycle(apiVersion, kind);
    if (!life?.deprecated || !this.#schemas.isReached(life.deprecated)) return [];
    const use = this.#replacement(apiVersion, kind);
    const removal = life.removed ? ` and will be removed in ${life.removed}` : '';
    const message = `${apiVersion} ${kind} is deprecated since ${life.deprecated}${removal}`;
    return [fault('deprecated-api', message, 'apiVersion', { expected: use, help: use && `Use ${use}.` })];
  }

  /** What took the place of an API: the newest version that has the kind now, else what the old one's authors named. */
  #replacement(apiVersion: string, kind: string): string | undefined {
    const named = this.#schemas.lifecycle(apiVersion, kind)?.replacement;
    const current = this.#schemas.apiVersionsOf(kind).filter(other => other !== apiVersion);
    const same = current.find(other => groupOf(other) === groupOf(apiVersion));
    if (same) return same;
    const cut = named?.lastIndexOf('/') ?? -1;
    return named && this.#schemas.kind(named.slice(0, cut), named.slice(cut + 1)) ? named.slice(0, cut) : current[0];
  }

  #absent({ apiVersion, kind }: KubeDocument): KubeFault {
    const { version } = this.#schemas;
    const life = this.#schemas.lifecycle(apiVersion, kind);
    const elsewhere = this.#schemas.elsewhere(apiVersion, kind);
    const removed = elsewhere?.until ?? life?.removed;
    if (removed && this.#schemas.isReached(removed)) {
      const use = this.#replacement(apiVersion, kind);
      const help = use ? `Use ${use}.` : 'See https://kubernetes.io/docs/reference/using-api/deprecation-guide/';
      return fault('removed-api', `${apiVersion} ${kind} was removed in Kubernetes ${removed}`, 'apiVersion', {
        expected: use,
        actual: apiVersion,
        help,
      });
    }
    if (elsewhere) {
      return fault(
        'unknown-kind',
        `${apiVersion} ${kind} exists from Kubernetes ${elsewhere.from} on, not in ${version}`,
        'apiVersion',
      );
    }
    return this.#unknownKind(apiVersion, kind);
  }

  #unknownKind(apiVersion: string, kind: string): KubeFault {
    const group = groupOf(apiVersion);
    const custom = this.#custom.kindsIn(apiVersion);
    const siblings = [...this.#schemas.kindsIn(apiVersion), ...custom.map(known => known.kind)];
    const meant = nearest(kind, siblings);
    const everywhere = [...this.#schemas.apiVersionsOf(kind), ...this.#custom.apiVersionsOf(kind)];
    // The same word in another group is another thing, except where Kubernetes moved its own kinds about.
    const others = everywhere.filter(other => groupOf(other) === group || this.#schemas.isBuiltIn(group));
    const hint = meant ? `; did you mean ${meant}?` : others[0] ? `; it is in ${others[0]}` : '';
    // A project's next release may bring kinds that those which come along do not have: only a likely slip is told.
    const given = custom.some(known => known.carriedFrom === undefined);
    const carriedFrom = given ? undefined : custom[0]?.carriedFrom;
    if (this.#schemas.isBuiltIn(group) || given || (carriedFrom && meant)) {
      const expected = meant ?? others[0];
      return fault(
        'unknown-kind',
        `${carriedFrom ?? `Kubernetes ${this.#schemas.version}`} has no ${kind} in ${apiVersion}${hint}`,
        meant ? 'kind' : 'apiVersion',
        { expected },
      );
    }
    const message = `no schema for ${apiVersion} ${kind}: Kubernetes ${this.#schemas.version} does not have it, and no CustomResourceDefinition of it was given${hint}`;
    return fault('no-schema', message, 'apiVersion', { help: 'Name its CustomResourceDefinition under `crds`.' });
  }
}

/** The cluster may run another release: what to do then is said beside each fault. */
function ofRelease(found: KubeFault, release: string): KubeFault {
  const other = `This was held against ${release}. For another release, name its CustomResourceDefinition under \`crds\`.`;
  return { ...found, help: found.help ? `${found.help} ${other}` : other };
}

/** Both must be there, as strings, before anything else can be told. */
function typeMeta({ value }: KubeDocument): readonly KubeFault[] {
  const missing = ['apiVersion', 'kind'].filter(key => (field(value, key) ?? '') === '');
  if (missing.length > 0) {
    const message = `not a Kubernetes object: it has no ${missing.join(' and no ')}`;
    return [{ rule: 'schema-invalid', message, path: [], part: 'key' }];
  }
  return ['apiVersion', 'kind'].flatMap((key): readonly KubeFault[] => {
    const found = field(value, key) ?? null;
    return typeof found === 'string'
      ? []
      : [fault('schema-invalid', `${key}: expected a string, got ${typeName(found)}`, key)];
  });
}

function fault(
  rule: KubeRule,
  message: string,
  at: string,
  more: Pick<KubeFault, 'help' | 'expected' | 'actual'> = {},
): KubeFault {
  return { rule, message, path: [at], part: 'key', ...more };
}
