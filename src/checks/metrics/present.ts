import { CouldNotTell, findingOf } from '../../check.js';
import { unwrap } from '../../engines/promql/expression.js';
import { count } from '../../text/units.js';
import { metricsRules } from './rules.js';
import { type Asking, askQuery, resolve } from './source.js';
import { type Told, toldOf } from './told.js';

/** Whether series have a sample now. A series whose target is gone is still known to the server, and no longer there. */
export async function tellPresent(selector: string, asking: Asking): Promise<Told> {
  const resolved = await resolve(selector, { name: selector, window: undefined, asking });
  const kind = resolved.expr && unwrap(resolved.expr).kind;
  if (kind !== undefined && kind !== 'selector') {
    const message = `${selector}: is no selector of series`;
    throw new CouldNotTell('wrong-format', message, 'Write one such as up{job="api"}; values belong to `queries`.');
  }
  const text = `count(${resolved.text}\n)`;
  const { values } = await askQuery({ ...resolved, text }, { name: selector, asking });
  const number = values[0]?.value ?? 0;
  if (number > 0)
    return toldOf(selector, { said: `${selector} has ${count(number, 'series', 'series')}`, lines: [text] });
  const message = `${selector} has no sample: there is no such series, or it has become silent`;
  const finding = findingOf(metricsRules, {
    rule: 'series-missing',
    message,
    subject: selector,
    expected: 'a sample in the last minutes',
    actual: 'none',
  });
  return toldOf(selector, { said: `${selector} is missing`, findings: [finding], lines: [text] });
}
