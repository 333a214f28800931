import { parseChecklist } from './parse.js';

/** What a later text of the written checklist changes, a sentence each; `after` is undefined where the file is gone. */
export function describeChecklistChange(at: {
  readonly file: string;
  readonly before: string;
  readonly after: string | undefined;
}): readonly string[] {
  const { file, before, after } = at;
  if (after === undefined) return [`${file}: the checklist is removed`];
  if (before === after) return [];
  const [old, young] = [before, after].map(text => parseChecklist(text).map(item => item.slug));
  const removed = (old ?? []).filter(slug => !young?.includes(slug));
  const added = (young ?? []).filter(slug => !old?.includes(slug));
  const told = [
    ...(removed.length > 0 ? [`${file}: removed ${removed.join(', ')}`] : []),
    ...(added.length > 0 ? [`${file}: added ${added.join(', ')}`] : []),
  ];
  return told.length > 0 ? told : [`${file}: the same items in other words`];
}
