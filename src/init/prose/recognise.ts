import type { Context, Proposal } from '../draft.js';
import { configurationRules } from './configuration.js';
import { dataRules } from './data.js';
import { networkRules } from './network.js';
import { peopleRules } from './people.js';
import type { ProseRule } from './reading.js';
import { repositoryRules } from './repository.js';
import { signalRules } from './signals.js';

/** What asks for a person's eyes, ears or word, whatever else it names. */
const HUMAN =
  /\b(?:familiar|briefed|trained|notif(?:y|ied)|inform(?:ed)?|communicat\w*|announce\w*|stakeholders?|feedback|tickets|meeting|retrospective|post-?mortem|went well|improve\w*|lessons|consider|discuss\w*|decide[ds]?|agree\w*|coordinate\w*|ask|tell|thank|celebrate|tweet|blog|newsletter|email|e-mail|social media|cost analysis|if needed)\b/i;

/** Whatever names these can be asked over HTTP, although people do it. */
const ASKABLE = /\bstatus ?page\b|\bon[- ]?call\b|\bstandby\b/i;

const BEFORE = [
  ...dataRules,
  ...repositoryRules,
  ...peopleRules,
  ...configurationRules,
  ...networkRules,
  ...signalRules,
];
const LIVE = [...signalRules, ...networkRules, ...dataRules, ...repositoryRules, ...peopleRules, ...configurationRules];

/** The kinds that prove what a line says, by its words; none where only people can tell. */
export function recogniseProse(text: string, context: Context): readonly Proposal[] {
  if (HUMAN.test(text) && !ASKABLE.test(text)) return [];
  const rules: readonly ProseRule[] = context.stage === 'pre-deployment' ? BEFORE : LIVE;
  const rule = rules.find(({ says, unless }) => says.test(text) && unless?.test(text) !== true);
  if (rule === undefined) return [];
  return rule.make({ ...context, about: text }).map(proposal => ({ ...proposal, title: text, words: [text] }));
}
