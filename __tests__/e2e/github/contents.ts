import { z } from 'zod';
import { type Area, REPOSITORY, refuse } from '../github-api.js';

/** Commits by every name that they have, each with its files. */
export interface StoredCommit {
  readonly names: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

const record = z.record(z.string(), z.unknown());

/** The first of a commit's names is its SHA. */
export function contentsArea(commits: readonly StoredCommit[]): Area {
  const find = (name: string): StoredCommit | undefined => commits.find(commit => commit.names.includes(name));
  return ({ method, path, query }, { api }) => {
    const ref = new RegExp(`^/repos/${REPOSITORY}/commits/([^/]+)$`).exec(path)?.[1];
    const file = new RegExp(`^/repos/${REPOSITORY}/contents/([^/]+)$`).exec(path)?.[1];
    if (method !== 'GET') return undefined;
    if (ref !== undefined) {
      const sha = find(decodeURIComponent(ref))?.names[0];
      if (sha === undefined) return refuse({ status: 422, message: `No commit found for SHA: ${ref}` });
      return { status: 200, body: { ...record.parse(api.example('commit')), sha, files: [] } };
    }
    if (file === undefined) return undefined;
    const commit = find(query.ref ?? '');
    if (!commit) return refuse({ status: 404, message: `No commit found for the ref ${query.ref}` });
    const text = commit.files[decodeURIComponent(file)];
    if (text === undefined) return refuse({ status: 404, message: 'Not Found' });
    const example = record.parse(api.example('content-file-response-if-content-is-a-file'));
    return {
      status: 200,
      body: { ...example, encoding: 'base64', content: lines(Buffer.from(text).toString('base64')) },
    };
  };
}

/** GitHub breaks base64 after sixty characters. */
const lines = (text: string): string => text.replace(/.{60}/g, '$&\n');
