import { int, isSet, listOf, present, refuse, regexp, strict, text, unknownName, type Wrong } from './fields.js';

const ACTIONS = [
  'replace',
  'keep',
  'drop',
  'keepequal',
  'dropequal',
  'hashmod',
  'labelmap',
  'labeldrop',
  'labelkeep',
  'lowercase',
  'uppercase',
] as const;

const NEEDS_TARGET = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);
const FIELDS = ['source_labels', 'separator', 'regex', 'modulus', 'target_label', 'replacement'] as const;
/** Fields that an action may have; the others may have all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  keepequal: ['source_labels', 'target_label'],
  dropequal: ['source_labels', 'target_label'],
  labeldrop: ['regex'],
  labelkeep: ['regex'],
  lowercase: ['source_labels', 'separator', 'regex', 'modulus', 'target_label'],
  uppercase: ['source_labels', 'separator', 'regex', 'modulus', 'target_label'],
};

/** Prometheus takes actions in any case. */
const action = text.transform((value, ctx) => {
  const message = unknownName(value.toLowerCase(), ACTIONS);
  if (message !== undefined) ctx.addIssue({ code: 'custom', message });
  return value.toLowerCase();
});

const relabel = strict({
  source_labels: listOf(text.refine(value => value !== '', { error: 'a label needs a name' })),
  separator: text,
  regex: regexp,
  modulus: int,
  target_label: text,
  replacement: text,
  action,
}).superRefine(
  refuse(value => {
    const name = value.action ?? 'replace';
    const allowed = ALLOWED[name];
    const target = value.target_label ?? '';
    return [
      name === 'hashmod' && !value.modulus ? [['modulus'], 'hashmod needs a modulus'] : undefined,
      NEEDS_TARGET.has(name) && target === '' ? [['target_label'], `${name} needs target_label`] : undefined,
      ...FIELDS.map((field): Wrong | undefined =>
        allowed && !allowed.includes(field) && isSet(value[field])
          ? [[field], `${name} takes only ${allowed.join(' and ')}`]
          : undefined,
      ),
    ];
  }),
);

/** A list of relabelling steps. */
export const relabelConfigs = listOf(present(relabel, 'a relabelling step'));
