import { posix } from 'node:path';
import type { Finding } from '../check.js';
import type { Origin } from '../report/origin.js';
import type { Subject } from '../report/report.js';

/** `src/a.ts:12:3`: where a finding is, as editors understand it; its subject where that is no file. */
export function showPlace({ file, line, column, subject }: Finding): string | undefined {
  if (file === undefined) return subject;
  return [file, line, line === undefined ? undefined : column].filter(part => part !== undefined).join(':');
}

/** What in the file a finding is about, `Deployment/web`, where neither the place nor the message says so. */
export const subjectBeside = ({ file, subject, message }: Finding): string | undefined =>
  file === undefined || subject === undefined || message.includes(subject) ? undefined : subject;

/** A finding's file relative to the repository; undefined where it lies outside or has none. */
export function repositoryPath(file: string | undefined, { root = '' }: Origin): string | undefined {
  if (file === undefined || file === '' || /[\u0000-\u001f]/.test(file)) return undefined;
  const slashed = file.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(slashed)) return undefined;
  const path = posix.normalize(posix.join(root.replaceAll('\\', '/'), slashed));
  return path === '..' || path.startsWith('../') || path === '.' ? undefined : path;
}

/** The repository's page; undefined where the report names none or an odd one. */
export function repositoryUrl({ repository }: Subject, { server }: Origin): string | undefined {
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  const base =
    server !== undefined && /^https?:\/\/[\w.:-]+(?:\/[\w./-]*)?$/.test(server) ? server : 'https://github.com';
  return `${base.replace(/\/+$/, '')}/${repository}`;
}

const isSha = (sha: string | undefined): sha is string => sha !== undefined && /^[0-9a-f]{7,64}$/.test(sha);

/** The line of a file as it is in the commit. */
export function blobUrl({ file, line }: Finding, subject: Subject, origin: Origin): string | undefined {
  const repository = repositoryUrl(subject, origin);
  const path = repositoryPath(file, origin);
  if (repository === undefined || path === undefined || !isSha(subject.sha)) return undefined;
  const encoded = path.split('/').map(encodePart).join('/');
  return `${repository}/blob/${subject.sha}/${encoded}${line === undefined ? '' : `#L${line}`}`;
}

/** Parentheses and the like would end a link of Markdown. */
const encodePart = (part: string): string =>
  encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export function commitUrl(subject: Subject, origin: Origin): string | undefined {
  const repository = repositoryUrl(subject, origin);
  return repository !== undefined && isSha(subject.sha) ? `${repository}/commit/${subject.sha}` : undefined;
}

export function runUrl(subject: Subject, origin: Origin): string | undefined {
  const repository = repositoryUrl(subject, origin);
  const { runId, runAttempt } = subject;
  if (repository === undefined || runId === undefined || !/^\d+$/.test(runId)) return undefined;
  const attempt = runAttempt !== undefined && /^\d+$/.test(runAttempt) ? `/attempts/${runAttempt}` : '';
  return `${repository}/actions/runs/${runId}${attempt}`;
}

/** A sentence and the address behind it, as the help of many rules has it. */
export function splitHelp(text: string): { readonly sentence: string; readonly url: string | undefined } {
  const [, sentence = '', last = ''] = /^([\s\S]*?)(\S+)\s*$/.exec(text) ?? [];
  const url = asUrl(last);
  return url === undefined ? { sentence: text, url } : { sentence: sentence.trim(), url };
}

/** The address where a text is a link and nothing else. */
export function asUrl(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s<>"'`\\|()[\]{}*\u0000-\u001f\u007f-\uffff]+$/.test(trimmed) && URL.canParse(trimmed)
    ? trimmed
    : undefined;
}
