import picomatch from 'picomatch';
import type { Level, Rule } from '../../check.js';
import { parseQuantity } from '../../engines/kube-policies/quantity.js';
import type { PolicySettings } from '../../engines/kube-policies/settings.js';
import { kubernetesPresets, levelIn, type Preset } from '../../engines/presets.js';
import type { ManifestsOptions } from './options.js';
import { ownRules, policyRules } from './rules.js';

type Setting = Exclude<Exclude<ManifestsOptions['policies'], 'off'>[string], string>;

interface About {
  readonly subject: string;
  readonly namespace: string;
}

/** What the config says about rules: levels, what is excluded, numbers and lists. */
export class RuleSettings {
  readonly #preset: Preset;
  readonly #off: boolean;
  readonly #settings: ReadonlyMap<string, Setting>;
  readonly #excluded = new Map<string, (text: string) => boolean>();
  readonly #known: ReadonlyMap<string, Rule> = new Map(Object.entries(ownRules));

  constructor({ policies, preset }: Pick<ManifestsOptions, 'policies' | 'preset'>) {
    this.#preset = preset;
    this.#off = policies === 'off';
    const given = Object.entries(policies === 'off' ? {} : policies);
    this.#settings = new Map(
      given.map(([id, setting]) => [id, typeof setting === 'string' ? plain(setting) : setting]),
    );
    for (const [id, { exclude }] of this.#settings)
      if (exclude.length > 0) this.#excluded.set(id, picomatch(exclude, { dot: true }));
  }

  /** `own`: the level of a rule that is not one of ours. */
  level(rule: string, own: Level = 'error'): Level | 'off' {
    if (this.#off && policyRules.has(rule)) return 'off';
    return this.#settings.get(rule)?.level ?? this.#own(rule) ?? own;
  }

  /** What a cluster would refuse is an error in every preset. */
  #own(rule: string): Level | undefined {
    const known = this.#known.get(rule);
    if (known === undefined || !policyRules.has(rule) || rule === 'exemption-invalid') return known?.level;
    return levelIn(this.#preset, { id: rule, level: known.level }, kubernetesPresets);
  }

  /** The config leaves this object out of the rule, by `Kind/name` or `namespace/Kind/name`. */
  isExcluded(rule: string, { subject, namespace }: About): boolean {
    const isMatch = this.#excluded.get(rule);
    return isMatch !== undefined && (isMatch(subject) || isMatch(`${namespace}/${subject}`));
  }

  /** Numbers and lists, as the engine takes them. */
  forPolicies(options: ManifestsOptions): PolicySettings {
    return {
      minReplicas: this.#settings.get('min-replicas')?.min ?? 2,
      maxStorage: parseQuantity(this.#settings.get('storage-quota')?.max),
      isExternalSecret: anyOf(options['external-secrets']),
      isExternalConfigMap: anyOf(options['external-config-maps']),
    };
  }
}

const plain = (level: Setting['level']): Setting => ({ level, exclude: [] });

const anyOf = (patterns: readonly string[]): ((name: string) => boolean) =>
  patterns.length === 0 ? () => false : picomatch([...patterns], { dot: true });
