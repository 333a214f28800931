import type { Check } from '../../check.js';
import type { Context } from '../draft.js';
import { faultOf } from '../hold-valid.js';
import type { ConfigPlan, Repository } from '../plan-config.js';
import { StageBook } from '../planned.js';
import { Roles } from '../roles.js';
import type { Values } from '../values.js';
import { suggestDeployed } from './deployed.js';
import { suggestObserved } from './observed.js';
import { suggestSuites } from './suites.js';
import { suggestSupply } from './supply.js';
import { type Suggestion, surveyOf } from './survey.js';

interface From {
  readonly values: Values;
  readonly repository: Repository;
  readonly text: (file: string) => Promise<string>;
  readonly checks: readonly Check[];
  readonly project: string;
}

const STAGE = 'pre-deployment';

/** What the repository suggests to check, valid for its kinds, in the order of the sections. */
export async function suggestChecks(from: From): Promise<readonly Suggestion[]> {
  const survey = surveyOf(from.repository, from.text);
  const found = [
    await suggestSuites(survey, contextOf(from)),
    await suggestSupply(survey, from),
    await suggestDeployed(survey),
    await suggestObserved(survey),
  ];
  return found.flat().filter(suggestion => faultOf(suggestion, from.checks) === undefined);
}

/** A config of one stage from what the repository has. */
export function planRepository(suggestions: readonly Suggestion[]): ConfigPlan {
  const book = new StageBook();
  book.stage(STAGE);
  for (const { name, section, because, ...proposal } of suggestions)
    book.add(
      { ...proposal, notes: [`because of ${because}`] },
      { stage: STAGE, phase: 'checks', name, label: proposal.kind, section, covers: [], from: [] },
    );
  return { stages: book.all, roles: new Roles(new Map()), excused: [] };
}

/** What is there, and is proven by no entry of a plan. */
export function unproven({ stages }: ConfigPlan, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const kinds = new Set(stages.flatMap(({ entries, steps }) => [...entries, ...steps].map(({ kind }) => kind)));
  return suggestions.filter(({ kind }) => !kinds.has(kind));
}

const contextOf = ({ values, repository }: From): Context => ({
  values,
  stage: STAGE,
  about: '',
  line: '',
  told: {
    base: new Map(),
    namespace: new Map(),
    workloads: new Map(),
    overlays: new Map(),
    images: [],
    composeFiles: [],
  },
  ...repository,
});
