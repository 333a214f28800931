import type { Expectation } from '../../engines/http-answer/expectation.js';
import { readInstant } from '../../engines/http-answer/instant.js';
import type { JsonExpectation, Times } from '../../engines/http-answer/json-expectation.js';
import { judgeJson } from '../../engines/http-answer/judge-json.js';
import { selector } from '../../engines/http-answer/select.js';
import { jsonOf, textOf } from '../../engines/http-answer/text-body.js';
import { clip } from '../../text/clip.js';
import { showDuration } from '../../text/units.js';
import { type Judged, lastOf, type Trouble, valuesOf } from './judged.js';
import type { Visit } from './visit.js';

const NOTHING: Judged = { troubles: [], unknown: [] };

/** Holds the body against what is expected of it. A body that did not come whole lets nobody tell, whatever is expected. */
export async function judgeBody(visit: Visit, expected: Expectation, times: Times): Promise<Judged> {
  const { answer } = lastOf(visit);
  if (answer.fault !== undefined) {
    return { troubles: [], unknown: [{ why: answer.fault.why, message: `answered, but ${answer.fault.message}` }] };
  }
  if (expected.body === undefined && expected.json === undefined) return NOTHING;
  const type = valuesOf(visit, 'content-type')[0];
  const read = textOf(answer.body, type);
  if ('unknown' in read)
    return { troubles: [], unknown: [{ why: 'unreadable', message: `answered, but the body ${read.unknown}` }] };
  const json =
    expected.json === undefined ? NOTHING : await judgeDocument(read.text, { visit, json: expected.json, times });
  return { troubles: [...judgeText(read.text, expected.body), ...json.troubles], unknown: json.unknown };
}

function judgeText(text: string, body: Expectation['body']): readonly Trouble[] {
  const trouble = (message: string, expected: string): Trouble => ({
    rule: 'body',
    message,
    expected,
    actual: clip(text, 200),
  });
  const { contains = [], matches = [], 'not-matches': forbidden = [] } = body ?? {};
  return [
    ...contains
      .filter(part => !text.includes(part))
      .map(part => trouble(`has a body without "${part}"`, `contains "${part}"`)),
    ...matches
      .filter(each => !each.test(text))
      .map(({ source }) => trouble(`has a body that does not match /${source}/`, `matches /${source}/`)),
    ...forbidden
      .filter(each => each.test(text))
      .map(({ source }) =>
        trouble(`has a body that matches /${source}/, which it must not`, `does not match /${source}/`),
      ),
  ];
}

/** How far the date of an answer may be off the clock here. */
const OFF_MS = 5 * 60_000;

async function judgeDocument(
  text: string,
  {
    visit,
    json,
    times,
  }: { readonly visit: Visit; readonly json: Readonly<Record<string, JsonExpectation>>; readonly times: Times },
): Promise<Judged> {
  const read = jsonOf(text, valuesOf(visit, 'content-type')[0]);
  if ('not' in read) {
    const actual = clip(text.trim(), 200);
    return {
      troubles: [{ rule: 'not-json', message: `answered, but the body ${read.not}`, expected: 'JSON', actual }],
      unknown: [],
    };
  }
  if ('unknown' in read) {
    const why = /twice/.test(read.unknown) ? 'wrong-format' : 'truncated';
    return { troubles: [], unknown: [{ why, message: `answered, but the body ${read.unknown}` }] };
  }
  const troubles: Trouble[] = [];
  const unknown: { why: 'stale' | 'wrong-format'; message: string }[] = [];
  for (const [path, expected] of Object.entries(json)) {
    const select = await selectorOf(path);
    if (typeof select === 'string') {
      unknown.push({ why: 'wrong-format', message: select });
      continue;
    }
    const stale = dependsOnTime(expected) ? staleness(visit, times.now) : undefined;
    if (stale !== undefined) unknown.push({ why: 'stale', message: stale });
    for (const wrong of judgeJson(select(read.value), expected, times)) {
      const where = path === '' ? 'the document' : path;
      if ('unknown' in wrong) {
        const why = wrong.stale === true ? 'stale' : 'wrong-format';
        unknown.push({ why, message: `answered, but ${where} ${wrong.unknown}` });
      } else troubles.push({ ...wrong, rule: 'json', message: `answered, but ${where} ${wrong.message}` });
    }
  }
  return { troubles, unknown };
}

async function selectorOf(path: string) {
  try {
    return await selector(path);
  } catch (error) {
    return `is held against ${path}, which is no JSONPath: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const dependsOnTime = (expected: JsonExpectation): boolean =>
  expected['newer-than'] !== undefined ||
  expected['older-than'] !== undefined ||
  expected.after !== undefined ||
  expected.covers !== undefined;

/** An answer that is dated otherwise than now was kept by somebody, or one of the two clocks is wrong. */
function staleness(visit: Visit, now: number): string | undefined {
  const date = readInstant(valuesOf(visit, 'date')[0] ?? '');
  if (!('ms' in date)) return undefined;
  const off = now - date.ms;
  if (Math.abs(off) <= OFF_MS) return undefined;
  const how = off > 0 ? `${showDuration(off)} ago` : `${showDuration(-off)} ahead`;
  return `answered, but its date is ${how}: it is an old copy, or a clock is wrong, and times cannot be told`;
}
