import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { firstFault } from '../../formats/json/fault.js';
import type { HttpResponse } from '../../ports/http.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';

const SHOWN = 300;

const envelope = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
  /** VictoriaMetrics: a node of storage did not answer. */
  isPartial: z.boolean().nullish(),
});

/** The data of a whole answer, and what the server remarks about it. */
export interface Told {
  readonly data: unknown;
  readonly infos: readonly string[];
}

/**
 * Reads an answer of the Prometheus API. Whatever is no whole answer throws `CouldNotTell`: a refusal, a web page, a text that
 * ends early, and an answer with warnings, since a part of the data is then missing. `where` is the address as it may be shown.
 */
export function readAnswer({ status, headers, body }: HttpResponse, where: string): Told {
  if (status === 401 || status === 403) {
    const message = `${where}: access was refused (${status})`;
    throw new CouldNotTell('tool-refused', message, 'Give `headers` an `authorization` that may read metrics.');
  }
  const text = body.toString('utf8');
  const read = envelope.safeParse(parse(text, { status, type: headers['content-type'] ?? '', where }));
  if (!read.success) {
    const message = `${where}: the answer (${status}) is none of the Prometheus API`;
    throw new CouldNotTell('wrong-format', message, addressRemedy);
  }
  const { data, error, errorType = 'error', warnings, infos, isPartial } = read.data;
  if (read.data.status === 'error') throw refused(`${errorType}: ${error ?? 'no reason was given'}`, { status, where });
  if (status !== 200) throw refused(`status ${status}`, { status, where });
  const missing = [...(warnings ?? []), ...(isPartial ? ['the answer is partial'] : [])];
  if (missing.length > 0) {
    const message = `${where}: a part of the answer may be missing: ${shown(missing.join('; '))}`;
    throw new CouldNotTell('truncated', message, 'Look at the storage and the sources that the server reads from.');
  }
  return { data, infos: (infos ?? []).map(shown) };
}

const addressRemedy = 'Check `url`: it is the address below which `/api/v1/query` answers.';

const shown = (text: string): string => clip(oneLine(text), SHOWN);

interface Come {
  readonly status: number;
  readonly type: string;
  readonly where: string;
}

function parse(text: string, { status, type, where }: Come): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (status === 404) throw new CouldNotTell('wrong-format', `${where}: not found (404)`, addressRemedy, { cause });
    if (status >= 500) throw refused(`status ${status}`, { status, where });
    if (text.trim() === '')
      throw new CouldNotTell('wrong-format', `${where}: the answer (${status}) is empty`, addressRemedy, { cause });
    if (/html/i.test(type) || /^\s*</.test(text)) {
      const message = `${where}: a web page (${status}) came, no answer of the Prometheus API`;
      throw new CouldNotTell('wrong-format', message, `${addressRemedy} A login page wants \`headers\`.`, { cause });
    }
    const isCut = firstFault(text) === text.length;
    const message = isCut ? 'the answer ends early' : `the answer (${status}) is not JSON`;
    throw new CouldNotTell(isCut ? 'truncated' : 'wrong-format', `${where}: ${message}`, addressRemedy, { cause });
  }
}

function refused(why: string, { status, where }: { readonly status: number; readonly where: string }): CouldNotTell {
  const isAway = status >= 500 || /^(?:unavailable|internal)/.test(why);
  const isSlow = /^(?:timeout|canceled)/.test(why);
  const remedy = isAway
    ? 'Look at the server: it could not answer.'
    : isSlow
      ? 'Ask for less, or raise the query timeout of the server.'
      : 'Mend the query: the server understood the request and refused it.';
  return new CouldNotTell(
    isSlow ? 'timed-out' : isAway ? 'unreachable' : 'tool-refused',
    `${where}: ${shown(why)}`,
    remedy,
  );
}
