import { parseDocument } from 'yaml';
import { z } from 'zod';

const attributes = z.looseObject({
  label: z.string().optional(),
  value: z.string().optional(),
  options: z.array(z.union([z.string(), z.looseObject({ label: z.string() })])).optional(),
});

const form = z.looseObject({
  name: z.string().optional(),
  body: z.array(z.looseObject({ type: z.string(), attributes: attributes.optional() })),
});

/** An issue form of GitHub (`.yml`) as the Markdown that it shows; undefined where the text is none. */
export function formAsMarkdown(text: string): string | undefined {
  const read = form.safeParse(parseDocument(text).toJS());
  if (!read.success) return undefined;
  const parts = read.data.body.map(({ type, attributes: about }) => {
    if (type === 'markdown') return about?.value ?? '';
    const head = about?.label === undefined ? '' : `## ${about.label}\n\n`;
    const options = (about?.options ?? []).map(option => `- [ ] ${typeof option === 'string' ? option : option.label}`);
    return type === 'checkboxes' ? `${head}${options.join('\n')}` : head;
  });
  return [`# ${read.data.name ?? 'Release'}`, ...parts].join('\n\n');
}
