/** Groups tools by subject for the dashboard's cards: the largest group first, then by name. */
export function summarise(tools) {
  const groups = new Map();
  for (const { subject, name } of tools) groups.set(subject, [...(groups.get(subject) ?? []), name]);
  return [...groups]
    .map(([subject, names]) => ({ subject, count: names.length, names: names.sort() }))
    .sort((a, b) => b.count - a.count || a.subject.localeCompare(b.subject));
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** One card as HTML; whatever a teacher typed is text. */
export function card({ subject, count, names }) {
  const safe = text => text.replace(/[&<>"]/g, character => ESCAPES[character]);
  const items = names.map(name => `<li>${safe(name)}</li>`).join('');
  return `<section><h2>${safe(subject)} (${count})</h2><ul>${items}</ul></section>`;
}
