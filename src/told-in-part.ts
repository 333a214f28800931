import { type Extra, failed, type Verdict } from './check.js';
import { CouldNotTell } from './could-not-tell.js';

/**
 * Thrown in the place of `CouldNotTell` where a part could not be told and something was found all the same: the check is
 * errored, and its report shows the findings, so that one empty file does not hide what is wrong with a hundred others.
 */
export class ToldInPart extends CouldNotTell {
  readonly found: Verdict;

  /** The first of `unknown` says why; the sentences of the others stand in a detail. */
  constructor([first, ...others]: readonly [CouldNotTell, ...CouldNotTell[]], extra: Extra) {
    const more = others.length === 0 ? '' : `, and ${others.length} more could not be told`;
    const wrong = extra.findings?.filter(({ level }) => level === 'error').length ?? 0;
    const besides = wrong === 0 ? '' : `; besides, ${wrong} ${wrong === 1 ? 'error was' : 'errors were'} found`;
    super(first.why, `${first.message}${more}${besides}`, first.remedy, { cause: first });
    const text = [first, ...others].map(({ message }) => message).join('\n');
    const details = others.length === 0 ? [] : [{ title: 'what could not be told', text }];
    const findings = extra.findings ?? [];
    this.found = failed(this.message, { ...extra, findings, details: [...details, ...(extra.details ?? [])] });
  }
}

/**
 * Asks for each item, and goes on where one could not tell. Whoever calls throws `ToldInPart` at the end if anything is
 * unknown. What is no `CouldNotTell`, and a signal that is aborted, ends it at once.
 */
export async function askEach<Item, Answer>(
  items: readonly Item[],
  { ask, signal }: { readonly ask: (item: Item) => Answer | Promise<Answer>; readonly signal: AbortSignal },
): Promise<{ readonly answers: readonly Answer[]; readonly unknown: readonly CouldNotTell[] }> {
  const answers: Answer[] = [];
  const unknown: CouldNotTell[] = [];
  for (const item of items) {
    try {
      answers.push(await ask(item));
    } catch (error) {
      if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
      unknown.push(error);
    }
  }
  return { answers, unknown };
}

/** The verdict, unless something could not be told: then what was found stands beside that. */
export function unlessUnknown(told: Verdict, unknown: readonly CouldNotTell[]): Verdict {
  const [first, ...others] = unknown;
  if (first === undefined) return told;
  throw new ToldInPart([first, ...others], told);
}
