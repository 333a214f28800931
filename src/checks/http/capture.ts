import { selector } from '../../engines/http-answer/select.js';
import { jsonOf, textOf } from '../../engines/http-answer/text-body.js';
import { lastOf, type Trouble, valuesOf } from './judged.js';
import type { HttpStep } from './options.js';
import type { Visit } from './visit.js';

type Capture = HttpStep['capture'][string];

/** Takes from an answer what later steps need. What is not there fails the step that was to capture it. */
export async function captureFrom(
  visit: Visit,
  captures: HttpStep['capture'],
): Promise<{ readonly values: ReadonlyMap<string, string>; readonly troubles: readonly Trouble[] }> {
  const values = new Map<string, string>();
  const troubles: Trouble[] = [];
  for (const [name, capture] of Object.entries(captures)) {
    const found = await valueFrom(visit, capture);
    if ('value' in found) values.set(name, found.value);
    else
      troubles.push({ rule: 'capture', message: `has nothing to capture as "${name}": ${found.not}`, expected: name });
  }
  return { values, troubles };
}

type Found = { readonly value: string } | { readonly not: string };

async function valueFrom(visit: Visit, capture: Capture): Promise<Found> {
  if ('header' in capture) {
    const [value] = valuesOf(visit, capture.header);
    return value === undefined || value === '' ? { not: `no header ${capture.header}` } : { value };
  }
  const { answer } = lastOf(visit);
  const type = valuesOf(visit, 'content-type')[0];
  const read = textOf(answer.body, type);
  if ('unknown' in read) return { not: `the body ${read.unknown}` };
  if ('body' in capture) {
    const match = capture.body.exec(read.text);
    const value = match?.[1] ?? match?.[0];
    return value === undefined || value === ''
      ? { not: `the body does not match /${capture.body.source}/` }
      : { value };
  }
  const json = jsonOf(read.text, type);
  if (!('value' in json)) return { not: `the body ${'not' in json ? json.not : json.unknown}` };
  try {
    const { nodes } = (await selector(capture.json))(json.value);
    if (nodes.length !== 1)
      return { not: `${capture.json} finds ${nodes.length === 0 ? 'nothing' : `${nodes.length} values`}` };
    return scalar(nodes[0], capture.json);
  } catch (error) {
    return { not: `${capture.json} is no JSONPath: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function scalar(value: unknown, path: string): Found {
  if (typeof value === 'string' && value !== '') return { value };
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
  const what = value === '' ? 'empty' : value === null ? 'null' : Array.isArray(value) ? 'a list' : 'a map';
  return { not: `${path} is ${what}` };
}
